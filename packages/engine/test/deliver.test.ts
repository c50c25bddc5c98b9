import { delivered } from '@sluice/kit/host';
import { compile, type Transport } from '../src';
import { acme, deliver, pipelineOf, settings, track } from './acme';

const one = acme({ limits: { items: 1 } });

function failing(bad: readonly string[], status: number) {
  return (names: readonly string[]) => ({ status: names.some((name) => bad.includes(name)) ? status : 200 });
}

test('yields one outcome for each event, in order, with the event and the actions it set off', async () => {
  const events = [track('A'), null, { type: 'page' }, { type: 'identify', userId: 'c2' }];
  const { delivered: all } = await deliver(events, () => ({}));
  expect(all).toEqual([
    { index: 0, event: events[0], outcome: delivered, isSent: true, actions: ['trackEvent'] },
    { index: 1, event: null, outcome: expect.objectContaining({ status: 'rejected' }), isSent: false, actions: [] },
    { index: 2, event: events[2], outcome: expect.objectContaining({ status: 'skipped' }), isSent: false, actions: [] },
    { index: 3, event: events[3], outcome: delivered, isSent: true, actions: ['updateCustomer'] },
  ]);
});

test('keeps the order of the list where answers come in another order', async () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F'];
  const turns: Readonly<Record<string, number>> = { A: 30, B: 1, C: 20, D: 2, E: 10, F: 3 };
  const answered: string[] = [];
  const { delivered: all } = await deliver(
    names.map((name) => track(name, name)),
    async ([name = '']) => {
      for (let turn = turns[name] ?? 0; turn > 0; turn -= 1) await Promise.resolve();
      answered.push(name);
      return {};
    },
    { destination: one },
  );
  expect(answered).not.toEqual(names);
  expect(all.map(({ index, event }) => [index, (event as { event: string }).event])).toEqual([...names.entries()]);
});

test('names the events of every request by their positions in the list, also where a part is sent again', async () => {
  const sent: [string[], readonly number[] | undefined][] = [];
  const transport: Transport = {
    send(request, { events } = {}) {
      const names = (request.json as { events: { event: string }[] }).events.map(({ event }) => event);
      sent.push([names, events]);
      return Promise.resolve({ status: names.includes('D') ? 400 : 200, headers: {}, json: {} });
    },
    close: () => Promise.resolve(),
  };
  const list = [null, ...['A', 'B', 'C', 'D', 'E'].map((name) => track(name, name))];
  const pipeline = pipelineOf(undefined, acme({ onRefusal: 'split' }));
  for await (const _ of pipeline.deliver(list, { transport, windowSize: 3, concurrency: 1 }));
  expect(sent).toEqual([
    [
      ['A', 'B'],
      [1, 2],
    ],
    [
      ['C', 'D', 'E'],
      [3, 4, 5],
    ],
    [
      ['C', 'D'],
      [3, 4],
    ],
    [['C'], [3]],
    [['D'], [4]],
    [['E'], [5]],
  ]);
});

