import { delivered, type DeliveryMemory, rejected, retry } from '../src/host';
import { channel, deliver, made } from './acme';

const single = channel({ limits: { items: 1 } });

function event(name: string, person: string | readonly string[] = name.slice(0, 1), over = single) {
  return made(person, over.item({ event: name }));
}

function failing(bad: readonly string[], status: number) {
  return (names: readonly string[]) => ({ status: names.some((name) => bad.includes(name)) ? status : 200 });
}

test("hands a person's later events back unsent once one must be sent again", async () => {
  const events = ['a1', 'b1', 'a2', 'b2', 'a3'].map((name) => event(name));
  const { requests, outcomes, isSent } = await deliver(events, failing(['a1'], 503));
  expect(requests).toEqual([['a1'], ['b1'], ['b2']]);
  const held = retry('Not sent: an earlier event of the same person must be sent again first.', {
    mayHaveArrived: false,
  });
  expect(outcomes).toEqual([
    retry('api.acme.dev answered 503', { httpStatus: 503, mayHaveArrived: true }),
    delivered,
    held,
    delivered,
    held,
  ]);
  expect(isSent).toEqual([true, true, false, true, false]);
});

test('sends the later events of a person one of whose events was rejected', async () => {
  const { requests, statuses } = await deliver([event('a1'), event('a2')], failing(['a1'], 400));
  expect(requests).toEqual([['a1'], ['a2']]);
  expect(statuses).toEqual(['rejected', 'delivered']);
});

test('holds everybody back who shares an identifier with a person held back, one after the other', async () => {
  const events = [event('e1', 'cookie'), event('e2', ['cookie', 'user']), event('e3', 'user'), event('e4', 'other')];
  const { requests, statuses } = await deliver(events, failing(['e1'], 500));
  expect(requests).toEqual([['e1'], ['e4']]);
  expect(statuses).toEqual(['retry', 'retry', 'retry', 'delivered']);
});

test('remembers from one plan to the next whom it holds back', async () => {
  const memory: DeliveryMemory = { heldBack: new Set() };
  await deliver([event('a1'), event('b1')], failing(['a1'], 429), { memory });
  const { requests, statuses } = await deliver([event('a2'), event('b2')], () => ({}), { memory });
  expect(requests).toEqual([['b2']]);
  expect(statuses).toEqual(['retry', 'delivered']);
});

test('sends a request without those who are held back, in the same order', async () => {
  const memory: DeliveryMemory = { heldBack: new Set(['b']) };
  const shared = channel();
  const events = ['a1', 'b1', 'c1'].map((name) => event(name, name.slice(0, 1), shared));
  const { requests, statuses } = await deliver(events, () => ({}), { memory });
  expect(requests).toEqual([['a1', 'c1']]);
  expect(statuses).toEqual(['delivered', 'retry', 'delivered']);
});

test.each([401, 403])('sends nothing more once the vendor has refused the credentials with %i', async (status) => {
  const events = ['a1', 'b1', 'c1'].map((name) => event(name));
  const { requests, outcomes, isSent } = await deliver(events, failing(['a1'], status));
  expect(requests).toEqual([['a1']]);
  const refused = `api.acme.dev answered ${status}`;
  const more = { httpStatus: status, mayHaveArrived: false };
  expect(outcomes).toEqual([
    rejected('settings', refused, more),
    rejected('settings', `Not sent, because of an earlier answer: ${refused}`, more),
    rejected('settings', `Not sent, because of an earlier answer: ${refused}`, more),
  ]);
  expect(isSent).toEqual([true, false, false]);
});

test('sends nothing more where the channel finds a matter of the settings in an answer', async () => {
  const reading = channel({ limits: { items: 1 }, outcomes: () => rejected('settings', 'Unknown project') });
  const events = ['a1', 'b1'].map((name) => event(name, name, reading));
  const { requests, outcomes } = await deliver(events, () => ({ status: 404 }));
  expect(requests).toEqual([['a1']]);
  expect(outcomes[1]).toMatchObject({ fix: 'settings', message: expect.stringContaining('Unknown project') });
});

test('goes on where only some items of a request are a matter of the settings', async () => {
  const reading = channel({
    limits: { items: 2 },
    outcomes: ({ items }) =>
      items.map(({ event: name }) => (name === 'a1' ? rejected('settings', 'Not allowed') : delivered)),
  });
  const events = ['a1', 'b1', 'c1'].map((name) => event(name, name, reading));
  const { requests, statuses } = await deliver(events, () => ({}));
  expect(requests).toEqual([['a1', 'b1'], ['c1']]);
  expect(statuses).toEqual(['rejected', 'delivered', 'delivered']);
});

test('stays paused from one plan to the next, and over all channels', async () => {
  const memory: DeliveryMemory = { heldBack: new Set() };
  await deliver([event('a1')], () => ({ status: 401 }), { memory });
  const { requests, statuses } = await deliver([event('b1', 'b', channel())], () => ({}), { memory });
  expect(requests).toEqual([]);
  expect(statuses).toEqual(['rejected']);
});

test('pauses and holds back anew with every delivery of its own', async () => {
  await deliver([event('a1')], () => ({ status: 401 }));
  expect((await deliver([event('a1')], () => ({}))).statuses).toEqual(['delivered']);
});
