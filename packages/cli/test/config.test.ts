import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalog } from '@sluice/catalog';
import { specEvent } from '@sluice/events';
import { paintFor } from '../src/text/paint';
import { sideBySide } from '../src/text/side-by-side';
import { runSluice, temporaryFile } from './run-sluice';

const newPath = (name: string) => join(mkdtempSync(join(tmpdir(), 'sluice-')), name);
const order = JSON.stringify(specEvent('Order Completed'));
const nameless = JSON.stringify({ type: 'track', event: 'Ping' });

describe('sluice init', () => {
  it('writes a config file whose presets and settings work once they are filled in', async () => {
    const config = newPath('sluice.json');
    const { code, stdout } = await runSluice(['init', 'bloomreach', '--config', config]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Fill in the settings[^]*apiSecret: \$\{BLOOMREACH_API_SECRET\}\n/);
    const unfilled = await runSluice(['preview', 'bloomreach', '--config', config], { stdin: order });
    expect(unfilled.code).toBe(2);
    expect(unfilled.stderr).toContain('settings.baseUrl: API Target URL is missing.');
    expect(unfilled.stderr).toContain('settings.streamId: Stream ID is missing.');
    const filled = JSON.parse(readFileSync(config, 'utf8')) as { destinations: { settings: object }[] };
    Object.assign(filled.destinations[0]?.settings ?? {}, { baseUrl: 'https://api.pacific.example', streamId: 's' });
    const { code: ready, stdout: printed } = await runSluice(
      ['preview', 'bloomreach', '--config', temporaryFile('filled.json', filled), '--json'],
      { stdin: order },
    );
    expect(ready).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ outcomes: [{ actions: ['purchase'], status: 'planned' }] });
  });

  it('prints commands that can be pasted into a shell, whatever the file is called', async () => {
    const config = newPath('Jo’s $settings.json');
    const { stdout } = await runSluice(['init', 'bloomreach', '--config', config]);
    const [line = ''] = stdout.split('\n').filter((text) => text.includes('sluice validate'));
    const words = execFileSync('sh', ['-c', `sluice() { printf '%s\\n' "$@"; }; ${line}`], { encoding: 'utf8' });
    expect(words).toBe(`validate\n--config\n${config}\n`);
  });

  it.each(Object.values(catalog).map(({ slug, authentication }) => [slug, authentication.fields] as const))(
    'writes of %s nothing but the settings that are to be filled in',
    async (slug, fields) => {
      const folder = mkdtempSync(join(tmpdir(), 'sluice-'));
      expect(await runSluice(['init', slug], { folder })).toMatchObject({ code: 0 });
      const { destinations } = JSON.parse(readFileSync(join(folder, 'sluice.json'), 'utf8'));
      expect(destinations).toEqual([{ destination: slug, settings: expect.any(Object) as object }]);
      const [{ settings }] = destinations as [{ settings: object }];
      expect(Object.keys(fields)).toEqual(expect.arrayContaining(Object.keys(settings)));
      const isNeeded = ([, { required, default: value }]: (typeof known)[number]) =>
        required === true && value === undefined;
      const known = Object.entries(fields);
      expect(Object.keys(settings)).toEqual(expect.arrayContaining(known.filter(isNeeded).map(([key]) => key)));
      for (const [key, value] of Object.entries(settings))
        expect([key, value]).toEqual([key, expect.stringMatching(/^$|^\$\{[A-Z_]+\}$/)]);
    },
  );

  it('adds to the nearest config file, several at once, and keeps what is in it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sluice-'));
    mkdirSync(join(folder, 'below'));
    const mine = { $schema: './mine.json', destinations: [{ destination: 'bloomreach', settings: { streamId: 's' } }] };
    writeFileSync(join(folder, 'sluice.json'), JSON.stringify(mine));
    const { stdout } = await runSluice(['init', 'tracify', 'bluecore'], { folder: join(folder, 'below') });
    expect(stdout).toMatch(/^\.\.\/sluice\.json: added Tracify, Bluecore\./);
    const { $schema, destinations } = JSON.parse(readFileSync(join(folder, 'sluice.json'), 'utf8'));
    expect([$schema, destinations[0]]).toEqual(['./mine.json', mine.destinations[0]]);
    expect(destinations).toMatchObject([
      { destination: 'bloomreach' },
      { destination: 'tracify' },
      { destination: 'bluecore' },
    ]);
  });

  it('changes nothing of a destination that the file has already', async () => {
    const config = newPath('sluice.json');
    await runSluice(['init', 'bloomreach', '--config', config]);
    const before = readFileSync(config, 'utf8');
    const { code, stderr } = await runSluice(['init', 'bloomreach', '--config', config]);
    expect(code).toBe(2);
    expect(stderr).toContain('bloomreach is in it already');
    expect(readFileSync(config, 'utf8')).toBe(before);
  });

  it('leaves a file alone that is no config file', async () => {
    const { code, stderr } = await runSluice(['init', 'bloomreach', '--config', temporaryFile('other.json', [])]);
    expect(code).toBe(2);
    expect(stderr).toContain('it exists and is not a config file');
  });
});

