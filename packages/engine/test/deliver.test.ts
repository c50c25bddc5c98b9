import { delivered } from '@sluice/kit';
import { compile } from '../src';
import { acme, deliver, settings, track } from './acme';

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

test('rejects an event that has grown too old, by the clock of the delivery', async () => {
  const now = Date.UTC(2024, 0, 31, 12);
  const fresh = acme({ limits: { ageSeconds: 3600 } });
  const { statuses } = await deliver([track('A')], () => ({}), { destination: fresh, now: () => now });
  expect(statuses).toEqual(['delivered']);
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
