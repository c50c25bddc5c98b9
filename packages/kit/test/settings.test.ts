import { completeSettings, prepareSettings } from '../src/host';
import { connection } from './acme';

const definitions = {
  ...connection.settings,
  pace: { type: 'number', label: 'Pace', description: 'Calls a second.', default: 5 },
  isTest: { type: 'boolean', label: 'Test', description: 'Sends nothing for real.', default: true },
} as const;

test('fills in the default of a setting that is absent, null or an empty text', () => {
  for (const region of [undefined, null, '']) {
    expect(completeSettings(definitions, { apiKey: 'k', region })).toEqual({
      apiKey: 'k',
      region: 'eu',
      baseUrl: 'https://api.acme.dev',
      pace: 5,
      isTest: true,
    });
  }
});

test('keeps a 0 and a false that stand where a default would', () => {
  expect(completeSettings(definitions, { pace: 0, isTest: false })).toMatchObject({ pace: 0, isTest: false });
});

test('takes a number for the text that is due', () => {
  const own = { id: { type: 'string', label: 'ID', description: 'Yours.', kind: 'list' } } as const;
  expect(completeSettings(own, { id: 29 })).toEqual({ id: '29' });
});

test('leaves a setting without value and default out', () => {
  expect(Object.keys(completeSettings(definitions, { apiKey: '' }))).toEqual(['region', 'baseUrl', 'pace', 'isTest']);
});

test('leaves out what is no setting of the destination', () => {
  const raw = JSON.parse('{"apiKey":"k","subscription":{},"toString":"x","__proto__":{"isAdmin":true}}') as object;
  const complete = completeSettings(definitions, { ...raw });
  expect(Object.keys(complete)).toEqual(['apiKey', 'region', 'baseUrl', 'pace', 'isTest']);
  expect('isAdmin' in complete).toBe(false);
});

test('does not change the settings that it is given', () => {
  const raw = Object.freeze({ apiKey: 'k' });
  completeSettings(definitions, raw);
  expect(raw).toEqual({ apiKey: 'k' });
});

test('sets passwords apart from what items may see', () => {
  const { all, visible } = prepareSettings(definitions, { apiKey: 'acme-secret-key', region: 'us' });
  expect(all).toMatchObject({ apiKey: 'acme-secret-key', region: 'us' });
  expect(visible).toEqual({ region: 'us', baseUrl: 'https://api.acme.dev', pace: 5, isTest: true });
  expect(JSON.stringify(visible)).not.toContain('acme-secret-key');
});

test.each([
  ['acme.dev', 'https://acme.dev'],
  [' https://acme.dev// ', 'https://acme.dev'],
  ['https://acme.dev/eu/', 'https://acme.dev/eu'],
  ['https://acme.dev/eu/events', 'https://acme.dev/eu'],
  ['https://acme.dev/eu/events/batch/', 'https://acme.dev/eu'],
  ['https://events.dev/events/eu', 'https://events.dev/events/eu'],
])('an address that is pasted as %j is %s', (baseUrl, expected) => {
  const address = { type: 'string', kind: 'address', label: '', description: '' } as const;
  const definition = { ...address, pasted: '/events(?:/batch)?$' };
  expect(completeSettings({ baseUrl: definition }, { baseUrl })).toEqual({ baseUrl: expected });
});

test('a text that is no address keeps its slashes, and loses only what its definition says is pasted along', () => {
  const label = { type: 'string', label: '', description: '' } as const;
  expect(completeSettings({ label }, { label: 'a/b/ ' })).toEqual({ label: 'a/b/' });
  expect(completeSettings({ label: { ...label, pasted: ':$' } }, { label: 'key: ' })).toEqual({ label: 'key' });
});
