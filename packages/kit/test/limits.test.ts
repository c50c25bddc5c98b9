import { runs } from '@sluice/test-utils/runs';
import * as fc from 'fast-check';
import { assemble, bodyBytes, type EventItems, type Plan } from '../src/host';
import { type AcmeEvent, channel, made, requestsOf, settings, namesIn } from './acme';

type AcmeChannel = NonNullable<Parameters<typeof channel>[0]>;

/** Bodies of the kinds that vendors ask for. */
const bodies: Readonly<Record<string, (events: readonly AcmeEvent[]) => unknown>> = {
  'a list in an object': (events) => ({ events }),
  'a bare list': (events) => events,
  'a bare object, or a list of several': (events) =>
    events.length === 1 ? events[0] : { count: events.length, events },
  'a list under a long name': (events) => ({ [`events-${'x'.repeat(100)}`]: events }),
};

function channelOf(body: (events: readonly AcmeEvent[]) => unknown, limits: AcmeChannel['limits'] & object) {
  return channel({
    limits,
    together: ({ visitor = '' }) => visitor,
    request: (events) => ({ method: 'POST', url: 'https://acme.dev', headers: {}, json: body(events) }),
  });
}

const text = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constant('"\\\n'),
);
const eventList = fc.array(
  fc.record({
    people: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
    visitor: fc.constantFrom('x', 'y'),
    texts: fc.array(text, { minLength: 1, maxLength: 4 }),
  }),
  { maxLength: 12 },
);

/** The items of a plan's requests, in order, as `event.item`. */
function namesOf(plan: Plan): string[][] {
  return plan.drafts.map(({ parts }) =>
    parts.flatMap(({ items }) => items.map(({ value }) => (value as AcmeEvent).customer ?? '')),
  );
}

test.each(Object.keys(bodies))('never passes a limit, loses nothing and keeps the order, in the form of %s', (form) => {
  const body = bodies[form] ?? ((events) => events);
  fc.assert(
    fc.property(eventList, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 150, max: 400 }), (list, items, bytes) => {
      const limited = channelOf(body, { items, bytes });
      const events = list.map(({ people, visitor, texts }, index) =>
        made(people, ...texts.map((event, n) => limited.item({ event, visitor, customer: `${index}.${n}` }))),
      );
      const plan = assemble(events, settings);
      const names = namesOf(plan);

      for (const { request, parts } of plan.drafts) {
        expect(bodyBytes(request)).toBeLessThanOrEqual(bytes);
        expect(bodyBytes(request)).toBe(new TextEncoder().encode(JSON.stringify(request.json)).length);
        expect(parts.flatMap((part) => part.items).length).toBeLessThanOrEqual(items);
        expect(new Set(parts.map((part) => list[part.event]?.visitor)).size).toBe(1);
      }
      const sent = events.flatMap((event, index) =>
        plan.outcomes[index] ? [] : event.items.map((_, n) => `${index}.${n}`),
      );
      expect(names.flat().toSorted()).toEqual(sent.toSorted());
      for (const person of ['a', 'b', 'c']) {
        const own = (name: string) => list[Number(name.split('.')[0])]?.people.some((one) => one === person);
        expect(names.flat().filter(own)).toEqual(sent.filter(own));
      }
      for (const index of events.keys()) {
        const holding = plan.drafts.filter(({ parts }) => parts.some((part) => part.event === index));
        const isAlone = holding.every(({ parts }) => parts.length === 1);
        expect(isAlone || holding.length === 1).toBe(true);
      }
    }),
    runs(300),
  );
});

test('fills a request to the last byte', () => {
  const three = ['a1', 'a2', 'a3'];
  const bytes = JSON.stringify({ events: three.map((event) => ({ event })) }).length;
  const list = (limited: ReturnType<typeof channel>): EventItems[] =>
    three.map((event) => made('a', limited.item({ event })));
  expect(requestsOf(list(channel({ limits: { bytes } })))).toEqual([three]);
  expect(requestsOf(list(channel({ limits: { bytes: bytes - 1 } })))).toEqual([['a1', 'a2'], ['a3']]);
});

