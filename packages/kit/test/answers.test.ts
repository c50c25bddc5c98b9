import { isRetryable, NotSent, delivered, rejected, retry } from '../src/host';
import { channel, deliver, made } from './acme';

const plain = channel();

function one(event = 'a1', over = plain) {
  return [made('a', over.item({ event }))];
}

test.each([200, 201, 202, 204])('takes the status %i for delivered', async (status) => {
  const { outcomes, isSent } = await deliver(one(), () => ({ status }));
  expect(outcomes).toEqual([delivered]);
  expect(isSent).toEqual([true]);
});

test.each([408, 425, 429, 500, 502, 503, 504])('takes the status %i for worth another try', async (status) => {
  const { outcomes } = await deliver(one(), () => ({ status, json: { message: 'Busy' } }));
  const mayHaveArrived = status >= 500;
  expect(outcomes).toEqual([retry(`api.acme.dev answered ${status}: Busy`, { httpStatus: status, mayHaveArrived })]);
  expect(isRetryable(status, {})).toBe(true);
});

test.each([401, 403])('takes the status %i for a matter of the settings', async (status) => {
  const { outcomes } = await deliver(one(), () => ({ status, json: { message: 'Bad key' } }));
  expect(outcomes).toEqual([
    rejected('settings', `api.acme.dev answered ${status}: Bad key`, {
      httpStatus: status,
      mayHaveArrived: false,
    }),
  ]);
});

test.each([199, 300, 302, 400, 404, 409, 410, 413, 422])('takes the status %i for final', async (status) => {
  const { outcomes } = await deliver(one(), () => ({ status }));
  const mayHaveArrived = status < 400;
  expect(outcomes).toEqual([
    rejected('vendor', `api.acme.dev answered ${status}`, { httpStatus: status, mayHaveArrived }),
  ]);
  expect(isRetryable(status, {})).toBe(false);
});

test('takes no yes of a channel where the body says no besides', async () => {
  const glad = channel({ outcomes: () => delivered });
  const { outcomes } = await deliver(one('a1', glad), () => ({
    status: 200,
    json: { ok: true, errors: ['a1 dropped'] },
  }));
  const message = 'api.acme.dev answered 200 and refuses: a1 dropped';
  expect(outcomes).toEqual([rejected('vendor', message, { httpStatus: 200, mayHaveArrived: true })]);
});

test('takes a member that JavaScript cannot convert for any other object', async () => {
  const { outcomes } = await deliver(one(), () => ({
    status: 200,
    json: { code: { toString: 1 }, statusCode: [{ valueOf: '' }] },
  }));
  expect(outcomes).toEqual([delivered]);
});

test('takes other statuses for worth another try where the channel says so', async () => {
  const patient = channel({ retryable: [404, 409] });
  const { statuses } = await deliver(one('a1', patient), () => ({ status: 409 }));
  expect(statuses).toEqual(['retry']);
});

test('takes a failed connection for worth another try and keeps its cause', async () => {
  const cause = new Error('connect ECONNREFUSED 203.0.113.7:443');
  const { outcomes } = await deliver(one(), () => Promise.reject(cause));
  expect(outcomes).toEqual([retry('No answer: connect ECONNREFUSED 203.0.113.7:443', { cause, mayHaveArrived: true })]);
});

test('says something of a failure that has no words of its own', async () => {
  const nameless = Object.assign(new AggregateError([new Error('connect ECONNREFUSED ::1:443')], ''), {
    code: 'ECONNREFUSED',
  });
  const { outcomes } = await deliver(one(), () => Promise.reject(nameless));
  expect(outcomes).toEqual([retry('No answer: ECONNREFUSED', { cause: nameless, mayHaveArrived: false })]);
  const thrown = await deliver(one(), () => Promise.reject('reset'));
  expect(thrown.outcomes).toEqual([retry('No answer: reset', { cause: 'reset', mayHaveArrived: true })]);
});

test('tells what was never sent from what got no answer', async () => {
  const cause = new NotSent('the vendor asked to be left alone for acme-secret-key.');
  const { outcomes, isSent } = await deliver(one(), () => Promise.reject(cause));
  expect(outcomes).toEqual([
    retry('Not sent: the vendor asked to be left alone for {{apiKey}}.', { cause, mayHaveArrived: false }),
  ]);
  expect(isSent).toEqual([false]);
  expect((await deliver(one(), () => Promise.reject(new Error('reset')))).isSent).toEqual([true]);
});

