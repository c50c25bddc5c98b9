import { acme, namesIn, pipelineOf, track, tracking } from './acme';

/** The destination, which tells the payloads that its actions are given. */
function acmeSeeing(payloads: { push(payload: object): unknown }) {
  return acme({}, (payload) => void payloads.push(payload));
}

const pipeline = pipelineOf();

function outcomeOf(event: unknown) {
  return pipeline.plan([event]).outcomes[0];
}

test.each([[null], [undefined], ['track'], [7], [[]], [[{ type: 'track' }]], [true]])(
  'rejects %j, which is no event, and says what one looks like',
  (event) => {
    expect(outcomeOf(event)).toEqual({
      status: 'rejected',
      fix: 'event',
      message: 'An event must be a JSON object with a "type", as in {"type":"track","event":"Order Completed"}.',
    });
  },
);

test.each([[{}], [{ type: '' }], [{ type: null }], [{ type: 7 }], [{ event: 'Order Completed' }]])(
  'rejects %j, whose type nobody can tell',
  (event) => {
    expect(outcomeOf(event)).toMatchObject({
      status: 'rejected',
      fix: 'event',
      message: expect.stringContaining('"type"'),
    });
  },
);

test.each(['properties', 'traits', 'context'])('reads nothing of %s that are no object, and says so', (member) => {
  const planned = (value: unknown) => {
    const plan = pipeline.plan([{ ...track('A', 'c1'), [member]: value }]);
    return [plan.outcomes[0], plan.events.flatMap((one) => ('items' in one ? one.notes : []))];
  };
  for (const odd of [0, 'text', true, [1], 5n])
    expect(planned(odd)).toEqual([undefined, [`Left out, because it must be an object: ${member}.`]]);
  for (const nothing of [undefined, null, '', [], {}]) expect(planned(nothing)).toEqual([undefined, []]);
});

test('says in a reason, too, what is no object', () => {
  const message = expect.stringMatching(/ Left out, because it must be an object: traits\.$/) as string;
  expect(outcomeOf({ type: 'page', traits: 'x' })).toMatchObject({ status: 'skipped', message });
});

test('reads nothing of traits in the context that are no object', () => {
  const { events } = pipeline.plan([{ ...track('A', 'c1'), context: { traits: 'x', ip: '8.8.4.4' } }]);
  expect(events).toMatchObject([{ notes: ['Left out, because it must be an object: context.traits.'] }]);
});

test('skips an event that no subscription is for', () => {
  for (const event of [{ type: 'page' }, { type: 'Track', event: 'A', userId: 'c1' }, { type: 'unheard-of' }]) {
    const message =
      /^No subscription matches this event(\.|: its type is not track, identify, page, screen, group or alias\.)$/;
    expect(outcomeOf(event)).toEqual({ status: 'skipped', message: expect.stringMatching(message) as string });
  }
});

test('plans the events of a list together and says which actions each set off', () => {
  const events = [track('A', 'c1'), null, { type: 'identify', userId: 'c2' }, { type: 'page' }, track('B', 'c3')];
  const { drafts, outcomes, actions } = pipeline.plan(events);
  expect(drafts.map(({ request }) => namesIn(request))).toEqual([['A', 'update', 'B']]);
  expect(drafts[0]?.parts.map(({ event }) => event)).toEqual([0, 2, 4]);
  expect(outcomes.map((outcome) => outcome?.status)).toEqual([undefined, 'rejected', undefined, 'skipped', undefined]);
  expect(actions).toEqual([['trackEvent'], [], ['updateCustomer'], [], ['trackEvent']]);
});

test('rejects an event with a field that is missing, by its label, and says what to do', () => {
  expect(outcomeOf({ type: 'track', event: 'A' })).toEqual({
    status: 'rejected',
    fix: 'event',
    message: 'Customer ID is missing: map it from the property your events have it in.',
  });
  expect(outcomeOf({ type: 'track' })).toMatchObject({
    message: expect.stringMatching(/Event name is missing.* Customer ID is missing/),
  });
});

test('says of every wrong field what it must be, and never what it is', () => {
  const traits = { plan: 'acme-private-1', age: 'acme-private-2', email: 'acme-private-3' };
  expect(outcomeOf({ type: 'identify', userId: 'c1', traits })).toEqual({
    status: 'rejected',
    fix: 'event',
    message:
      'Plan must be one of: free, paid. Age must be a whole number, but it is a string. ' +
      'Email address must be an email address.',
  });
});

