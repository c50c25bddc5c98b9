import {
  APIError,
  IntegrationError,
  InvalidAuthenticationError,
  PayloadValidationError,
  RetryableError,
} from '@segment/actions-core';
import { rejected } from '../src/host';
import { acme } from './acme';

const payload = { event: 'Order Completed', customer: 'c1', at: '2024-01-31T12:00:00Z' };

interface Call {
  readonly url: string;
  readonly options: Record<string, unknown>;
}

interface Setup {
  readonly destination?: ReturnType<typeof acme>;
  readonly settings?: object;
  readonly given?: object;
}

/** Runs `perform` with a request client that answers so, or fails so. */
async function perform(
  answer: { status?: number; content?: string } | Error,
  { destination = acme(), settings = { apiKey: 'k'.repeat(9) }, given = payload }: Setup = {},
) {
  const calls: Call[] = [];
  const action = destination.actions.trackEvent;
  const result = await action
    ?.perform(
      async (url, options) => {
        calls.push({ url, options });
        if (answer instanceof Error) throw answer;
        const { status = 200, content = '' } = answer;
        return { status, headers: new Headers({ 'X-Id': '7' }), content, data: content };
      },
      { settings, payload: given },
    )
    .catch((error: unknown) => error);
  return { calls, result };
}

test("sends what the channel says, with Segment's client, and hangs on no long answer", async () => {
  const { calls, result } = await perform({});
  expect(result).toEqual({ status: 'delivered' });
  expect(calls).toEqual([
    {
      url: 'https://api.acme.dev/v2/events',
      options: {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from('kkkkkkkkk:').toString('base64')}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ events: [{ event: 'order_completed', customer: 'c1', at: 1706702400 }] }),
        redirect: 'manual',
        size: 10_000_000,
        timeout: 10_000,
        throwHttpErrors: false,
        skipResponseCloning: true,
      },
    },
  ]);
});

test('tells what the sender may want to know of a delivered event, and skips one that makes no items', async () => {
  const { event, customer } = payload;
  expect((await perform({}, { given: { event, customer } })).result).toEqual({
    status: 'delivered',
    notes: ['The event has no time.'],
  });
  const skipped = await perform({}, { given: { ...payload, event: 'Heartbeat' } });
  expect(skipped).toEqual({
    calls: [],
    result: { status: 'skipped', message: 'Nothing to send for this event.', mayHaveArrived: false },
  });
});

test("throws Segment's own payload error where the event is at fault, and sends nothing", async () => {
  const { calls, result } = await perform({}, { given: { ...payload, event: '$order' } });
  expect(calls).toEqual([]);
  expect(result).toBeInstanceOf(PayloadValidationError);
  expect(result).toMatchObject({ status: 400, message: 'Event name: Acme reserves names starting with "$".' });
});

test("throws Segment's own authentication error where the settings are at fault", async () => {
  for (const status of [401, 403]) {
    const { result } = await perform({ status, content: '{"message":"Bad key"}' });
    expect(result).toBeInstanceOf(InvalidAuthenticationError);
    expect(result).toMatchObject({ status: 401, message: `api.acme.dev answered ${status}: Bad key` });
  }
  const { calls, result } = await perform({}, { settings: { apiKey: 'k', baseUrl: 'nowhere' } });
  expect(calls).toEqual([]);
  expect(result).toBeInstanceOf(InvalidAuthenticationError);
  expect(result).toMatchObject({ status: 401, message: 'Base URL must be an address that begins with https://.' });
});

test.each([
  [404, 404],
  [409, 409],
  [400, 400],
  [422, 422],
  [499, 499],
  [410, 400],
  [423, 400],
  [460, 400],
  [302, 400],
])("throws Segment's own final error where the vendor answers %i, with the status %i", async (status, thrown) => {
  const { result } = await perform({ status });
  expect(result).toBeInstanceOf(APIError);
  expect(result).toBeInstanceOf(IntegrationError);
  expect(result).toMatchObject({ status: thrown, message: `api.acme.dev answered ${status}` });
});

