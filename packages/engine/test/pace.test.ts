import { acme, deliver, track } from './acme';

function eventsOf(count: number) {
  return Array.from({ length: count }, (_, index) => track(`E${index}`, `person ${index}`));
}

test("starts no more calls a second than the channel's limit", async () => {
  const paced = acme({ limits: { items: 1, callsPerSecond: 4 } });
  const { times } = await deliver(eventsOf(6), () => ({}), { destination: paced, concurrency: 1 });
  expect(times).toEqual([0, 250, 500, 750, 1000, 1250]);
});

test('keeps the pace over windows', async () => {
  const paced = acme({ limits: { items: 1, callsPerSecond: 2 } });
  const { times } = await deliver(eventsOf(3), () => ({}), { destination: paced, concurrency: 1, windowSize: 1 });
  expect(times).toEqual([0, 500, 1000]);
});

test('counts a request that is sent again', async () => {
  const paced = acme({ limits: { items: 1, callsPerSecond: 1 } });
  const { times } = await deliver(eventsOf(2), (_, attempt) => ({ status: attempt === 1 ? 503 : 200 }), {
    destination: paced,
    concurrency: 1,
    firstWaitMilliseconds: 100,
  });
  expect(times).toEqual([0, 1000, 2000]);
});

test('takes a pace that depends on the settings', async () => {
  const paced = acme({ limits: ({ batchSize }) => ({ items: 1, callsPerSecond: batchSize }) });
  const { times } = await deliver(eventsOf(3), () => ({}), {
    destination: paced,
    concurrency: 1,
    more: { batchSize: 10 },
  });
  expect(times).toEqual([0, 100, 200]);
});

test('waits for nothing where the channel sets no pace', async () => {
  const { waits } = await deliver(eventsOf(5), () => ({}), { destination: acme({ limits: { items: 1 } }) });
  expect(waits).toEqual([]);
});

test('gives every request under way its own place in line', async () => {
  const paced = acme({ limits: { items: 1, callsPerSecond: 10 } });
  const asked: number[] = [];
  await deliver(eventsOf(4), () => ({}), {
    destination: paced,
    concurrency: 4,
    clock: () => 0,
    sleep: (milliseconds) => {
      asked.push(milliseconds);
      return Promise.resolve();
    },
  });
  expect(asked).toEqual([100, 200, 300]);
});

test('holds those who already wait in line, too, once the vendor has asked for a pause', async () => {
  const paced = acme({ limits: { items: 1, callsPerSecond: 2 } });
  let time = 0;
  const sleepers: { until: number; wake: () => void }[] = [];
  const starts: [string, number][] = [];
  const running = deliver(
    eventsOf(3),
    ([name = '']) => {
      starts.push([name, time]);
      return starts.length === 1 ? { status: 429, headers: { 'retry-after': '10' } } : {};
    },
    {
      destination: paced,
      concurrency: 3,
      clock: () => time,
      sleep: (milliseconds) => new Promise((wake) => sleepers.push({ until: time + milliseconds, wake })),
    },
  );
  for (let turn = 0; turn < 300; turn += 1) {
    await Promise.resolve();
    if (turn % 50 !== 49) continue;
    sleepers.sort((first, second) => first.until - second.until);
    const next = sleepers.shift();
    time = Math.max(time, next?.until ?? 0);
    next?.wake();
  }
  await running;
  expect(starts[0]).toEqual(['E0', 0]);
  for (const [, start] of starts.slice(1)) expect(start).toBeGreaterThanOrEqual(10_000);
  expect(new Set(starts.map(([, start]) => start)).size).toBe(starts.length);
});

test('goes by a clock that is never set: a step of the time of day changes no wait', async () => {
  const paced = acme({ limits: { items: 1, callsPerSecond: 5 } });
  let day = Date.UTC(2024, 0, 31, 12);
  const { waits, statuses } = await deliver(
    eventsOf(6),
    (_, attempt) => {
      if (attempt === 3) day -= 3_600_000;
      return {};
    },
    { destination: paced, concurrency: 1, now: () => day },
  );
  expect(waits).toEqual([200, 200, 200, 200, 200]);
  expect(new Set(statuses)).toEqual(new Set(['delivered']));
});

test('waits ten minutes at the most for a turn, and not at all for a pace that is none', async () => {
  const paces: [number, number[]][] = [
    [1e-6, [600_000, 600_000]],
    [0, []],
    [-1, []],
    [NaN, []],
  ];
  for (const [callsPerSecond, expected] of paces) {
    const destination = acme({ limits: { items: 1, callsPerSecond } });
    const { waits } = await deliver(eventsOf(3), () => ({}), { destination, concurrency: 1 });
    expect(waits).toEqual(expected);
  }
});
