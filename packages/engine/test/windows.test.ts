import { type DeliveredEvent, type Transport } from '../src';
import { sizeOf } from '../src/delivery/size-of';
import { namesIn, pipelineOf, track } from './acme';

/** A list that gives what it is told to, when it is told to. */
class LiveList implements AsyncIterableIterator<unknown> {
  readonly given: unknown[] = [];
  isClosed = false;
  private waiting: ((result: IteratorResult<unknown>) => void) | undefined;

  constructor(...given: unknown[]) {
    this.given = given;
  }
  [Symbol.asyncIterator]() {
    return this;
  }
  next(): Promise<IteratorResult<unknown>> {
    if (this.given.length > 0) return Promise.resolve({ done: false, value: this.given.shift() });
    return new Promise((resolve) => (this.waiting = resolve));
  }
  /** As of an async generator that waits: it never ends. */
  return(): Promise<IteratorResult<unknown>> {
    this.isClosed = true;
    return this.waiting ? new Promise(() => undefined) : Promise.resolve({ done: true, value: undefined });
  }
  give(event: unknown): void {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting) waiting({ done: false, value: event });
    else this.given.push(event);
  }
}

function vendor(answer: (names: readonly string[]) => Promise<void> | void = () => undefined) {
  const requests: string[][] = [];
  const transport: Transport = {
    async send(request) {
      const names = namesIn(request);
      requests.push(names);
      await answer(names);
      return { status: 200, headers: {}, json: undefined };
    },
    close: async () => undefined,
  };
  return { requests, transport };
}

function nameOf({ event }: DeliveredEvent): string {
  return (event as { event: string }).event;
}

test('sends what waits of a live list, and tells of it, though the list gives no more', async () => {
  const { requests, transport } = vendor();
  const list = new LiveList(track('A', 'a'), track('B', 'b'), track('C', 'c'));
  const delivery = pipelineOf().deliver(list, { transport, lingerMilliseconds: 1 });
  const names: string[] = [];
  for await (const one of delivery) {
    names.push(nameOf(one));
    if (names.length === 3) list.give(track('D', 'd'));
    if (names.length === 4) break;
  }
  expect(names).toEqual(['A', 'B', 'C', 'D']);
  expect(requests).toEqual([['A', 'B', 'C'], ['D']]);
  expect(list.isClosed).toBe(true);
});

test('waits for no more events than fit where the list gives them at once', async () => {
  const { requests, transport } = vendor();
  const events = Array.from({ length: 25 }, (_, index) => track(`E${index}`, `person ${index}`));
  const delivery = pipelineOf().deliver(events, { transport, windowSize: 10, lingerMilliseconds: 1_000_000 });
  for await (const one of delivery) expect(one.outcome.status).toBe('delivered');
  expect(requests.map((names) => names.length)).toEqual([10, 10, 5]);
});

test('holds no more events than two windows of bytes, and a larger event stands alone', async () => {
  let read = 0;
  let most = 0;
  const { requests, transport } = vendor();
  function* events() {
    for (; read < 60; read += 1)
      yield track(`E${read}`, `person ${read}`, { context: { text: 'x'.repeat(read === 30 ? 50_000 : 1000) } });
  }
  const delivery = pipelineOf().deliver(events(), { transport, windowBytes: 10_000, windowSize: 1000 });
  for await (const { index } of delivery) most = Math.max(most, read - index);
  expect(requests.flat()).toHaveLength(60);
  expect(Math.max(...requests.map((names) => names.length))).toBeLessThanOrEqual(10);
  expect(most).toBeLessThanOrEqual(21);
});

test('takes an event that cannot be read for one of no size, and counts what holds itself about once', async () => {
  const { transport } = vendor();
  const circle: Record<string, unknown> = { ...track('A') };
  circle.properties = circle;
  const proxy = new Proxy({}, { ownKeys: () => [].at(5) as never });
  const statuses: string[] = [];
  for await (const { outcome } of pipelineOf().deliver([circle, proxy, track('B', 'b')], { transport })) {
    statuses.push(outcome.status);
  }
  // Of the circle nothing is sent.
  expect(statuses).toEqual(['delivered', 'rejected', 'delivered']);

  let looks = 0;
  const members: Record<string, unknown> = {};
  const ring = new Proxy(members, {
    ownKeys: () => {
      looks += 1;
      return Reflect.ownKeys(members);
    },
  });
  Object.assign(members, { self: ring, again: [ring, ring] });
  expect(sizeOf(ring, 16_000_000)).toBeLessThan(200_000);
  expect(looks).toBeLessThan(2_000);
});

