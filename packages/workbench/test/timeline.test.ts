import type { Exchange } from '../src/state/sending';
import { endOf, ticksUpTo, timelineOf } from '../src/state/timeline';

function exchange(number: number, events: readonly number[], more: Partial<Exchange> = {}): Exchange {
  const sent = { method: 'POST', url: 'https://api.example', headers: {}, body: {}, attempt: 1 };
  return { number, events, startMilliseconds: number, milliseconds: 1, status: 200, ...sent, ...more };
}

const people = (...names: string[]) => names.map((userId) => ({ type: 'track', userId }));

it('puts the attempts of the same events into one row, in their order', () => {
  const [row, ...others] = timelineOf({
    events: people('a', 'b'),
    exchanges: [exchange(2, [0, 1], { attempt: 2 }), exchange(1, [0, 1], { status: 429 })],
  });
  expect(others).toEqual([]);
  expect(row?.exchanges.map(({ number }) => number)).toEqual([1, 2]);
});

it('puts the parts of a divided batch below the whole', () => {
  const rows = timelineOf({
    events: people('a', 'b', 'c'),
    exchanges: [
      exchange(1, [0, 1, 2], { status: 400 }),
      exchange(2, [0, 1], { status: 400 }),
      exchange(3, [0]),
      exchange(4, [2]),
    ],
  });
  expect(rows.map(({ depth, after }) => ({ depth, after }))).toEqual([
    { depth: 0, after: [] },
    { depth: 1, after: [] },
    { depth: 2, after: [] },
    { depth: 1, after: [] },
  ]);
});

it('takes a request of no known event for no part of another', () => {
  const rows = timelineOf({ events: people('a', 'b'), exchanges: [exchange(1, [0, 1]), exchange(2, [])] });
  expect(rows.map(({ depth }) => depth)).toEqual([0, 0]);
});

it('looks at the events of a part no more often where there are many batches', () => {
  const partOfMany = (batches: number) => {
    let looks = 0;
    const watched = new Proxy([0], {
      get(list, key) {
        looks += 1;
        return Reflect.get(list, key) as unknown;
      },
    });
    const whole = Array.from({ length: batches }, (_, at) => exchange(at + 1, [2 * at, 2 * at + 1]));
    const rows = timelineOf({ events: [], exchanges: [...whole, exchange(batches + 1, watched)] });
    expect(rows.at(-1)?.depth).toBe(1);
    return looks;
  };
  expect(partOfMany(2_000)).toBe(partOfMany(2));
});

it('says which earlier request a request had to wait for', () => {
  const rows = timelineOf({
    events: people('a', 'b', 'a', 'b'),
    exchanges: [exchange(1, [0]), exchange(2, [1]), exchange(3, [2, 3])],
  });
  expect(rows.map(({ after }) => after)).toEqual([[], [], [1, 2]]);
});

it.each([
  [{ status: 200 }, 'good'],
  [{ status: 200, dropped: [{ index: 0, reason: 'unknown' }] }, 'dropped'],
  [{ status: 400 }, 'bad'],
  [{ status: 404 }, 'bad'],
  [{ status: 429 }, 'wait'],
  [{ status: 503 }, 'wait'],
  [{ status: 0 }, 'wait'],
] as const)('ends %j as %s', (more, end) => {
  expect(endOf(exchange(1, [0], more))).toBe(end);
});

it.each([
  [1366, [0, 500, 1000]],
  [1000, [0, 200, 400, 600, 800, 1000]],
  [3, [0, 1, 2, 3]],
  [1, [0, 1]],
])('divides %d ms by round numbers', (end, ticks) => {
  expect(ticksUpTo(end)).toEqual(ticks);
});
