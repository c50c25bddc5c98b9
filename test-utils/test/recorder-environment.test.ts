import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Provenance } from '../recorder';
import { recordingEnvironment } from '../recorder/recording-environment';

const destination = {
  authentication: {
    scheme: 'custom',
    fields: {
      account: { type: 'string', label: 'Account', description: '…' },
      apiKey: { type: 'password', label: 'API key', description: '…' },
      region: { type: 'string', label: 'Region', description: '…', choices: [{ value: 'eu', label: 'EU' }] },
      isLoud: { type: 'boolean', label: 'Loud', description: '…' },
    },
  },
} as const satisfies Parameters<typeof recordingEnvironment>[0];

const settings = { account: 'acme', apiKey: 'of-the-test', region: 'eu', isLoud: true };
const folder = mkdtempSync(join(tmpdir(), 'recording-environment-'));
const liveSettings = join(folder, 'settings.json');
writeFileSync(liveSettings, JSON.stringify({ account: 'real', apiKey: 'real-key', region: 'us', isLoud: false, x: 1 }));
afterAll(() => rmSync(folder, { recursive: true }));

function read(kind: Provenance['kind'], environment: Record<string, string>, more: object = {}) {
  const provenance = { kind, source: 'https://docs.acme.example', date: '2026-11-21' };
  return recordingEnvironment(destination, { settings, provenance, ...more }, environment);
}

it.each([
  ['simulator', {}, false],
  ['simulator', { RECORD: '0' }, false],
  ['simulator', { RECORD: '1' }, true],
  ['live', { RECORD: '1' }, false],
  ['live', { RECORD_SETTINGS: liveSettings }, false],
  ['live', { RECORD: '1', RECORD_SETTINGS: liveSettings }, true],
  ['docs', { RECORD: '1' }, false],
] as const)('of the provenance %s, %j records: %s', (kind, environment, isRecorded) => {
  expect(read(kind, environment).isRecorded).toBe(isRecorded);
});

it('sends to the simulator, to the vendor where it is live, and to another server where one is named', () => {
  expect(read('simulator', { RECORD: '1' }).target).toBeUndefined();
  expect(read('live', { RECORD: '1', RECORD_SETTINGS: liveSettings }).target).toBe('vendor');
  expect(read('simulator', { RECORD: '1', RECORD_ORIGIN: 'http://127.0.0.1:4010' }).target).toBe(
    'http://127.0.0.1:4010',
  );
});

it('shows placeholders for passwords and for what the test names, the same whatever is recorded', () => {
  const shown = { account: 'acme', apiKey: 'apiKey-placeholder', region: 'eu', isLoud: false };
  expect(read('live', { RECORD: '1', RECORD_SETTINGS: liveSettings }).shownSettings({ isLoud: false })).toEqual(shown);
  expect(read('live', {}).shownSettings({ isLoud: false })).toEqual(shown);
  expect(read('live', {}, { placeholders: { account: 'example', apiKey: '0000' } }).shownSettings({})).toEqual({
    ...settings,
    account: 'example',
    apiKey: '0000',
  });
});

it('takes the texts of a live account, and leaves to the test what is done with its events', () => {
  const live = read('live', { RECORD: '1', RECORD_SETTINGS: liveSettings });
  expect(live.realSettings({})).toEqual({ account: 'real', apiKey: 'real-key', region: 'eu', isLoud: true });
  expect(live.realSettings({ apiKey: 'wrong' })).toMatchObject({ apiKey: 'wrong' });
  expect(read('simulator', { RECORD: '1', RECORD_SETTINGS: liveSettings }).realSettings({})).toEqual(settings);
});

it.each([
  ['simulator', 'RECORD=1'],
  ['live', 'RECORD_SETTINGS'],
  ['docs', 'by hand'],
] as const)('says how to make a recording from the %s', (kind, mend) => {
  expect(read(kind, {}).mend).toContain(mend);
});