describe('sluice send --config', () => {
  const two = {
    destinations: [
      { destination: 'bloomreach', settings: {} },
      { destination: 'bloomreach', settings: { api: 'engagement', authentication: 'basic' }, subscriptions: [] },
    ],
  };

  it.each(['a file', 'standard input'])('sends the events of %s to every destination of it', async (source) => {
    const config = temporaryFile('sluice.json', two);
    const events = `${order}\n${nameless}\n`;
    const rejected = newPath('rejected.ndjson');
    const argv = ['send', '--config', config, '--to-simulator', '--json', '--rejected', rejected];
    const { code, stdout } = await (source === 'a file'
      ? runSluice([...argv, temporaryFile('events.ndjson', events)])
      : runSluice(argv, { stdin: events }));
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { destination: 'bloomreach', events: 2, delivered: 1, rejected: 1 },
      { destination: 'bloomreach', events: 2, delivered: 0, skipped: 2 },
    ]);
    expect(existsSync(rejected.replace('.ndjson', '.bloomreach-1.ndjson'))).toBe(true);
    expect(existsSync(rejected.replace('.ndjson', '.bloomreach-2.ndjson'))).toBe(false);
  });

  it.each([
    ['is no object of destinations', {}, 'as "sluice init <destination>" writes it'],
    ['names an unknown destination', { destinations: [{ destination: 'blomreach' }] }, 'Did you mean bloomreach?'],
    [
      'has a misspelt key',
      { destinations: [{ destination: 'bloomreach', setings: {} }] },
      'destinations[0].setings: There is no such key. Did you mean settings?',
    ],
    [
      'names a setting that there is not',
      { destinations: [{ destination: 'bloomreach', settings: { stream: 's' } }] },
      'settings.stream: ',
    ],
    [
      'names a variable that is not set',
      { destinations: [{ destination: 'bloomreach', settings: { apiSecret: '${NONE}' } }] },
      'NONE is not set',
    ],
  ])('says the fix where the file %s', async (_, content, message) => {
    const { code, stderr } = await runSluice(['send', '--config', temporaryFile('sluice.json', content)], {
      stdin: order,
    });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

describe('sluice try', () => {
  const engagement = temporaryFile('settings.json', { api: 'engagement', authentication: 'basic' });

  it('tries the credentials and sends a sample event', async () => {
    const { code, stdout } = await runSluice([
      'try',
      'bloomreach',
      '--to-simulator',
      '--settings',
      engagement,
      '--yes',
    ]);
    expect(stdout).toBe('Credentials: delivered\nSample event: delivered\n');
    expect(code).toBe(0);
  });

  it('sends nothing where the credentials are wrong', async () => {
    const wrong = temporaryFile('wrong.json', { api: 'engagement', authentication: 'basic', apiSecret: 'expired-key' });
    const { code, stdout } = await runSluice(['try', 'bloomreach', '--to-simulator', '--settings', wrong, '--yes']);
    expect(stdout).toMatch(/^Credentials: rejected \(fix: the settings\): .*40[13]/);
    expect(stdout).not.toContain('Sample event');
    expect(stdout).not.toContain('expired-key');
    expect(code).toBe(2);
  });

  it('sends events of yours, and lays beside them what the vendor shows', async () => {
    const events = temporaryFile('events.ndjson', `${order}\n${nameless}\n`);
    const { code, stdout } = await runSluice(['try', 'blueshift', events, '--to-simulator', '--yes']);
    expect(stdout).toMatch(/^Credentials: delivered\nEvent 0: delivered\nEvent 1: rejected \(fix: the event\): /);
    expect(stdout).toMatch(/\n {2}purchase\n +sent +at Blueshift\n/);
    expect(stdout).toMatch(/\n {4}customer_id +"([^"]+)" +"\1"\n/);
    expect(stdout).not.toContain('≠');
    expect(code).toBe(1);
  });

  it('marks what arrived otherwise than it was sent', () => {
    const sent = { view: { sku: 'a', price: 5, coupon: undefined }, identify: { email: 'jane@example.com' } };
    const shown = { view: { sku: 'A', price: 5 }, search: { keywords: 'mug' } };
    expect(sideBySide(sent, shown, 'Acme', { width: 80, paint: paintFor(false) })).toBe(
      [
        '',
        '  view',
        '           sent  at Acme',
        '  ≠ sku    "a"   "A"',
        '    price  5     5',
        '',
        '  identify',
        '           sent                at Acme',
        '    email  "jane@example.com"  –',
        '',
        '  search',
        '              sent  at Acme',
        '    keywords  –     "mug"',
        '',
      ].join('\n'),
    );
  });

  it('takes no more events than a test needs', async () => {
    const many = temporaryFile('many.ndjson', `${order}\n`.repeat(101));
    const { code, stderr } = await runSluice(['try', 'blueshift', many, '--to-simulator', '--yes']);
    expect(stderr).toContain('"sluice try" takes at most 100 events. Use "sluice send" for more.');
    expect(code).toBe(2);
  });

  it('sends no event unasked', async () => {
    const { code, stdout, stderr } = await runSluice(['try', 'bloomreach', '--to-simulator'], { stdin: '' });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^Credentials: skipped: Bloomreach documents no way to check/);
    expect(stdout).not.toContain('Sample event');
    expect(stderr).toContain('add --yes');
  });
});