test.each([
  [408, 408],
  [429, 429],
  [500, 500],
  [502, 502],
  [503, 503],
  [504, 504],
  [501, 500],
  [505, 500],
  [599, 500],
])("throws Segment's own retryable error where the vendor answers %i, with the status %i", async (status, thrown) => {
  const { result } = await perform({ status });
  expect(result).toBeInstanceOf(RetryableError);
  expect(result).toMatchObject({ status: thrown });
});

test("throws Segment's own retryable error where the channel takes the status for one, or no answer came", async () => {
  const patient = await perform({ status: 404 }, { destination: acme({ retryable: [404] }) });
  expect(patient.result).toBeInstanceOf(RetryableError);
  expect(patient.result).toMatchObject({ status: 500 });
  const locked = await perform({ status: 423 }, { destination: acme({ retryable: [423] }) });
  expect(locked.result).toMatchObject({ status: 423 });
  const failed = await perform(new Error('connect ECONNREFUSED'));
  expect(failed.result).toBeInstanceOf(RetryableError);
  expect(failed.result).toMatchObject({ status: 500, message: 'No answer: connect ECONNREFUSED' });
});

test('reads an answer alike whatever its content type says, and takes a page of HTML for no reason', async () => {
  const seen: unknown[] = [];
  const destination = acme({
    outcomes: ({ json, headers, status }) => {
      seen.push(json, headers['x-id']);
      return status === 200 ? rejected('event', 'No') : undefined;
    },
  });
  await perform({ content: '{"ok":true}' }, { destination });
  await perform({ content: '' }, { destination });
  expect(seen).toEqual([{ ok: true }, '7', undefined, '7']);
  const { result } = await perform({ status: 502, content: '<html>Bad gateway</html>' }, { destination });
  expect(result).toHaveProperty('message', 'api.acme.dev answered 502');
});

test('takes the data of a client that gives no text', async () => {
  const seen: unknown[] = [];
  const { trackEvent } = acme({ outcomes: ({ json }) => void seen.push(json) }).actions;
  for (const data of [{ ok: true }, 'OK', undefined]) {
    const client = async () => ({ status: 200, headers: new Headers(), data });
    await trackEvent?.perform(client, { settings: { apiKey: 'k' }, payload });
  }
  expect(seen).toEqual([{ ok: true }, undefined, undefined]);
});

/** A client that stands in for Segment's, in a test or in another host. */
async function performWith(client: (url: string) => Promise<unknown>) {
  const { perform: own } = acme().actions.trackEvent ?? {};
  return own?.(client as never, { settings: { apiKey: 'k'.repeat(9) }, payload }).catch((error: unknown) => error);
}

test('needs no headers of a client that stands in for Segment’s', async () => {
  expect(await performWith(() => Promise.resolve({ status: 200, data: {} }))).toEqual({ status: 'delivered' });
});

test.each([
  [400, APIError, 'api.acme.dev answered 400: no'],
  [401, InvalidAuthenticationError, 'api.acme.dev answered 401: no'],
  [429, RetryableError, 'api.acme.dev answered 429: no'],
])('reads an answer that a client throws although it is told not to: %d', async (status, kind, message) => {
  const thrown = Object.assign(new Error('No.'), { response: { status, content: 'no' } });
  const error = await performWith(() => Promise.reject(thrown));
  expect(error).toBeInstanceOf(kind);
  expect(error).toMatchObject({ message, status });
});

test('fills in the defaults of the settings, which Segment leaves out', async () => {
  const { calls } = await perform({}, { settings: { apiKey: 'k', baseUrl: '' } });
  expect(calls[0]?.url).toBe('https://api.acme.dev/v2/events');
});

test('refuses an event on which the vendor package fails, and sends nothing', async () => {
  const destination = acme({
    request: () => {
      throw new TypeError('secret');
    },
  });
  const { calls, result } = await perform({}, { destination });
  expect(calls).toEqual([]);
  expect(result).toBeInstanceOf(PayloadValidationError);
  expect(String(result)).not.toContain('secret');
});

test('hides no secret in what it throws', async () => {
  const content = JSON.stringify({ error: `Unknown ${Buffer.from('kkkkkkkkk:').toString('base64')}` });
  const { result } = await perform({ status: 400, content });
  expect(String(result)).toContain('{{apiKey}}');
});
