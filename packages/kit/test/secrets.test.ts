import * as fc from 'fast-check';
import { runs } from '@sluice/test-utils/runs';
import { hideSecrets, scrub, SecretFinder } from '../src/host';

const bytesOf = (text: string) => Buffer.from(text, 'utf8');

/** How vendors, proxies and frameworks write a text into another one. */
const encoders: Readonly<Record<string, (text: string) => string>> = {
  raw: (text) => text,
  percent: encodeURIComponent,
  'percent, every byte': (text) =>
    Array.from(bytesOf(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  form: (text) => new URLSearchParams({ '': text }).toString().slice(1),
  html: (text) => text.replace(/[&<>"'/=`+]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  'html, by names': (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&apos;')
      .replaceAll('+', '&plus;')
      .replaceAll('/', '&sol;')
      .replaceAll('Ü', '&Uuml;'),
  'html, in hex': (text) => Array.from(text, (letter) => `&#x${letter.codePointAt(0)?.toString(16)};`).join(''),
  json: (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'json, in ASCII': (text) =>
    text.replace(/[^ -~]|["\\<>&]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
  base64: (text) => bytesOf(text).toString('base64'),
  'base64 for URLs': (text) => bytesOf(text).toString('base64url'),
  'base64 in lines': (text) => bytesOf(text).toString('base64').replace(/.{10}/g, '$&\r\n'),
  'base64, behind a user': (text) => bytesOf(`user:${text}`).toString('base64'),
  'base64, before a colon': (text) => bytesOf(`${text}:`).toString('base64'),
  hex: (text) => bytesOf(text).toString('hex'),
  'hex with colons': (text) =>
    bytesOf(text)
      .toString('hex')
      .replace(/..(?=.)/g, '$&:'),
};
const cases: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
];

const chain = fc
  .tuple(
    fc.constantFrom(...cases),
    fc.constantFrom(...Object.keys(encoders)),
    fc.constantFrom(...Object.keys(encoders)),
  )
  .map(([first, inner, outer]) => ({
    name: `${outer} of ${inner} (${cases.indexOf(first)})`,
    encode: (text: string) => encoders[outer]?.(encoders[inner]?.(first(text)) ?? '') ?? '',
  }));

const letters = fc.constantFrom(...Array.from('abcdefghijkLMNOPQRSTUVWXYZ0123456789+/=&<>"\'%\\ -_.:;@!$#?Üé'));
const secretText = fc.string({ unit: letters, minLength: 8, maxLength: 40 }).filter((text) => text.trim() === text);

function settingsWith(apiKey: string) {
  return { all: { apiKey }, visible: {} };
}

test('shows no part of a secret, whatever the one or two encoders it comes through', () => {
  fc.assert(
    fc.property(secretText, chain, fc.nat(), fc.nat(), (secret, { encode }, from, more) => {
      const start = from % (secret.length - 7);
      const part = secret.slice(start, start + 8 + (more % (secret.length - start - 7)));
      const shown = encode(part);
      const hidden = scrub(`Bad key <${shown}> given`, settingsWith(secret));
      expect(hidden).toContain('{{apiKey}}');
      // What is left on both sides are the letters that also hold bits of what stands beside the secret.
      const left = hidden
        .replace(/^Bad key </, '')
        .replace(/> given$/, '')
        .split('{{apiKey}}');
      for (const piece of left) expect(piece.length).toBeLessThan(shown.length / 2 + 16);
      expect(new SecretFinder({ apiKey: secret }).find(hidden)).toEqual([]);
    }),
    runs(3000),
  );
});

const secret = 'p@ss+W0rd/="<Ü>&x';

test.each([
  ['escaped for HTML', 'bad: p@ss&#43;W0rd&#x2f;&#61;&quot;&lt;&Uuml;&gt;&amp;x!', 'bad: {{apiKey}}!'],
  ['cut', 'key p@ss+W0rd/="<Ü>…', 'key {{apiKey}}…'],
  ['cut at its begin', 'key …W0rd/="<Ü>&x', 'key …{{apiKey}}'],
  ['masked in the middle', 'key p@ss+W0rd****<Ü>&x', 'key {{apiKey}}****<Ü>&x'],
  ['in capital letters', 'KEY P@SS+W0RD/="<Ü>&X', 'KEY {{apiKey}}'],
  ['in small letters', 'key p@ss+w0rd/="<ü>&x', 'key {{apiKey}}'],
  ['in hex', `key ${bytesOf(secret).toString('hex')}`, 'key {{apiKey}}'],
  ['in capital hex', `key ${bytesOf(secret).toString('hex').toUpperCase()}`, 'key {{apiKey}}'],
  ['in escapes of JSON', 'key p\\u0040ss\\u002bW0rd\\/=\\"\\u003c\\u00dc\\u003e\\u0026x', 'key {{apiKey}}'],
  ['percent-encoded twice', `key ${encodeURIComponent(encodeURIComponent(secret))}`, 'key {{apiKey}}'],
  ['in base64', `key ${bytesOf(secret).toString('base64')}`, 'key {{apiKey}}'],
])('puts the name of a secret where a vendor repeats it %s', (_, text, expected) => {
  expect(scrub(text, settingsWith(secret))).toBe(expected);
});

test('hides base64 whose case is lost, but for the letters at its end', () => {
  const shown = bytesOf(secret).toString('base64').toLowerCase();
  expect(scrub(`key ${shown}!`, settingsWith(secret))).toMatch(/^key \{\{apiKey\}\}.{0,2}=*!$/);
});

test('hides a key of letters and digits as well as any other', () => {
  const key = 'tck_live_9fQ27Zb81LmN';
  for (const encode of Object.values(encoders)) {
    expect(hideSecrets(`Unknown: ${encode(key.slice(0, 12))}`, settingsWith(key))).toContain('{{apiKey}}');
  }
});

test('leaves the vendor every word that is no part of a secret', () => {
  const text =
    'Unknown customer "42" in commands[3] (code 400, request 8f14e45fceea167a5a36dedd4bea2543, see https://docs.example/a%20b?x=1&amp;y=2)';
  expect(scrub(text, settingsWith(secret))).toBe(text);
});

test('hides what stands behind 500 characters of what is hidden', () => {
  const text = scrub(`${secret} `.repeat(30) + 'end', settingsWith(secret));
  expect(text).toBe(`${'{{apiKey}} '.repeat(30)}end`);
});

test('tells which secrets a text shows', () => {
  const finder = new SecretFinder({ first: 'abcdefgh-first', second: 'ijklmnop-second', short: 'abc' });
  expect(finder.find('x ABCDEFGH y ijklmnop%2Dsecond abc')).toEqual([
    { start: 2, end: 10, name: 'first' },
    { start: 13, end: 30, name: 'second' },
  ]);
});