describe('sluice delete', () => {
  const engagement = temporaryFile('settings.json', { api: 'engagement', authentication: 'basic' });

  it('makes the vendor forget a person', async () => {
    const argv = ['delete', 'bloomreach', '--to-simulator', '--settings', engagement, '--user-id', '42', '--yes'];
    expect(await runSluice(argv)).toMatchObject({ code: 0, stdout: 'Forgotten\n' });
  });

  it('says why it cannot', async () => {
    const { code, stderr } = await runSluice(['delete', 'bloomreach', '--to-simulator', '--user-id', '42', '--yes']);
    expect(stderr).toMatch(/^Bloomreach anonymizes customers only through Engagement.* Nothing was done\.\n$/);
    expect(code).toBe(2);
  });

  it('wants a person, and does nothing unasked', async () => {
    expect((await runSluice(['delete', 'bloomreach', '--to-simulator'])).stderr).toContain(
      '--user-id, --anonymous-id or --email',
    );
    const argv = ['delete', 'bloomreach', '--to-simulator', '--settings', engagement, '--user-id', '42'];
    const unasked = await runSluice(argv, { stdin: '' });
    expect(unasked).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('add --yes') as string });
  });
});

it('sluice send --older-than rejects what happened longer ago', async () => {
  const old = JSON.stringify({ type: 'track', event: 'Ping', userId: 'u', timestamp: '2020-01-01T00:00:00Z' });
  const fresh = JSON.stringify({ type: 'track', event: 'Ping', userId: 'u', timestamp: new Date().toISOString() });
  const argv = ['send', 'bloomreach', '--to-simulator', '--older-than', '24', '--json'];
  const { code, stdout } = await runSluice(argv, { stdin: `${old}\n${fresh}\n` });
  expect(JSON.parse(stdout)).toMatchObject({
    delivered: 1,
    rejected: 1,
    reasons: [{ fix: 'event', message: 'The event is older than the 24 hours that were allowed.', firstEvent: 0 }],
  });
  expect(code).toBe(1);
});
