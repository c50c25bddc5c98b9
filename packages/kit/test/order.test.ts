import { runs } from '@sluice/test-utils/runs';
import * as fc from 'fast-check';
import { channel, made, requestsOf } from './acme';

const perVisitor = channel({ together: ({ visitor = '' }) => visitor });

function visit(event: string, visitor: string) {
  return perVisitor.item({ event, visitor });
}

test('puts events of different people into one request', () => {
  const plain = channel();
  expect(
    requestsOf([
      made('a', plain.item({ event: 'a1' })),
      made('b', plain.item({ event: 'b1' })),
      made('a', plain.item({ event: 'a2' })),
    ]),
  ).toEqual([['a1', 'b1', 'a2']]);
});

test('keeps items apart that may not be together', () => {
  expect(requestsOf([made('a', visit('a1', 'x')), made('b', visit('b1', 'y')), made('c', visit('c1', 'x'))])).toEqual([
    ['a1', 'c1'],
    ['b1'],
  ]);
});

test("lets no event join a request that is older than its person's last one", () => {
  expect(requestsOf([made('a', visit('a1', 'x')), made('a', visit('a2', 'y')), made('a', visit('a3', 'x'))])).toEqual([
    ['a1'],
    ['a2'],
    ['a3'],
  ]);
});

test('lets no event join a request that is older than one its person only joined', () => {
  expect(
    requestsOf([
      made('b', visit('b1', 'x')),
      made('c', visit('c1', 'y')),
      made('a', visit('a1', 'y')),
      made('a', visit('a2', 'x')),
    ]),
  ).toEqual([['b1'], ['c1', 'a1'], ['a2']]);
});

test('lets the events of others still join the newest request of their kind', () => {
  expect(
    requestsOf([
      made('a', visit('a1', 'x')),
      made('a', visit('a2', 'y')),
      made('b', visit('b1', 'x')),
      made('a', visit('a3', 'x')),
      made('b', visit('b2', 'x')),
      made('a', visit('a4', 'y')),
      made('c', visit('c1', 'y')),
    ]),
  ).toEqual([['a1', 'b1'], ['a2'], ['a3', 'b2'], ['a4', 'c1']]);
});

test('takes events for one person where they share any identifier, also through a third event', () => {
  expect(
    requestsOf([
      made('cookie', visit('e1', 'x')),
      made(['cookie', 'user'], visit('e2', 'y')),
      made('user', visit('e3', 'x')),
    ]),
  ).toEqual([['e1'], ['e2'], ['e3']]);
});

test('keeps the order of one person over two channels', () => {
  const first = channel();
  const second = channel();
  expect(
    requestsOf([
      made('a', first.item({ event: 'a1' })),
      made('a', second.item({ event: 'a2' })),
      made('b', first.item({ event: 'b1' })),
      made('a', first.item({ event: 'a3' })),
    ]),
  ).toEqual([['a1', 'b1'], ['a2'], ['a3']]);
});

test('puts events of nobody wherever there is room', () => {
  expect(requestsOf([made('a', visit('a1', 'x')), made('a', visit('a2', 'y')), made([], visit('n', 'x'))])).toEqual([
    ['a1', 'n'],
    ['a2'],
  ]);
});

test('keeps items of different channels apart, and those of two actions together in one', () => {
  const shared = channel();
  const other = channel();
  expect(
    requestsOf([
      made('a', shared.item({ event: 'tracked' })),
      made('b', shared.item({ event: 'updated' })),
      made('c', other.item({ event: 'elsewhere' })),
    ]),
  ).toEqual([['tracked', 'updated'], ['elsewhere']]);
});

test('groups events as if every person were remembered', () => {
  const channels = [
    { limits: { items: 3 }, together: ({ visitor = '' }) => visitor, isOncePerPerson: false },
    { limits: { items: 3 }, together: () => '', isOncePerPerson: true },
    { limits: { items: 1 }, together: () => '', isOncePerPerson: false },
  ].map((definition) => ({ ...definition, items: definition.limits.items, channel: channel(definition) }));
  /** As many as fit into one request. */
  const namesOf = (place: number, most: number, count: number) =>
    Array.from({ length: Math.min(count, most) }, (_, index) => `${place}.${index}`);
  const event = fc.record({
    to: fc.constantFrom(...channels),
    visitor: fc.constantFrom('x', 'y'),
    people: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
    count: fc.integer({ min: 1, max: 3 }),
    isAlone: fc.nat(5).map((number) => number === 0),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const drafts: {
        readonly kind: string;
        readonly names: string[];
        readonly people: Set<string>;
        isOpen: boolean;
      }[] = [];
      for (const [place, { to, visitor, people, isAlone, count }] of events.entries()) {
        const names = namesOf(place, to.items, count);
        const kind = `${channels.indexOf(to)} ${to.together({ visitor })}`;
        const isOf = (draft: (typeof drafts)[number]) => people.some((person) => draft.people.has(person));
        const at = drafts.findLastIndex((draft) => draft.isOpen && draft.kind === kind);
        const draft = drafts[at];
        const isFree = !drafts.slice(to.isOncePerPerson ? at : at + 1).some(isOf);
        if (draft && !isAlone && isFree && draft.names.length + names.length <= to.items) {
          draft.names.push(...names);
          for (const person of people) draft.people.add(person);
        } else {
          // What came before is not joined any more once there is a newer one.
          if (draft && !isAlone) draft.isOpen = false;
          drafts.push({ kind, names, people: new Set(people), isOpen: !isAlone });
        }
      }
      const given = events.map(({ to, visitor, people, isAlone, count }, place) => {
        const items = namesOf(place, to.items, count).map((name) => to.channel.item({ event: name, visitor }));
        return { ...made(people, ...items), isAlone };
      });
      expect(requestsOf(given)).toEqual(drafts.map(({ names }) => names));
    }),
    runs(2500),
  );
});
