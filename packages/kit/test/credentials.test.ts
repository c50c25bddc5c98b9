import { APIError, InvalidAuthenticationError, RetryableError } from '@segment/actions-core';
import { defineConnection, defineDestination, type Request } from '../src';

const settings = { apiKey: 'acme-secret-key' };

/** A destination that tests credentials and erases people as it is told. */
function destinationWith(call: Request | string, unauthorized?: string) {
  const connection = defineConnection({
    settings: { apiKey: { type: 'password', label: 'API key', description: 'Secret.', required: true } },
    problems: ({ apiKey }) => ({ apiKey: apiKey.includes(' ') && 'holds a space.' }),
    ...(unauthorized !== undefined && { unauthorized }),
    test: () => call,
    erase: (person) => (typeof call === 'string' ? call : { ...call, json: person }),
  });
  return defineDestination({ name: 'Acme', slug: 'acme', description: '', connection, actions: {}, presets: [] });
}

const get: Request = { method: 'GET', url: 'https://api.acme.dev/me', headers: { 'x-key': 'k' } };

interface Setup {
  readonly call?: Request | string;
  readonly status?: number;
  readonly given?: object;
  readonly payload?: object;
  readonly content?: string;
  readonly unauthorized?: string;
}

/** Runs Segment's `testAuthentication` or `onDelete` over a client that answers with a status. */
const keyMessage = '{"message":"Key acme-secret-key"}';
async function run(which: 'test' | 'erase', setup: Setup = {}) {
  const { call = get, status = 200, given = settings, payload = {}, content = keyMessage, unauthorized } = setup;
  const { authentication, onDelete } = destinationWith(call, unauthorized);
  const calls: { url: string; json?: unknown }[] = [];
  const perform = which === 'test' ? authentication.testAuthentication : onDelete;
  const result = await perform?.(
    async (url, { body }) => {
      calls.push({ url, ...(body !== undefined && { json: JSON.parse(body) as unknown }) });
      return { status, headers: new Headers(), content };
    },
    { settings: given, payload },
  ).catch((error: unknown) => error);
  return { calls, result };
}

test('passes where the vendor takes the credentials', async () => {
  expect(await run('test')).toEqual({
    calls: [{ url: 'https://api.acme.dev/me' }],
    result: { status: 'delivered' },
  });
});

test.each(['test', 'erase'] as const)('says what to check where the credentials fail: %s', async (which) => {
  const unauthorized = 'Each region has keys of its own.';
  const content = '{"message":"Not authorized."}';
  const { result } = await run(which, { status: 401, content, unauthorized });
  expect(result).toHaveProperty('message', `api.acme.dev answered 401: Not authorized. ${unauthorized}`);
  const long = { status: 401, content: JSON.stringify({ message: 'no '.repeat(400) }), unauthorized };
  expect((await run(which, long)).result).toHaveProperty(
    'message',
    expect.stringMatching(/… Each region has keys of its own\.$/),
  );
  const other = await run(which, { status: 403, content, unauthorized });
  expect(other.result).toHaveProperty('message', 'api.acme.dev answered 403: Not authorized.');
});

test.each([
  [401, InvalidAuthenticationError],
  [403, InvalidAuthenticationError],
  [404, APIError],
  [503, RetryableError],
])('throws what Segment understands where the vendor answers %i, and hides the secret', async (status, errorClass) => {
  const { result } = await run('test', { status });
  expect(result).toBeInstanceOf(errorClass);
  expect(result).toHaveProperty('message', `api.acme.dev answered ${status}: Key {{apiKey}}`);
});

test('passes where the vendor has no call to test credentials with, and sends nothing', async () => {
  const { calls, result } = await run('test', { call: 'Acme has no such call.' });
  expect(calls).toEqual([]);
  expect(result).toEqual({ status: 'skipped', message: 'Acme has no such call.' });
});

test('throws before it sends where the settings cannot work', async () => {
  for (const which of ['test', 'erase'] as const) {
    const { calls, result } = await run(which, { given: { apiKey: 'a key' } });
    expect(calls).toEqual([]);
    expect(result).toBeInstanceOf(InvalidAuthenticationError);
    expect(result).toHaveProperty('message', 'API key: holds a space.');
  }
});

test('asks the vendor to forget a person by the ids that are there', async () => {
  const { calls, result } = await run('erase', { payload: { userId: 'u1', anonymousId: null } });
  expect(calls).toEqual([{ url: 'https://api.acme.dev/me', json: { userId: 'u1' } }]);
  expect(result).toEqual({ status: 'delivered' });
});

test('throws where a person cannot be forgotten, so that nobody believes it was done', async () => {
  const impossible = await run('erase', { call: 'Enter the private key first.', payload: { userId: 'u1' } });
  expect(impossible.result).toBeInstanceOf(InvalidAuthenticationError);
  expect(impossible.result).toHaveProperty('message', 'Enter the private key first.');
  expect((await run('erase', { status: 500 })).result).toBeInstanceOf(RetryableError);
});

test('has neither where the connection says neither', () => {
  const connection = defineConnection({ settings: {} });
  const actions = {};
  const destination = defineDestination({
    name: 'Acme',
    slug: 'acme',
    description: '',
    connection,
    actions,
    presets: [],
  });
  expect(Object.keys(destination)).not.toContain('onDelete');
  expect(Object.keys(destination.authentication)).toEqual(['scheme', 'fields']);
});

test('does not take a person for forgotten where the vendor says under a 200 that it was no success', async () => {
  const content = '{"success":false,"message":"no such user"}';
  const { result } = await run('erase', { payload: { userId: 'u' }, content });
  expect(result).toBeInstanceOf(APIError);
  expect(result).toHaveProperty('message', 'no such user');
});