test('waits for what is under way when the caller leaves, and tells of it', async () => {
  const open: (() => void)[] = [];
  // The first window is answered when the next has been read.
  const { requests, transport } = vendor(
    ([name = '']) => new Promise<void>((resolve) => (name < 'E' ? setImmediate(resolve) : void open.push(resolve))),
  );
  const untaken: DeliveredEvent[] = [];
  const list = new LiveList(...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((name) => track(name, name)));
  const delivery = pipelineOf().deliver(list, {
    transport,
    windowSize: 4,
    lingerMilliseconds: 1_000_000,
    onUntaken: (events) => untaken.push(...events),
  });
  const taken = [await delivery.next(), await delivery.next()].map(({ value }) => nameOf(value as DeliveredEvent));
  expect(taken).toEqual(['A', 'B']);
  const leaving = delivery.return();
  setImmediate(() => open.forEach((resolve) => resolve()));
  await leaving;
  expect(requests).toEqual([
    ['A', 'B', 'C', 'D'],
    ['E', 'F', 'G', 'H'],
  ]);
  expect(untaken.map((one) => [one.index, nameOf(one), one.outcome.status])).toEqual([
    [2, 'C', 'delivered'],
    [3, 'D', 'delivered'],
    [4, 'E', 'delivered'],
    [5, 'F', 'delivered'],
    [6, 'G', 'delivered'],
    [7, 'H', 'delivered'],
  ]);
  expect(list.given).toHaveLength(1);
});

test('hands back unsent what was read for a window that the caller did not wait for', async () => {
  const { requests, transport } = vendor();
  const untaken: DeliveredEvent[] = [];
  const list = new LiveList(...['A', 'B', 'C'].map((name) => track(name, name)));
  const onUntaken = (events: readonly DeliveredEvent[]): void => void untaken.push(...events);
  for await (const one of pipelineOf().deliver(list, {
    transport,
    windowSize: 2,
    lingerMilliseconds: 1e6,
    onUntaken,
  })) {
    expect(nameOf(one)).toBe('A');
    break;
  }
  expect(requests).toEqual([['A', 'B']]);
  expect(untaken).toMatchObject([
    { index: 1, outcome: { status: 'delivered' }, isSent: true },
    { index: 2, outcome: { status: 'retry', mayHaveArrived: false }, isSent: false },
  ]);
});

test('tells nothing more where every outcome was taken', async () => {
  const { transport } = vendor();
  const untaken: unknown[] = [];
  const options = { transport, onUntaken: (events: readonly unknown[]) => untaken.push(events) };
  for await (const { index } of pipelineOf().deliver([track('A')], options)) expect(index).toBe(0);
  expect(untaken).toEqual([]);
});

test('sends and tells of all that a list gave before it broke off', async () => {
  const { requests, transport } = vendor();
  function* broken() {
    for (let index = 0; index < 7; index += 1) yield track(`E${index}`, `person ${index}`);
    throw new Error('The file ended in the middle of a line.');
  }
  const told: number[] = [];
  const reading = (async () => {
    for await (const { index } of pipelineOf().deliver(broken(), { transport, windowSize: 5 })) told.push(index);
  })();
  await expect(reading).rejects.toThrow('in the middle of a line');
  expect(told).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(requests.flat()).toHaveLength(7);
});

test.each([{ windowSize: 0 }, { windowBytes: 0 }])(
  'sends one event after the other where a window holds %j',
  async (limits) => {
    const { requests, transport } = vendor();
    const told: string[] = [];
    for await (const one of pipelineOf().deliver([track('A', 'a'), track('B', 'b')], { transport, ...limits })) {
      told.push(nameOf(one));
    }
    expect(told).toEqual(['A', 'B']);
    expect(requests).toEqual([['A'], ['B']]);
  },
);

test('waits for more events without end where it is told to', async () => {
  const { requests, transport } = vendor();
  async function* events() {
    yield track('A', 'a');
    await new Promise((resolve) => setTimeout(resolve, 50));
    yield track('B', 'b');
  }
  for await (const { index } of pipelineOf().deliver(events(), { transport, lingerMilliseconds: Infinity }))
    expect(index).toBeLessThan(2);
  expect(requests).toEqual([['A', 'B']]);
});
