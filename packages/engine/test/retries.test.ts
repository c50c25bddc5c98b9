import { delivered } from '@sluice/kit/host';
import type { Transport } from '../src';
import { acme, deliver, pipelineOf, track } from './acme';

const busy = { status: 503 };
const one = acme({ limits: { items: 1 } });

test('sends a request again, with waits that double, until it is taken', async () => {
  const { requests, waits, outcomes } = await deliver([track('A')], (_, attempt) => (attempt < 4 ? busy : {}));
  expect(requests).toHaveLength(4);
  expect(waits).toEqual([250, 500, 1000]);
  expect(outcomes).toEqual([delivered]);
});

test('waits by chance between nothing and the whole of each wait', async () => {
  const chances = [0.002, 0.999, 0.1, 1 / 3];
  const { waits } = await deliver([track('A')], () => busy, { random: () => chances.shift() ?? 0 });
  expect(waits.map(Math.round)).toEqual([1, 999, 200, 1333]);
});

test('sends a request five times unless it is told otherwise, and then hands the event back', async () => {
  const { requests, statuses } = await deliver([track('A')], () => busy);
  expect(requests).toHaveLength(5);
  expect(statuses).toEqual(['retry']);
  expect((await deliver([track('A')], () => busy, { attempts: 1 })).requests).toHaveLength(1);
  expect((await deliver([track('A')], () => busy, { attempts: 2 })).waits).toHaveLength(1);
});

test('never waits longer than the longest wait', async () => {
  const { waits } = await deliver([track('A')], () => busy, {
    attempts: 6,
    firstWaitMilliseconds: 1000,
    longestWaitMilliseconds: 3000,
    random: () => 1,
  });
  expect(waits).toEqual([1000, 2000, 3000, 3000, 3000]);
});

test.each([408, 425, 429, 500, 502, 503, 504])('sends again after %i', async (status) => {
  const { requests, statuses } = await deliver([track('A')], (_, attempt) => ({
    status: attempt === 1 ? status : 200,
  }));
  expect(requests).toHaveLength(2);
  expect(statuses).toEqual(['delivered']);
});

test.each([200, 302, 400, 401, 403, 404, 409, 413, 422])('does not send again after %i', async (status) => {
  expect((await deliver([track('A')], () => ({ status }))).requests).toHaveLength(1);
});

test('sends again after a status that the channel takes for worth it', async () => {
  const patient = acme({ retryable: [409] });
  const { requests } = await deliver([track('A')], (_, attempt) => ({ status: attempt === 1 ? 409 : 200 }), {
    destination: patient,
  });
  expect(requests).toHaveLength(2);
});

test('sends again after a failed connection, and hands the event back with the cause where none came', async () => {
  const cause = new Error('connect ECONNREFUSED 203.0.113.7:443');
  const refused = await deliver([track('A')], () => Promise.reject(cause));
  expect(refused.requests).toHaveLength(5);
  expect(refused.outcomes).toEqual([
    { status: 'retry', message: `No answer: ${cause.message}`, cause, mayHaveArrived: true },
  ]);
  const flaky = await deliver([track('A')], (_, attempt) => (attempt < 3 ? Promise.reject(cause) : {}));
  expect(flaky.outcomes).toEqual([delivered]);
});

test.each([
  ['7', 7000],
  [' 7 ', 7000],
  ['30', 30_000],
  ['0.5', 500],
  ['Wed, 31 Jan 2024 12:00:09 GMT', 9000],
])('waits as long as Retry-After says: %s', async (value, expected) => {
  const answer = { status: 429, headers: { 'retry-after': value } };
  const { waits, statuses } = await deliver([track('A')], (_, attempt) => (attempt === 1 ? answer : {}));
  expect(waits).toEqual([expected]);
  expect(statuses).toEqual(['delivered']);
});

test('waits no shorter than its own wait where Retry-After says less', async () => {
  const answer = { status: 429, headers: { 'retry-after': '0' } };
  const { waits } = await deliver([track('A')], (_, attempt) => (attempt < 3 ? answer : {}));
  expect(waits).toEqual([250, 500]);
});

test.each(['soon', '', '-5', 'Wed, 31 Jan 2024 11:00:00 GMT', 'NaN'])(
  'waits its own wait where Retry-After says nothing that it can use: %j',
  async (value) => {
    const answer = { status: 503, headers: { 'retry-after': value } };
    const { waits } = await deliver([track('A')], (_, attempt) => (attempt === 1 ? answer : {}));
    expect(waits).toEqual([250]);
  },
);

test('lets nobody else on the channel start before the time that Retry-After says', async () => {
  const events = ['A', 'B', 'C'].map((name) => track(name, name));
  const { requests, times } = await deliver(
    events,
    ([name], attempt) => (name === 'A' && attempt === 1 ? { status: 429, headers: { 'retry-after': '20' } } : {}),
    { destination: one, concurrency: 1 },
  );
  expect(requests).toEqual([['A'], ['A'], ['B'], ['C']]);
  expect(times).toEqual([0, 20_000, 20_000, 20_000]);
});

test('leaves a vendor alone who asks for a longer wait than the longest, and hands the rest back unsent', async () => {
  const events = ['A', 'B', 'C'].map((name) => track(name, name));
  const {
    requests,
    waits,
    statuses,
    delivered: all,
  } = await deliver(events, () => ({ status: 429, headers: { 'retry-after': '3600' } }), {
    destination: one,
    concurrency: 1,
    windowSize: 2,
  });
  expect(requests).toEqual([['A']]);
  expect(waits).toEqual([]);
  expect(statuses).toEqual(['retry', 'retry', 'retry']);
  expect(all.map(({ isSent }) => isSent)).toEqual([true, false, false]);
  expect(all[2]?.outcome).toMatchObject({
    message: 'Not sent: the vendor asked to wait another 3600 seconds.',
  });
});