test('counts bytes in UTF-8, as they are sent', () => {
  const item = { event: 'ä🛒' };
  const bytes = Buffer.byteLength(JSON.stringify({ events: [item] }));
  expect(requestsOf([made('a', channel({ limits: { bytes } }).item(item))])).toEqual([['ä🛒']]);
  expect(requestsOf([made('a', channel({ limits: { bytes: bytes - 1 } }).item(item))])).toEqual([]);
});

test('rejects an event with an item too large for any request, says what and how large, and goes on with the rest', () => {
  const limited = channel({ limits: { bytes: 2000 } });
  const plan = assemble(
    [
      made('a', limited.item({ event: 'a1' })),
      made('b', limited.item({ event: 'b1' }), limited.item({ event: 'b2', customer: 'c'.repeat(3000) })),
      made('c', limited.item({ event: 'c1' })),
    ],
    settings,
  );
  expect(plan.outcomes).toEqual([
    undefined,
    {
      status: 'rejected',
      fix: 'event',
      message: expect.stringMatching(/3,041 bytes, most of them in "customer".*2,000/s),
    },
    undefined,
  ]);
  expect(namesOf(plan)).toHaveLength(1);
  expect(plan.drafts[0]?.parts.map(({ event }) => event)).toEqual([0, 2]);
  expect(JSON.stringify(plan.outcomes)).not.toContain('ccc');
});

test('says of a large event where in it the bytes are', () => {
  const limited = channel({ limits: { bytes: 1000 } });
  const messageOf = (item: object) => {
    const [outcome] = assemble([made('a', limited.item(item as AcmeEvent))], settings).outcomes;
    return outcome && 'message' in outcome ? outcome.message : undefined;
  };
  const about = { short: 'x', long: ['y', 'z'.repeat(2000)] };
  expect(messageOf({ event: 'e', data: { about } })).toContain('most of them in "data.about.long.1"');
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`key ${index}`, 'value']));
  expect(messageOf({ event: 'e', data: many })).toContain('most of them in "data";');
  expect(messageOf(many)).toMatch(/^The event has [\d,]+ bytes; the vendor/);
});

test('measures whole requests only where the sum of their items says nothing', () => {
  let built = 0;
  const events = Array.from({ length: 100 }, (_, index) => `e${index}`);
  const limited = channel({
    limits: { bytes: 100_000 },
    request: (items) => ({ method: 'POST', url: `https://acme.dev/${(built += 1)}`, headers: {}, json: { items } }),
  });
  const { drafts } = assemble(
    events.map((event) => made('a', limited.item({ event }))),
    settings,
  );
  expect(drafts).toHaveLength(1);
  // Each alone, and the one that is sent.
  expect(built).toBe(100 + 1);
});

test('keeps a limit for one item beside the one for a whole request', () => {
  const limited = channel({ limits: { bytes: 2000, bytesPerItem: 100 } });
  const events = ['x'.repeat(200), 'a2', 'a3'].map((event) => made('a', limited.item({ event })));
  expect(assemble(events, settings).outcomes.map((outcome) => outcome?.status)).toEqual([
    'rejected',
    undefined,
    undefined,
  ]);
  expect(requestsOf(events)).toEqual([['a2', 'a3']]);
});

test('builds each request alone, so that one event stops no other, and all together once', () => {
  let built = 0;
  const unlimited = channel({
    limits: { items: 100 },
    request: (events) => ({
      method: 'POST',
      url: `https://acme.dev/${(built += 1)}`,
      headers: {},
      json: { events },
    }),
  });
  requestsOf(['a1', 'a2', 'a3'].map((event) => made('a', unlimited.item({ event }))));
  expect(built).toBe(3 + 1);
});

test('rejects the event whose item is too deep to be written as JSON, and keeps the others', () => {
  const deep: unknown = JSON.parse(`${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`);
  const plain = channel();
  const events = [{ event: 'a1' }, { event: 'b1', deep }, { event: 'c1' }].map((item, index) =>
    made(`p${index}`, plain.item(item)),
  );
  const { outcomes, drafts } = assemble(events, settings);
  expect(drafts.map(({ request }) => namesIn(request))).toEqual([['a1', 'c1']]);
  expect(outcomes[1]).toMatchObject({
    status: 'rejected',
    fix: 'event',
    message: expect.stringContaining('500 levels') as string,
  });
});
