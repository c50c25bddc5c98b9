import { assemble, delivered, dispatch, type EventItems, rejected, bodyText } from '../src/host';
import { Unserialisable } from '../src/request/not-sent';
import { acme, channel, made, namesIn, settings } from './acme';

/** Sends the events as a host does, its transport writing bodies by `bodyText`. */
async function send(events: readonly EventItems[]) {
  const requests: string[][] = [];
  const settled = await dispatch(assemble(events, settings), settings, {
    send: async (request) => {
      bodyText(request);
      requests.push(namesIn(request));
      return { status: 200, headers: {}, json: undefined };
    },
  });
  return { requests, outcomes: settled.map(({ outcome }) => outcome), isSent: settled.map(({ isSent }) => isSent) };
}

function five(over: ReturnType<typeof channel>, bad: object = { event: 'bad' }) {
  return ['a', 'b', 'bad', 'c', 'd'].map((name) =>
    made(name, over.item(name === 'bad' ? (bad as { event: string }) : { event: name })),
  );
}

const cause = new URIError('URI malformed: jane@shop.example');

test.each([
  ['request', { request: (items: readonly { event: string }[]) => requestOf(items) }],
  [
    'request, with a limit of bytes',
    { limits: { bytes: 1000 }, request: (items: readonly { event: string }[]) => requestOf(items) },
  ],
  ['together', { together: ({ event }: { event: string }) => failing(event) }],
])('rejects the one event on which `%s` throws, with its cause, and sends the others', async (_, options) => {
  const { requests, outcomes } = await send(five(channel(options)));
  expect(requests.flat()).toEqual(['a', 'b', 'c', 'd']);
  const message = 'The event could not be made into a request: URIError';
  expect(outcomes).toEqual([
    delivered,
    delivered,
    rejected('event', message, { cause, mayHaveArrived: false }),
    delivered,
    delivered,
  ]);
});

function failing(event: string): string {
  if (event === 'bad') throw cause;
  return '';
}

function requestOf(items: readonly { event: string }[]) {
  for (const { event } of items) failing(event);
  return { method: 'POST', url: 'https://api.acme.dev/v2', headers: {}, json: { events: items } } as const;
}

test('rejects every event where none can be sent', async () => {
  const broken = channel({
    request: () => {
      throw cause;
    },
  });
  const { requests, outcomes } = await send(five(broken));
  expect(requests).toEqual([]);
  expect(outcomes.map((outcome) => 'cause' in outcome && outcome.cause)).toEqual(outcomes.map(() => cause));
});

test('rejects the one event that cannot be written as JSON, by its place, and sends the others', async () => {
  const bad = {
    event: 'bad',
    get zz() {
      throw new Error('secret value');
    },
  };
  const { requests, outcomes, isSent } = await send(five(channel(), bad));
  expect(requests.flat()).toEqual(['a', 'b', 'c', 'd']);
  expect(outcomes[2]).toMatchObject({
    status: 'rejected',
    fix: 'event',
    message:
      'The event could not be made into a request: "events.0.zz" fails when it is read, so it cannot be written as JSON.',
    cause: expect.any(Unserialisable) as unknown,
  });
  expect(isSent).toEqual([true, true, false, true, true]);
});

test('rejects an event whose age cannot be read, and sends the others', async () => {
  const fresh = channel({ limits: { ageSeconds: 60 } });
  const bad = made('x', {
    ...fresh.item({ event: 'bad' }),
    get occurredAt(): string {
      throw cause;
    },
  });
  const { requests, outcomes } = await send([made('a', fresh.item({ event: 'a' })), bad]);
  expect(requests).toEqual([['a']]);
  expect(outcomes[1]).toMatchObject({ status: 'rejected', fix: 'event', cause });
});

test('answers in Segment for the one bad event of a batch, and sends the others', async () => {
  const sent: string[] = [];
  const destination = acme({
    request: (items) => {
      for (const { customer = '' } of items) encodeURIComponent(customer);
      return { method: 'POST', url: 'https://api.acme.dev/', headers: {}, json: { events: items } };
    },
  });
  const response = await destination.actions.trackEvent?.performBatch(
    async (_, { body = '' }) => {
      sent.push(...namesIn({ method: 'POST', url: '', headers: {}, json: JSON.parse(body) as unknown }));
      return { status: 200, headers: new Headers(), content: '' };
    },
    {
      settings: { apiKey: 'acme-secret-key' },
      payload: ['a', 'b\ud800', 'c'].map((customer) => ({ event: customer.slice(0, 1), customer })),
    },
  );
  const nodes = (response as { getAllResponses(): { value(): { status: number } }[] }).getAllResponses();
  expect(nodes.map((node) => node.value().status)).toEqual([200, 400, 200]);
  expect(sent).toEqual(['a', 'c']);
});
