import { mayHaveArrived, NoAnswer, NotSent, prepareSettings, readFailure } from '../src/host';
import { connection } from './acme';

const settings = prepareSettings(connection.settings, {
  apiKey: 'acme-secret-key',
  baseUrl: 'https://Shop.Example/v2',
});

function failure(code: string, message = code, more: object = {}) {
  return Object.assign(new Error(message), { code, ...more });
}

test.each([
  ['ENOTFOUND'],
  ['EAI_AGAIN'],
  ['ECONNREFUSED'],
  ['EHOSTUNREACH'],
  ['ENETUNREACH'],
  ['UND_ERR_CONNECT_TIMEOUT'],
  ['CERT_HAS_EXPIRED'],
  ['ERR_TLS_CERT_ALTNAME_INVALID'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
])('knows that nothing arrived where no connection came about: %s', (code) => {
  expect(readFailure(failure(code), settings)).toMatchObject({ status: 'retry', mayHaveArrived: false });
});

test('knows that nothing arrived where the connection itself timed out or was reset', () => {
  expect(mayHaveArrived(failure('ETIMEDOUT', 'connect ETIMEDOUT', { syscall: 'connect' }))).toBe(false);
  expect(mayHaveArrived(failure('ECONNRESET', 'read ECONNRESET', { syscall: 'read' }))).toBe(true);
});

test.each([['ECONNRESET'], ['ETIMEDOUT'], ['EPIPE'], ['UND_ERR_SOCKET'], ['']])(
  'does not know whether anything arrived where the connection ended later: %j',
  (code) => {
    expect(readFailure(failure(code, 'gone'), settings)).toMatchObject({ status: 'retry', mayHaveArrived: true });
  },
);

test('knows that an earlier attempt may have arrived where the last one did not', () => {
  const cause = failure('ECONNREFUSED', 'connect ECONNREFUSED');
  expect(readFailure(new NoAnswer(cause), settings)).toEqual({
    status: 'retry',
    message: 'No answer: connect ECONNREFUSED',
    cause,
    mayHaveArrived: true,
  });
  expect(readFailure(new NoAnswer(new NotSent('it was stopped.')), settings)).toMatchObject({ mayHaveArrived: true });
});

test.each([
  failure('ENOTFOUND', 'getaddrinfo ENOTFOUND shop.example', { hostname: 'shop.example' }),
  failure('ENOTFOUND', 'request to https://shop.example/v2?id=7 failed, reason: getaddrinfo ENOTFOUND shop.example'),
])('takes a host of the settings that does not exist for their mistake, in the engine and in Segment: %s', (cause) => {
  expect(readFailure(cause, settings)).toMatchObject({
    status: 'rejected',
    fix: 'settings',
    message: 'Not sent: there is no host "shop.example". Check the host in the settings.',
  });
});

test('takes a host that nobody entered for worth another try', () => {
  const byDefault = prepareSettings(connection.settings, { apiKey: 'acme-secret-key' });
  for (const known of [settings, byDefault]) {
    const cause = failure('ENOTFOUND', 'getaddrinfo ENOTFOUND api.acme.dev', { hostname: 'api.acme.dev' });
    expect(readFailure(cause, known)).toMatchObject({ status: 'retry', mayHaveArrived: false });
  }
});

test('shows nothing of an address but its host', () => {
  const message = 'request to https://api.acme.dev/users/jane@shop.example?mail=j failed, reason: socket hang up';
  expect(readFailure(failure('ECONNRESET', message), settings)).toMatchObject({
    message: 'No answer: request to https://api.acme.dev failed, reason: socket hang up',
  });
});
