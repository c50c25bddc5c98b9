import { delivered, rejected } from '../src/host';
import { channel, deliver, made } from './acme';

const splitting = channel({ onRefusal: 'split' });

/** Eight events of eight people, in one request. */
function eight(over = splitting) {
  return ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7', 'e8'].map((event) => made(event, over.item({ event })));
}

function refusing(bad: readonly string[], status = 400) {
  return (names: readonly string[]) => ({ status: names.some((name) => bad.includes(name)) ? status : 200 });
}

test('sends a refused batch again in halves until the bad event stands alone', async () => {
  const { requests, statuses } = await deliver(eight(), refusing(['e3']));
  expect(requests).toEqual([
    ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7', 'e8'],
    ['e1', 'e2', 'e3', 'e4'],
    ['e1', 'e2'],
    ['e3', 'e4'],
    ['e3'],
    ['e4'],
    ['e5', 'e6', 'e7', 'e8'],
  ]);
  expect(statuses).toEqual(eight().map((_, index) => (index === 2 ? 'rejected' : 'delivered')));
});

test('needs no more requests than twice the events, however many are bad', async () => {
  const all = eight().map(({ people }) => people[0] ?? '');
  const { requests, statuses } = await deliver(eight(), refusing(all));
  expect(requests).toHaveLength(15);
  expect(new Set(statuses)).toEqual(new Set(['rejected']));
});

test.each([400, 413, 422])('splits on %i', async (status) => {
  const { requests, outcomes } = await deliver(eight(), refusing(['e8'], status));
  expect(requests).toHaveLength(7);
  expect(outcomes[7]).toEqual(
    rejected('vendor', `api.acme.dev answered ${status}`, { httpStatus: status, mayHaveArrived: false }),
  );
  expect(outcomes.slice(0, 7)).toEqual(
    eight()
      .slice(0, 7)
      .map(() => delivered),
  );
});

test.each([300, 401, 403, 404, 409, 410, 414, 429, 500])('never splits on %i', async (status) => {
  const { requests } = await deliver(eight(), refusing(['e3'], status));
  expect(requests).toHaveLength(1);
});

test.each([401, 403, 404])('never splits on %i, whatever the channel makes of it', async (status) => {
  const reading = channel({ onRefusal: 'split', outcomes: () => rejected('event', 'Unknown') });
  expect((await deliver(eight(reading), () => ({ status }))).requests).toHaveLength(1);
});

test('splits on 413 over every channel, and on nothing else where the channel does not say so', async () => {
  for (const over of [channel(), channel({ onRefusal: 'reject' })]) {
    expect((await deliver(eight(over), refusing(['e3'], 413))).requests).toHaveLength(7);
    const refused = await deliver(eight(over), refusing(['e3'], 400));
    expect(refused.requests).toHaveLength(1);
    expect(new Set(refused.statuses)).toEqual(new Set(['rejected']));
  }
});

test('asks the channel each time whether to split, by the items, the settings without passwords and the status', async () => {
  const seen: unknown[] = [];
  const choosing = channel({
    onRefusal: (items, given, status) => {
      seen.push(items.length, given, status);
      return items.length > 4 ? 'split' : 'reject';
    },
  });
  const { requests, statuses } = await deliver(eight(choosing), refusing(['e3'], 422));
  expect(requests.map((names) => names.length)).toEqual([8, 4, 4]);
  expect(statuses.filter((status) => status === 'rejected')).toHaveLength(4);
  const visible = { region: 'eu', baseUrl: 'https://api.acme.dev' };
  expect(seen).toEqual([8, visible, 422, 4, visible, 422]);
});

test('splits a batch under 200 that the channel takes for refused whole', async () => {
  const reading = channel({
    onRefusal: 'split',
    outcomes: ({ items }) =>
      items.some(({ event }) => event === 'e3') ? rejected('event', 'Refused whole') : undefined,
  });
  const { requests, outcomes } = await deliver(eight(reading), () => ({}));
  expect(requests).toHaveLength(7);
  expect(outcomes[2]).toEqual(rejected('event', 'Refused whole', { httpStatus: 200, mayHaveArrived: false }));
  expect(outcomes.filter(({ status }) => status === 'delivered')).toHaveLength(7);
});

test('does not split where the answer has a verdict for every item', async () => {
  const reading = channel({ onRefusal: 'split', outcomes: ({ items }) => items.map(() => rejected('event', 'No')) });
  const { requests } = await deliver(eight(reading), () => ({ status: 400 }));
  expect(requests).toHaveLength(1);
});

test("never divides an event's own items", async () => {
  const events = [
    made('a', splitting.item({ event: 'a1' }), splitting.item({ event: 'a2' }), splitting.item({ event: 'a3' })),
    made('b', splitting.item({ event: 'b1' })),
  ];
  const { requests, statuses } = await deliver(events, refusing(['a2']));
  expect(requests).toEqual([['a1', 'a2', 'a3', 'b1'], ['a1', 'a2', 'a3'], ['b1']]);
  expect(statuses).toEqual(['rejected', 'delivered']);
});

test('does not split where the channel fails to choose, and goes on with other requests', async () => {
  const failing = channel({
    limits: { items: 2 },
    onRefusal: () => {
      throw new TypeError('items is not iterable');
    },
  });
  const { requests, outcomes } = await deliver(eight(failing).slice(0, 4), refusing(['e1']));
  expect(requests).toEqual([
    ['e1', 'e2'],
    ['e3', 'e4'],
  ]);
  expect(outcomes.slice(0, 2)).toEqual([
    expect.objectContaining({ status: 'rejected', httpStatus: 400 }),
    expect.objectContaining({ status: 'rejected', httpStatus: 400 }),
  ]);
  expect(outcomes.slice(2)).toEqual([delivered, delivered]);
});

test('hands the second half of a split back where the first half met the same person and failed', async () => {
  const events = ['a1', 'a2', 'b1', 'a3'].map((event) => made(event.slice(0, 1), splitting.item({ event })));
  const { requests, statuses } = await deliver(events, (names) => ({
    status: names.length === 4 ? 400 : names[0] === 'a1' ? 503 : 200,
  }));
  expect(requests).toEqual([['a1', 'a2', 'b1', 'a3'], ['a1', 'a2'], ['b1']]);
  expect(statuses).toEqual(['retry', 'retry', 'delivered', 'retry']);
});
