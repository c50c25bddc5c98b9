import { Destination, type DestinationDefinition } from '@segment/actions-core';
import { connection } from './acme';
import { defineDestination, eventName } from '../src';
import { eventsNamedBy, subscribeOf, type Trigger } from '../src/definition/presets';

function action(title: string) {
  return connection.action({
    title,
    description: `${title}.`,
    tables: { event: { name: eventName({ required: false }) } },
    items: () => [],
  });
}

const actions = { order: action('Order'), cart: action('Cart'), visit: action('Visit'), other: action('Other') };

/** One preset for each action that is named, in the order of the actions. */
function presetsOf(triggers: { readonly [K in keyof typeof actions]?: Trigger }) {
  return defineDestination({
    name: 'Acme',
    slug: 'acme',
    description: '',
    connection,
    actions,
    presets: Object.entries(triggers).map(([key, on]) => ({ name: key, partnerAction: key as 'order', on })),
  });
}

/** The actions that Segment performs for an event under all of the destination's presets. */
async function firing(destination: ReturnType<typeof presetsOf>, event: object): Promise<string[]> {
  const fired: string[] = [];
  const watched: DestinationDefinition['actions'] = {};
  for (const [key, { title, description, fields }] of Object.entries(destination.actions)) {
    watched[key] = { title, description, fields, perform: async () => void fired.push(key) };
  }
  const host = new Destination({ ...destination, actions: watched });
  const settings = { apiKey: 'k', subscriptions: destination.presets };
  const [first, second] = [event, settings] as unknown as Parameters<typeof host.onEvent>;
  await host.onEvent(first, second);
  return fired;
}

test('writes the FQL of message types', () => {
  expect(subscribeOf(['identify'], [])).toBe('type = "identify"');
  expect(subscribeOf(['page', 'screen'], [])).toBe('type = "page" or type = "screen"');
});

test('writes the FQL of named events', () => {
  expect(subscribeOf({ track: ['Order Reviewed'] }, [])).toBe('type = "track" and event = "Order Reviewed"');
  expect(subscribeOf({ track: ['A', 'B'] }, [])).toBe('type = "track" and (event = "A" or event = "B")');
});

test('names a standard event in all spellings of the specs', () => {
  expect(subscribeOf({ track: ['Order Cancelled'] }, [])).toBe(
    'type = "track" and (event = "Order Cancelled" or event = "Order Canceled")',
  );
});

test('keeps the events of other presets out of the one for all others', () => {
  expect(subscribeOf({ track: 'others' }, ['A', 'B'])).toBe('type = "track" and event != "A" and event != "B"');
  expect(subscribeOf({ track: 'others' }, [])).toBe('type = "track"');
  const destination = presetsOf({ order: { track: ['A', 'B'] }, cart: { track: ['C'] }, other: { track: 'others' } });
  expect(destination.presets[2]?.subscribe).toBe('type = "track" and event != "A" and event != "B" and event != "C"');
});

test('makes exactly one preset fire in Segment for each event that a preset is for', async () => {
  const destination = presetsOf({
    order: { track: ['Order Completed', "Order's (great) 100% and more"] },
    cart: { track: ['Käufe 🛒', 'a == b', 'back\\slash', 'or'] },
    visit: ['page', 'screen'],
    other: { track: 'others' },
  });
  const expected: [object, string[]][] = [
    [{ type: 'track', event: 'Order Completed' }, ['order']],
    [{ type: 'track', event: "Order's (great) 100% and more" }, ['order']],
    [{ type: 'track', event: 'Käufe 🛒' }, ['cart']],
    [{ type: 'track', event: 'a == b' }, ['cart']],
    [{ type: 'track', event: 'back\\slash' }, ['cart']],
    [{ type: 'track', event: 'or' }, ['cart']],
    [{ type: 'track', event: 'order completed' }, ['other']],
    [{ type: 'track' }, ['other']],
    [{ type: 'page', name: 'Home' }, ['visit']],
    [{ type: 'screen', name: 'Home' }, ['visit']],
    [{ type: 'identify', event: 'Order Completed' }, []],
  ];
  for (const [event, fired] of expected) expect([event, await firing(destination, event)]).toEqual([event, fired]);
});

test('refuses two presets for one event', () => {
  expect(() => presetsOf({ order: { track: ['A', 'B'] }, cart: { track: ['B'] } })).toThrow(
    'Two presets are for the event "B". One preset per event.',
  );
  expect(eventsNamedBy([{ track: ['Order Cancelled', 'Order Canceled'] }])).toEqual([
    'Order Cancelled',
    'Order Canceled',
  ]);
});

test('refuses two presets for one kind of call', () => {
  expect(() => presetsOf({ order: ['identify'], cart: ['page', 'identify'] })).toThrow(
    'Two presets are for every identify call. One preset per call.',
  );
});

test('refuses a preset for every track call beside one for some of them', () => {
  expect(() => presetsOf({ order: { track: ['A'] }, other: ['track'] })).toThrow('track');
  expect(() => presetsOf({ order: { track: 'others' }, other: ['track'] })).toThrow('track');
});

test('refuses two presets for all other events', () => {
  expect(() => presetsOf({ order: { track: 'others' }, other: { track: 'others' } })).toThrow('others');
});

test('refuses the name of an event that FQL has no way to write', () => {
  expect(() => presetsOf({ order: { track: ['Say "hi"'] } })).toThrow('Say "hi"');
});

test("starts from the action's default mapping and changes what the preset says", () => {
  const changed = { '@template': '{{event}}!' };
  const { presets } = defineDestination({
    name: 'Acme',
    slug: 'acme',
    description: '',
    connection,
    actions,
    presets: [
      { name: 'Order', partnerAction: 'order', on: { track: ['A'] } },
      { name: 'Cart', partnerAction: 'cart', on: { track: ['B'] }, mapping: { name: changed } },
    ],
  });
  expect(presets).toEqual([
    {
      name: 'Order',
      type: 'automatic',
      partnerAction: 'order',
      subscribe: 'type = "track" and event = "A"',
      mapping: { name: { '@path': '$.event' } },
    },
    {
      name: 'Cart',
      type: 'automatic',
      partnerAction: 'cart',
      subscribe: 'type = "track" and event = "B"',
      mapping: { name: { '@template': '{{event}}!' } },
    },
  ]);
  expect(presets[1]?.mapping.name).not.toBe(changed);
});
