import { basic } from '../src';
import { formsOf, prepareSettings, scrub } from '../src/host';
import { connection } from './acme';

const secret = 'pa$$w+rd/é=1';
const settings = prepareSettings(connection.settings, { apiKey: secret, baseUrl: 'https://acme.internal.example' });

function scrubbed(text: string): string {
  return scrub(text, settings);
}

test.each([
  ['as it is', secret],
  ['URL-encoded', encodeURIComponent(secret)],
  ['in base64', Buffer.from(secret).toString('base64')],
  ['in base64 without padding', Buffer.from(secret).toString('base64').replace(/=+$/, '')],
  ['in base64 for URLs', Buffer.from(secret).toString('base64url')],
])('puts the name of a secret where the vendor repeats it %s', (_, form) => {
  expect(scrubbed(`Unknown key ${form}, twice: ${form}.`)).toBe('Unknown key {{apiKey}}, twice: {{apiKey}}.');
});

test('leaves nothing of a secret that could be read out of an echoed Authorization header', () => {
  for (let length = 4; length < 40; length += 1) {
    const key = 'Qx7-zL'.repeat(7).slice(0, length);
    const known = prepareSettings(connection.settings, { apiKey: key });
    for (const header of [
      basic(key, ''),
      basic('user', key),
      basic('abc', key),
      basic('us', key),
      basic('u', key),
      basic(key, 'x'),
    ]) {
      const [, credentials = ''] = scrub(`Got "${header}"`, known).split('Basic ');
      const readable = credentials.split(/\{\{apiKey\}\}|"/).map((part) => Buffer.from(part, 'base64').toString());
      for (const part of readable) expect(part).not.toContain(key.slice(0, 4));
      expect(credentials).toContain('{{apiKey}}');
    }
  }
});

test('puts the name of an open setting where the vendor repeats it as it is', () => {
  expect(scrubbed('No such host: https://acme.internal.example/v2')).toBe('No such host: {{baseUrl}}/v2');
});

test('leaves no tail of a secret that begins like another setting', () => {
  const all = { apiKey: 'abcd-secret-tail', baseUrl: 'abcd-secret' };
  const text = scrub('Bad: abcd-secret-tail and abcd-secret', { all, visible: { baseUrl: all.baseUrl } });
  expect(text).toBe('Bad: {{apiKey}} and {{baseUrl}}');
  const { apiKey, baseUrl } = all;
  expect(scrub('Bad: abcd-secret-tail', { all: { baseUrl, apiKey }, visible: { baseUrl } })).toBe('Bad: {{apiKey}}');
});

test('finds a secret of less than four letters where it is a word of its own, and leaves other settings alone', () => {
  const known = prepareSettings(connection.settings, { apiKey: 'abc', region: 'eu' });
  expect(scrub('neutral abc "abc" in eu, abcd, fabc', known)).toBe('neutral {{apiKey}} "{{apiKey}}" in eu, abcd, fabc');
  expect(scrub('key x=$', prepareSettings(connection.settings, { apiKey: 'x=$' }))).toBe('key {{apiKey}}');
  expect(scrub('key ', prepareSettings(connection.settings, { apiKey: '' }))).toBe('key');
});

test('leaves settings that are no texts alone', () => {
  expect(scrub('12345 true', { all: { limit: 12345, on: true }, visible: { limit: 12345, on: true } })).toBe(
    '12345 true',
  );
});

test('drops control characters, so that a text cannot move the cursor of a terminal or forge a line of a log', () => {
  expect(scrubbed('a\u001b[2Jb\r\nc\u0000d\u007fe\u009b31mf\u0085g')).toBe('a [2Jb c d e 31mf g');
});

test('keeps 500 characters and says that there were more', () => {
  expect(scrubbed('x'.repeat(500))).toBe('x'.repeat(500));
  expect(scrubbed('x'.repeat(501))).toBe(`${'x'.repeat(499)}…`);
});

test('scrubs before it cuts, so that no half of a secret stays at the end', () => {
  const text = scrubbed(`${'x'.repeat(495)}${secret}`);
  expect(text).toHaveLength(500);
  expect(text).not.toContain(secret.slice(0, 3));
});

test('never gives back the value of a secret in any of its forms', () => {
  for (const form of formsOf(secret)) expect(scrubbed(`<${form}>`)).toBe('<{{apiKey}}>');
});

test('leaves the vendor its words where a setting that is no secret is one of them', () => {
  const all = { idName: 'customer_id', apiKey: 'customer' };
  expect(
    scrub('customer_id is not a known ID', { all: { idName: 'customer_id' }, visible: { idName: 'customer_id' } }),
  ).toBe('customer_id is not a known ID');
  expect(scrub('customer_id', { all, visible: { idName: all.idName } })).toBe('{{apiKey}}_id');
});