test('says who must act where a request could not be sent at all, and sends nothing more', async () => {
  const single = channel({ limits: { items: 1 } });
  const cause = new NotSent('10.0.0.1 is a private address.', 'settings');
  const { outcomes, isSent, requests } = await deliver([...one('a1', single), ...one('a2', single)], () =>
    Promise.reject(cause),
  );
  const expected = rejected('settings', 'Not sent: 10.0.0.1 is a private address.', { cause, mayHaveArrived: false });
  expect(requests).toHaveLength(1);
  expect(outcomes).toEqual([expected, expected]);
  expect(isSent).toEqual([false, false]);
});

test('repeats no secret that the vendor or the network repeats', async () => {
  const bearer = channel({
    outcomes: ({ status }) => (status === 200 ? rejected('event', 'Key acme-secret-key') : undefined),
  });
  const noting = channel({ outcomes: () => ({ status: 'delivered', notes: ['Took acme-secret-key \u001b[31m'] }) });
  const all = await Promise.all([
    deliver(one(), () => ({ status: 400, json: { error: 'Key acme-secret-key is bad' } })),
    deliver(one(), () => Promise.reject(new Error('No route to acme-secret-key'))),
    deliver(one('a1', bearer), () => ({})),
    deliver(one('a1', noting), () => ({})),
  ]);
  for (const { outcomes } of all) {
    const said = outcomes.map((outcome) => ('message' in outcome ? outcome.message : outcome.notes?.join()));
    expect(said.join()).toContain('{{apiKey}}');
    expect(said.join()).not.toContain('acme-secret-key');
    expect(said.join()).not.toContain('\u001b');
  }
});

test('tells the channel the answer, the items it answers and the settings without passwords', async () => {
  const seen: unknown[] = [];
  const reading = channel({ outcomes: (answer, given) => void seen.push(answer, given) });
  await deliver(one('a1', reading), () => ({ status: 202, headers: { 'x-id': '7' }, json: { ok: true } }));
  expect(seen).toEqual([
    { status: 202, headers: { 'x-id': '7' }, json: { ok: true }, items: [{ event: 'a1' }] },
    { region: 'eu', baseUrl: 'https://api.acme.dev' },
  ]);
});

test('lets the channel say more than the status', async () => {
  const reading = channel({
    outcomes: ({ status }) =>
      status === 200 ? rejected('event', 'Unknown name') : status === 400 ? delivered : undefined,
  });
  const [told, turned, silent] = await Promise.all(
    [200, 400, 500].map((status) => deliver(one('a1', reading), () => ({ status }))),
  );
  expect(told?.outcomes).toEqual([rejected('event', 'Unknown name', { httpStatus: 200, mayHaveArrived: false })]);
  expect(turned?.outcomes).toEqual([delivered]);
  expect(silent?.statuses).toEqual(['retry']);
});

test('takes an error while an answer is read for an answer not understood, and goes on with other requests', async () => {
  const cause = new TypeError('Cannot read properties of undefined');
  const reading = channel({
    limits: { items: 1 },
    outcomes: ({ items }) => {
      if (items[0]?.event === 'a1') throw cause;
      return undefined;
    },
  });
  const { outcomes, requests } = await deliver(
    [...one('a1', reading), made('b', reading.item({ event: 'b1' }))],
    () => ({}),
  );
  expect(requests).toEqual([['a1'], ['b1']]);
  expect(outcomes).toEqual([
    rejected('vendor', 'api.acme.dev answered 200, but its answer could not be read', {
      httpStatus: 200,
      mayHaveArrived: true,
      notUnderstood: true,
      cause,
    }),
    delivered,
  ]);
});

test('takes a wrong number of verdicts for an answer not understood', async () => {
  const short = channel({ outcomes: () => [delivered] });
  const long = channel({ outcomes: ({ items }) => [...items, 'more'].map(() => delivered) });
  for (const over of [short, long]) {
    const { outcomes } = await deliver(
      ['a1', 'b1'].map((event) => made(event, over.item({ event }))),
      () => ({}),
    );
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', message: expect.stringContaining('could not be read') });
      expect(outcome).toHaveProperty('cause.message', expect.stringMatching(/\d verdicts for 2 items/));
    }
  }
});

test('sends nothing for an event without items', async () => {
  const { requests, outcomes, isSent } = await deliver([made('a')], () => ({}));
  expect(requests).toEqual([]);
  expect(outcomes).toEqual([{ status: 'skipped', message: 'Nothing to send for this event.', mayHaveArrived: false }]);
  expect(isSent).toEqual([false]);
  const told = await deliver([{ items: [], people: [], notes: ['No price.', 'No name.'] }], () => ({}));
  expect(told.outcomes).toEqual([{ status: 'skipped', message: 'No price. No name.', mayHaveArrived: false }]);
});