test('lets the next request wait, too, where the last attempt of another was answered with Retry-After', async () => {
  const { times, statuses } = await deliver(
    [track('A', 'a'), track('B', 'b')],
    ([name]) => (name === 'A' ? { status: 429, headers: { 'retry-after': '20' } } : {}),
    { destination: one, concurrency: 1, attempts: 1 },
  );
  expect(times).toEqual([0, 20_000]);
  expect(statuses).toEqual(['retry', 'delivered']);
});

test('goes on with other channels where one asks to be left alone', async () => {
  const limits = { items: 1 };
  const [first, second] = [acme({ limits }).actions, acme({ limits }).actions];
  const { trackEvent } = first;
  const { updateCustomer } = second;
  if (!trackEvent || !updateCustomer) throw new Error('Acme has both actions.');
  const { statuses } = await deliver(
    [track('A', 'a'), { type: 'identify', userId: 'b' }, track('C', 'c')],
    ([name]) => (name === 'A' ? { status: 429, headers: { 'retry-after': '3600' } } : {}),
    { destination: { ...acme(), actions: { trackEvent, updateCustomer } }, concurrency: 1 },
  );
  expect(statuses).toEqual(['retry', 'delivered', 'retry']);
});

test('ends at once where the host aborts, sends nothing more and hands everything back', async () => {
  const controller = new AbortController();
  const events = ['A', 'B', 'C'].map((name) => track(name, name));
  const { requests, statuses, waits } = await deliver(
    events,
    ([name]) => {
      if (name === 'B') controller.abort();
      return name === 'B' ? busy : {};
    },
    { destination: one, concurrency: 1, windowSize: 1, signal: controller.signal },
  );
  expect(requests).toEqual([['A'], ['B']]);
  expect(waits).toEqual([]);
  expect(statuses).toEqual(['delivered', 'retry', 'retry']);
});

test('ends a wait where the host aborts', async () => {
  const controller = new AbortController();
  const { requests, outcomes } = await deliver([track('A')], () => busy, {
    signal: controller.signal,
    sleep: (_, signal) => {
      controller.abort();
      return signal?.aborted ? Promise.reject(new Error('This operation was aborted')) : Promise.resolve();
    },
  });
  expect(requests).toHaveLength(1);
  expect(outcomes).toEqual([expect.objectContaining({ status: 'retry', message: 'api.acme.example answered 503' })]);
});

test('says that an event was not sent where the host aborts while it waits for its turn', async () => {
  const controller = new AbortController();
  const paced = acme({ limits: { items: 1, callsPerSecond: 1 } });
  const { requests, delivered: all } = await deliver([track('A', 'a'), track('B', 'b')], () => ({}), {
    destination: paced,
    concurrency: 1,
    signal: controller.signal,
    sleep: () => {
      controller.abort();
      return Promise.reject(new Error('This operation was aborted'));
    },
  });
  expect(requests).toEqual([['A']]);
  expect(all.map(({ isSent }) => isSent)).toEqual([true, false]);
  expect(all[1]?.outcome).toMatchObject({ status: 'retry', message: 'Not sent: the delivery was stopped.' });
});

test('ends a wait on the real clock where the host aborts, and lets the transport know', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const known: unknown[] = [];
  const transport: Transport = {
    send: (_, given) => {
      known.push(given);
      setImmediate(() => controller.abort());
      return Promise.resolve({ ...busy, headers: {}, json: undefined });
    },
    close: () => Promise.resolve(),
  };
  const outcomes: unknown[] = [];
  const options = { transport, signal, firstWaitMilliseconds: 20_000, random: () => 1 };
  for await (const { outcome } of pipelineOf().deliver([track('A')], options)) outcomes.push(outcome);
  expect(known).toEqual([{ signal, events: [0] }]);
  expect(outcomes).toEqual([expect.objectContaining({ status: 'retry', httpStatus: 503 })]);
});

test('sleeps on the real clock unless it is given another', async () => {
  const { statuses } = await deliver([track('A')], (_, attempt) => (attempt === 1 ? busy : {}), {
    firstWaitMilliseconds: 1,
    sleep: undefined as never,
    random: undefined as never,
  });
  expect(statuses).toEqual(['delivered']);
});

function unknown(hostname: string) {
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND', hostname });
}

test('asks for the settings to be fixed where they name a host that does not exist, and does not try again', async () => {
  const more = { baseUrl: 'https://API.acme.invalid:8443/v1' };
  const { requests, outcomes } = await deliver([track('A')], () => Promise.reject(unknown('api.acme.invalid')), {
    more,
  });
  expect(requests).toHaveLength(1);
  expect(outcomes).toMatchObject([
    {
      status: 'rejected',
      fix: 'settings',
      message: 'Not sent: there is no host "api.acme.invalid". Check the host in the settings.',
      mayHaveArrived: false,
    },
  ]);
});

test('takes a host that is the destination’s own and does not resolve for worth another try', async () => {
  const { requests, outcomes } = await deliver([track('A')], () => Promise.reject(unknown('api.acme.example')));
  expect(requests).toHaveLength(5);
  expect(outcomes).toMatchObject([
    { status: 'retry', message: 'No answer: getaddrinfo ENOTFOUND api.acme.example', mayHaveArrived: false },
  ]);
});
