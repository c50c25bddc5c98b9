import { pipelineOf, track, tracking } from './acme';

/** Whether a subscription under this trigger is for the event. */
function isFor(subscribe: string, event: object): boolean {
  const { outcomes } = pipelineOf([tracking({}, subscribe)]).plan([event]);
  return outcomes[0]?.status !== 'skipped';
}

test.each([
  ['type = "track"', true],
  ['type = "identify"', false],
  ['type = "track" and event = "Order Completed"', true],
  ['type = "track" and event != "Order Completed"', false],
  ['type = "track" and (event = "A" or event = "Order Completed")', true],
  ['properties.total > 10', true],
  ['properties.total < 10', false],
  ['contains(event, "Completed")', true],
  ['match(event, "Order*")', true],
  ['!contains(event, "Order")', false],
  ['context.app.name = "shop"', true],
  ['properties.missing != null', false],
])('matches by %s', (subscribe, expected) => {
  const event = track('Order Completed', 'c1', { properties: { total: 19.9 }, context: { app: { name: 'shop' } } });
  expect(isFor(subscribe, event)).toBe(expected);
});

test.each([
  ["type = 'track'", 'Strings take double quotes: type = "track"'],
  ["type != 'track'", 'double quotes'],
  ["contains(event, 'Order')", 'double quotes'],
  ['type = "track" and match(event, \'Order*\')', 'double quotes'],
  ['type == "track"', 'Equality is one "=": type = "track"'],
  ['type=="track"', 'Equality is one "="'],
])('refuses %s, which never matches, and says what to write', (subscribe, message) => {
  expect(() => pipelineOf([tracking({}, subscribe)])).toThrow(message);
});

test.each([
  ['event = "it\'s here"', "it's here"],
  ['event = "a == b"', 'a == b'],
  ['event = "a=\'b\'"', "a='b'"],
  ['event="x"', 'x'],
])('takes %s as it is: what stands in a text is no trap', (subscribe, name) => {
  expect(isFor(subscribe, track(name))).toBe(true);
  expect(isFor(subscribe, track('other'))).toBe(false);
});

test.each([
  [''],
  ['type'],
  ['messageId = "x"'],
  ['type = "track" and (event = "a" and (event = "b"))'],
  ['event = "a'],
  ['%'],
])('refuses %j, which cannot be read, and shows it with an example', (subscribe) => {
  const compile = () => pipelineOf([tracking({}, subscribe)]);
  expect(compile).toThrow(`subscriptions[0].subscribe: `);
  expect(compile).toThrow(subscribe);
  expect(compile).toThrow('type = "track" and event = "Order Completed"');
  expect(compile).not.toThrow('Cannot read properties');
});

test.each([
  { type: 'track', properties: null },
  { type: 'track', properties: 'text' },
  { type: 'track', properties: { a: null } },
  { type: 'track', context: null, traits: 7 },
  { type: 'track', event: { a: 1 } },
  { type: 'track', event: 5 },
])('never fails on an odd event: %j', (event) => {
  for (const subscribe of ['properties.a.b = "x"', 'context.a = 1', 'contains(event, "x")', 'traits.a.b.c > 2']) {
    expect(isFor(subscribe, event)).toBe(false);
  }
});

test('tells which subscriptions are for an event, and which event it may have been meant for', () => {
  const pipeline = pipelineOf([
    tracking({}, 'type = "track" and event = "Order Completed"'),
    tracking({}, 'type = "track" and (event = "Paid" or match(event, "Order*"))'),
    tracking({}, 'type = "track" and event != "Order Completed"'),
    tracking({}, 'type = "track" and (event = "A" or properties.total > 5)'),
  ]);
  expect(pipeline.subscriptions.map(({ isForNames }) => isForNames)).toEqual([true, true, false, false]);
  expect(pipeline.match(track('Order Completed'))).toEqual({ subscriptions: [0, 1] });
  expect(pipeline.match(track('order completed'))).toEqual({ subscriptions: [2], nearMiss: 'Order Completed' });
  expect(pipeline.match(5)).toEqual({ subscriptions: [] });
});
