import { findSecrets } from '../recorder/find-secrets';
import { Scrubber } from '../recorder/scrubber';

// Of 17 bytes: its base64 shows whether whoever made it fills it up.
const secret = 'p&s wörd/9+=Ω"x';
const scrubber = new Scrubber(
  new Map([
    [secret, 'placeholder'],
    ['demo-account', 'my-account'],
  ]),
);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const hex = (text: string) => Buffer.from(text).toString('hex');

const places: readonly (readonly [form: string, inForm: (text: string) => string])[] = [
  ['as it is', (text) => `a ${text} b`],
  ['encoded for a path', (text) => `https://x.example/${encodeURIComponent(text)}/y?z=1`],
  ['encoded for a form', (text) => `a=1&${new URLSearchParams({ key: text })}&b=2`],
  ['in base64', (text) => `Token ${base64(text)}.`],
  ['in base64 without its end', (text) => `Token ${base64(text).replace(/=+$/, '')}.`],
  ['in base64 for URLs', (text) => `Token ${base64url(text)}.`],
  ['in base64 with a name before it', (text) => `Basic ${base64(`some-key:${text}`)}`],
  ['in base64 with things around it', (text) => `Basic ${base64(`{"a":"${text}","b":1}`)}`],
  ['in base64 for URLs with things around it', (text) => `jwt.${base64url(`{"a":"?>${text}","b":1}`)}.x`],
  ['in hex', (text) => `0x${hex(text)}`],
  ['in capital hex', (text) => `0x${hex(text).toUpperCase()}`],
  ['in JSON in a text', (text) => JSON.stringify(JSON.stringify({ key: text }))],
];

describe('a secret', () => {
  it.each(places)('is replaced by a placeholder %s', (_, inForm) => {
    expect(scrubber.text(inForm(secret))).toBe(inForm('placeholder'));
  });

  it.each(places)('is found %s', (_, inForm) => {
    expect(findSecrets(inForm(secret), { apiKey: secret, other: 'elsewhere' })).toEqual(['apiKey']);
  });

  it('is found in base64 that begins in the middle of a run', () => {
    expect(findSecrets(`/v1/${base64(`key:${secret}`)}`, { apiKey: secret })).toEqual(['apiKey']);
  });
});

it('replaces in keys, texts and whole numbers of JSON, at any depth', () => {
  const number = new Scrubber(new Map([['40404040', 'placeholder']]));
  expect(number.value({ a: [{ 'id-40404040': 40404040, b: 404040401 }], c: null, d: true })).toEqual({
    a: [{ 'id-placeholder': 'placeholder', b: 404040401 }],
    c: null,
    d: true,
  });
});

it('replaces a value that is part of another value’s placeholder once', () => {
  const nested = new Scrubber(
    new Map([
      ['apiKey', 'apiKey-placeholder'],
      ['apiKeyOfTest', 'x'],
    ]),
  );
  expect(nested.text('apiKey apiKeyOfTest')).toBe('apiKey-placeholder x');
});

it('leaves everything else as it is', () => {
  const text = 'POST /track/v2/projects/abcdefgh12345678/batch?a=b Q2hyb21lLzEzMS4w 🧵';
  expect(scrubber.text(text)).toBe(text);
  expect(findSecrets(text, { apiKey: secret })).toEqual([]);
});