test('plans as many events together as the window holds, and carries the numbers on', async () => {
  const names = ['A', 'B', 'C', 'D', 'E'];
  const { requests, delivered: all } = await deliver(
    names.map((name) => track(name, name)),
    () => ({}),
    { windowSize: 2 },
  );
  expect(requests).toEqual([['A', 'B'], ['C', 'D'], ['E']]);
  expect(all.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
});

test('reads no more of the list than the next window holds before it yields', async () => {
  let read = 0;
  async function* events() {
    for (;;) yield await Promise.resolve(track(`E${(read += 1)}`));
  }
  const pipeline = compile(acme(), { settings });
  const transport = {
    send: () => Promise.resolve({ status: 200, headers: {}, json: undefined }),
    close: async () => undefined,
  };
  const yielded: number[] = [];
  for await (const { index } of pipeline.deliver(events(), { transport, windowSize: 3 })) {
    yielded.push(index);
    expect(read).toBe(Math.floor(index / 3) * 3 + 6);
    if (index === 4) break;
  }
  expect(yielded).toEqual([0, 1, 2, 3, 4]);
});

test('takes an empty list', async () => {
  expect((await deliver([], () => ({}))).delivered).toEqual([]);
});

test('passes on what goes wrong while the list is read', async () => {
  async function* broken() {
    yield await Promise.resolve(track('A'));
    throw new Error('The file ended in the middle of a line.');
  }
  await expect(deliver(broken(), () => ({}))).rejects.toThrow('in the middle of a line');
});

test("hands a person's later events back over the whole list, once one must be sent again", async () => {
  const events = ['a1', 'b1', 'a2', 'b2', 'a3'].map((name) => track(name, name.slice(0, 1)));
  const { requests, statuses } = await deliver(events, failing(['a1'], 503), { windowSize: 1, attempts: 1 });
  expect(requests).toEqual([['a1'], ['b1'], ['b2']]);
  expect(statuses).toEqual(['retry', 'delivered', 'retry', 'delivered', 'retry']);
});

test('sends nothing more once the vendor has refused the credentials, and hands the rest of the list back', async () => {
  const events = ['A', 'B', 'C', 'D'].map((name) => track(name, name));
  const { requests, outcomes } = await deliver(events, failing(['A'], 401), { windowSize: 1 });
  expect(requests).toEqual([['A']]);
  expect(outcomes.map((outcome) => 'fix' in outcome && outcome.fix)).toEqual(events.map(() => 'settings'));
});

test('keeps ten requests under way unless it is told otherwise', async () => {
  for (const [concurrency, expected] of [
    [undefined, 10],
    [3, 3],
  ] as const) {
    let underWay = 0;
    let most = 0;
    await deliver(
      Array.from({ length: 30 }, (_, index) => track(`E${index}`, `person ${index}`)),
      async () => {
        most = Math.max(most, (underWay += 1));
        for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
        underWay -= 1;
        return {};
      },
      { destination: one, ...(concurrency && { concurrency }) },
    );
    expect(most).toBe(expected);
  }
});

const noon = Date.UTC(2024, 0, 31, 12);
const times = ['2024-01-31T10:00:00Z', '2024-01-31T11:00:00Z', undefined];

test('rejects an event that is older than its channel takes, by the clock of the delivery', async () => {
  const events = times.map((timestamp, index) => track('A', `person ${index}`, { timestamp }));
  const destination = acme({ limits: { ageSeconds: 3600 } });
  const { statuses } = await deliver(events, () => ({}), { destination, now: () => noon });
  expect(statuses).toEqual(['rejected', 'delivered', 'delivered']);
});

test('rejects an event that is older than the host allows, in the times of Segment and of RudderStack', async () => {
  const events = times.flatMap((time) => [
    track('A', 'c1', { timestamp: time }),
    track('A', 'c1', { originalTimestamp: time }),
    track('A', 'c1', { timestamp: null, originalTimestamp: noon / 1000 - 3601 }),
  ]);
  const { statuses, outcomes } = await deliver([...events, null], () => ({}), {
    greatestAgeSeconds: 3600,
    now: () => noon,
  });
  expect(statuses.map((status) => status === 'rejected')).toEqual([
    ...[true, true, true],
    ...[false, false, true],
    ...[false, false, true],
    true,
  ]);
  const message = 'The event is older than the 1 hours that were allowed.';
  expect(outcomes[0]).toEqual({ status: 'rejected', fix: 'event', message, mayHaveArrived: false });
});

test('delivers an event that lies far ahead with a note', async () => {
  const event = track('A', 'a', { timestamp: '2026-01-31T11:00:00Z' });
  const { outcomes } = await deliver([event], () => ({}), { now: () => noon });
  expect(outcomes).toMatchObject([
    { status: 'delivered', notes: [expect.stringContaining('a year in the future') as string] },
  ]);
});

test('yields the outcomes of all that the list gave before it passes on that it broke off', async () => {
  async function* broken() {
    yield* await Promise.resolve([track('A', 'a'), track('B', 'b'), track('C', 'c')]);
    throw new Error('The file ended in the middle of a line.');
  }
  const yielded: unknown[] = [];
  const transport = {
    send: () => Promise.resolve({ status: 200, headers: {}, json: undefined }),
    close: async () => undefined,
  };
  const reading = (async () => {
    for await (const { event } of pipelineOf().deliver(broken(), { transport, windowSize: 2 })) {
      yielded.push((event as { event: string }).event);
    }
  })();
  await expect(reading).rejects.toThrow('in the middle of a line');
  expect(yielded).toEqual(['A', 'B', 'C']);
});

test('tells the host once that the vendor has refused the credentials', async () => {
  const told: unknown[] = [];
  const events = ['A', 'B', 'C', 'D'].map((name) => track(name, name));
  const onPause = (reason: unknown): void => void told.push(reason);
  await deliver(events, failing(['B', 'C'], 403), { windowSize: 1, onPause });
  expect(told).toEqual([expect.objectContaining({ status: 'rejected', fix: 'settings', httpStatus: 403 })]);
  told.length = 0;
  await deliver(events, failing(['B'], 400), { windowSize: 1, onPause });
  expect(told).toEqual([]);
});

test('tells the host of every answer, before its retries', async () => {
  const seen: unknown[] = [];
  await deliver([track('A')], (_, attempt) => ({ status: attempt < 3 ? 503 : 200 }), {
    onAnswer: ({ method }, { status }) => void seen.push([method, status]),
  });
  expect(seen).toEqual([
    ['POST', 503],
    ['POST', 503],
    ['POST', 200],
  ]);
});

test('begins anew with every delivery', async () => {
  const pipeline = compile(acme(), { settings });
  const statuses: number[] = [401, 200];
  for (const status of statuses) {
    const transport = { send: async () => ({ status, headers: {}, json: undefined }), close: async () => undefined };
    const outcomes: string[] = [];
    for await (const { outcome } of pipeline.deliver([track('A')], { transport })) outcomes.push(outcome.status);
    expect(outcomes).toEqual([status === 200 ? 'delivered' : 'rejected']);
  }
});

test.each(['onAnswer', 'onPause'])(
  'passes on what goes wrong in the host when it is told, and sends nothing twice: %s',
  async (told) => {
    const requests: number[] = [];
    const transport = {
      send: async () => ({ status: requests.push(1) === 2 ? 401 : 200, headers: {}, json: undefined }),
      close: async () => undefined,
    };
    const untaken: number[] = [];
    const fail = () => {
      throw new Error('The disk is full.');
    };
    const taken: number[] = [];
    const reading = (async () => {
      const events = ['A', 'B', 'C', 'D'].map((name) => track(name, name));
      const options = {
        transport,
        windowSize: 1,
        concurrency: 1,
        onUntaken: (all: readonly { index: number }[]) => untaken.push(...all.map(({ index }) => index)),
      };
      for await (const { index } of pipelineOf().deliver(events, { ...options, [told]: fail })) taken.push(index);
    })();
    await expect(reading).rejects.toThrow('The disk is full.');
    expect([...taken, ...untaken]).toEqual([...taken, ...untaken].map((_, index) => index));
    expect(requests.length).toBeLessThanOrEqual(taken.length + untaken.length);
  },
);