test('names the line of a list that is wrong', () => {
  const products = [{ price: 1 }, { price: 'much' }];
  expect(outcomeOf(track('A', 'c1', { properties: { products } }))).toMatchObject({
    status: 'rejected',
    message: 'Price (item 2 of Products) must be a number or null, but it is a string.',
  });
});

test('rejects what the action itself refuses, by the label of the field', () => {
  expect(outcomeOf(track('$a'))).toEqual({
    status: 'rejected',
    fix: 'event',
    message: 'Event name: Acme reserves names starting with "$".',
  });
});

test('makes one event of two subscriptions, and rejects it whole where one rejects', () => {
  const update = { name: 'Update', partnerAction: 'updateCustomer', subscribe: 'type = "track"' };
  const good = pipelineOf([tracking(), { ...update, mapping: { customerId: { '@path': '$.userId' } } }]);
  const plan = good.plan([track('A')]);
  expect(plan.drafts.map(({ request }) => namesIn(request))).toEqual([['A', 'update']]);
  expect(plan.actions).toEqual([['trackEvent', 'updateCustomer']]);

  const bad = pipelineOf([tracking(), { ...update, mapping: { customerId: { '@path': '$.nowhere' } } }]);
  const { drafts, outcomes } = bad.plan([track('A'), { type: 'page' }]);
  expect(drafts).toEqual([]);
  expect(outcomes[0]).toMatchObject({ status: 'rejected', fix: 'event' });
});

test('takes the events of Segment and of RudderStack for the same', () => {
  const person = { email: 'jane@example.com', plan: 'free', age: 41 };
  const seen: unknown[] = [];
  const watching = pipelineOf(undefined, acmeSeeing(seen));
  watching.plan([
    { type: 'identify', userId: 'c1', timestamp: '2024-01-31T12:00:00Z', traits: person },
    {
      type: 'identify',
      channel: 'web',
      userId: 'c1',
      originalTimestamp: '2024-01-31T12:00:00Z',
      context: { traits: person, library: { name: 'RudderLabs JavaScript SDK' } },
    },
  ]);
  expect(seen).toEqual([
    expect.objectContaining({ customerId: 'c1', traits: person }),
    expect.objectContaining({ customerId: 'c1', traits: person }),
  ]);
});

test('invents neither an id nor a time for an event', () => {
  const seen: object[] = [];
  pipelineOf(undefined, acmeSeeing(seen)).plan([track('A')]);
  expect(seen).toEqual([{ name: 'A', customerId: 'c1' }]);
});

test('leaves the events that it is given as they are', () => {
  const products = [{ product_id: 7, price: '19.9', quantity: null }];
  const event = track('A', 'c1', { context: null, properties: { products, total: '19.9' } });
  const before = structuredClone(event);
  pipeline.plan([event]);
  expect(event).toEqual(before);
});

test('rejects the one event on which the vendor package fails, with the cause, and goes on with the others', () => {
  const broken = acme({}, (payload) => {
    if (payload.name === 'B') throw new TypeError('broken');
  });
  const { outcomes } = pipelineOf(undefined, broken).plan([track('A'), track('B'), track('C')]);
  expect(outcomes.map((outcome) => outcome?.status)).toEqual([undefined, 'rejected', undefined]);
  expect(outcomes[1]).toMatchObject({ fix: 'event', cause: expect.any(TypeError) as TypeError });
});

test('takes an empty list of PHP for an empty object', () => {
  const event = { ...track('A'), properties: [], traits: [], context: { traits: [] } };
  expect(pipelineOf().plan([event]).outcomes).toEqual([undefined]);
});

const orders = { ...tracking({}, 'type = "track" and event = "Order Completed"'), name: 'Orders' };
const others = { ...tracking({}, 'type = "track" and event != "Order Completed"'), name: 'Others' };
const notesOf = (name: string) =>
  pipelineOf([orders, others])
    .plan([track(name)])
    .events.flatMap((one) => ('items' in one ? one.notes : []));

test.each(['Order completed', 'order_completed', ' Order Completed', 'Completed order'])(
  'tells of the name "%s" that it is nearly that of a standard event which a subscription is for',
  (name) => {
    const nearly = expect.stringContaining('close to "Order Completed"') as string;
    expect(notesOf(name)).toEqual([nearly]);
    expect(pipelineOf([orders]).plan([track(name)]).outcomes).toEqual([{ status: 'skipped', message: nearly }]);
  },
);

test('tells nothing of a name that is like no standard one', () => {
  expect(notesOf('track a')).toEqual([]);
  const { outcomes } = pipelineOf([orders]).plan([track('track a')]);
  expect(outcomes).toEqual([{ status: 'skipped', message: 'No subscription matches this event.' }]);
});
