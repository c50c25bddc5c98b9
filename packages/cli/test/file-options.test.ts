import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runShell } from './run-process';
import { unreadableFile } from '../src/file-problem';
import { runSluice, temporaryFile } from './run-sluice';

const folder = mkdtempSync(join(tmpdir(), 'sluice-'));
const loop = join(folder, 'loop');
symlinkSync(loop, loop);
const file = temporaryFile('file', 'x');
const event = '{"type":"track","event":"A","userId":"1"}\n';
const long = 'x'.repeat(300);

const read: readonly (readonly [string, readonly string[]])[] = [
  ['--settings', ['preview', 'bloomreach', '--settings']],
  ['--subscriptions', ['preview', 'bloomreach', '--to-simulator', '--subscriptions']],
  ['--config', ['preview', 'bloomreach', '--config']],
  ['--config of send', ['send', '--config']],
  ['events', ['send', 'bloomreach', '--to-simulator']],
];
const written: readonly (readonly [string, readonly string[]])[] = [
  ['--rejected', ['send', 'bloomreach', '--to-simulator', '--rejected']],
  ['--traffic', ['send', 'bloomreach', '--to-simulator', '--traffic']],
  ['--traffic', ['simulate', 'bloomreach', '--traffic']],
  ['init --config', ['init', 'bloomreach', '--config']],
];

describe.each(read)('what is named by %s', (_, argv) => {
  it.each([
    ['is missing', join(folder, 'missing'), /missing: there is no such file\./],
    ['is a folder', folder, /is a folder|it is a folder, not a file\./],
    ['lies in a file', join(file, 'x'), /a part of its path is a file, not a folder\./],
    ['is a link to itself', loop, /its links form a loop\./],
    ['has too long a name', join(folder, long), /its name is too long\./],
    ['is nothing', '', /"": there is no such file\./],
  ])('and %s is explained, exit code 2', async (_name, path, message) => {
    const { code, stdout, stderr } = await runSluice([...argv, path], { stdin: event });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/bug|E[A-Z]{4,}|\n +at /);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe.each(written)('what is named by %s', (_, argv) => {
  it.each([
    ['lies in no folder', '/nowhere/x.json', /there is no folder \/nowhere\./],
    ['is a folder', folder, /it is a folder, not a file\./],
    ['lies in a file', join(file, 'x'), /a part of its path is a file, not a folder\./],
    ['has too long a name', join(folder, long), /its name is too long\./],
    ['is a link to itself', loop, /its links form a loop\./],
    ['is nothing', '', /must name a file|the name of the file is empty/],
  ])('and %s is explained, exit code 2', async (_name, path, message) => {
    const { code, stderr } = await runSluice([...argv, path], { stdin: event });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/bug|E[A-Z]{4,}|\n +at /);
    expect(code).toBe(2);
  });
});

it('a folder for the definition of a destination that is a file is explained', async () => {
  const { code, stderr } = await runSluice(['rudderstack', 'config', 'tracify', '--out', file]);
  expect(stderr).toBe(`${file}: nothing can be written there: it is a file, not a folder.\n`);
  expect(code).toBe(2);
});

it('what may not be read or written is explained', async () => {
  const closed = temporaryFile('closed.json', '{}');
  chmodSync(closed, 0);
  const readOnly = mkdtempSync(join(tmpdir(), 'sluice-'));
  chmodSync(readOnly, 0o555);
  // The superuser may do all, unless that is taken away.
  const rights = '-dac_override,-dac_read_search';
  const restricted = process.getuid?.() === 0 ? `setpriv --bounding-set ${rights} --inh-caps ${rights} --` : '';
  const lines = [
    `preview bloomreach --settings ${closed}`,
    `send bloomreach --to-simulator ${closed}`,
    `send bloomreach --to-simulator --rejected ${closed}`,
    `send bloomreach --to-simulator --rejected ${readOnly}/r.ndjson`,
    `init bloomreach --config ${readOnly}/sluice.json`,
  ];
  for (const line of lines) {
    const { code, stderr } = await runShell(`echo '${event.trim()}' | ${restricted} \${sluice[@]} ${line}`);
    expect(stderr).toMatch(/permission denied\.\n$/);
    expect(code).toBe(2);
  }
  expect(readdirSync(readOnly)).toEqual([]);
});

describe('a port', () => {
  it('that is taken is explained, with the option that names another', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const port = String((server.address() as AddressInfo).port); // -- it listens on a port
    for (const argv of [
      ['simulate', 'bloomreach', '--port', port],
      ['serve', '--own', 'bloomreach', '--port', port],
    ]) {
      const { code, stderr } = await runSluice(argv);
      expect(stderr).toContain(`It cannot listen on 127.0.0.1:${port}: the port is taken. Name another with --port.`);
      expect(code).toBe(2);
    }
    server.close();
  });

  it('of a host that this machine does not have is explained', async () => {
    const { code, stderr } = await runSluice(['serve', '--own', 'bloomreach', '--host', '192.0.2.1', '--port', '0']);
    expect(stderr).toContain('It cannot listen on 192.0.2.1:0: this machine has no such address.');
    expect(code).toBe(2);
  });
});

describe('sluice init', () => {
  it('writes a file that its owner alone can read, also where it adds to one that others can', async () => {
    const config = join(mkdtempSync(join(tmpdir(), 'sluice-')), 'sluice.json');
    await runSluice(['init', 'bloomreach', '--config', config]);
    expect(statSync(config).mode & 0o777).toBe(0o600);
    chmodSync(config, 0o644);
    await runSluice(['init', 'tracify', '--config', config]);
    expect(statSync(config).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(config, 'utf8'))).toMatchObject({
      destinations: [{ destination: 'bloomreach' }, { destination: 'tracify' }],
    });
  });

  it('that finds no room leaves the file as it was', async () => {
    const config = join(mkdtempSync(join(tmpdir(), 'sluice-')), 'sluice.json');
    const mapping = { event_type: 'x'.repeat(4000) };
    const entry = { destination: 'bloomreach', subscriptions: { 'Track event': { mapping } } };
    writeFileSync(config, JSON.stringify({ destinations: [entry] }));
    const before = readFileSync(config, 'utf8');
    const { code, stderr, stdout } = await runShell(`ulimit -f 4; sluice init blueshift --config ${config}`);
    expect(stderr).toBe(`${config}: it cannot be written: it would exceed the file size limit.\n`);
    expect([code, stdout]).toEqual([2, '']);
    expect(readFileSync(config, 'utf8')).toBe(before);
  });

  it('writes to a device as it is', async () => {
    expect((await runSluice(['init', 'tracify', '--config', '/dev/null'])).stderr).toMatch(/it is empty/);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

it('files that hold exchanges are readable by their owner alone, also where they were not', async () => {
  const traffic = temporaryFile('traffic.ndjson', '');
  chmodSync(traffic, 0o644);
  await runSluice(['send', 'bloomreach', '--to-simulator', '--traffic', traffic], { stdin: event });
  expect(statSync(traffic).mode & 0o777).toBe(0o600);
});

describe('a place where the system makes nothing', () => {
  const place = '/proc/nothing';

  it.each([
    ['init', 'tracify', '--config', place],
    ['send', 'bloomreach', '--to-simulator', '--traffic', place],
    ['simulate', 'bloomreach', '--traffic', place],
    ['rudderstack', 'config', 'tracify', '--out', place],
    ['rudderstack', 'config', 'tracify', '--out', `${place}/below`],
  ])('is told to %s %s %s', async (...argv) => {
    const { code, stderr } = await runSluice(argv, { stdin: event });
    expect(stderr).toMatch(
      /^\/proc\/nothing\S*: .*cannot be written|^\/proc\/nothing\S*: nothing can be written there/,
    );
    expect(stderr).toContain('the system makes nothing there.');
    expect(code).toBe(2);
  });
});

it('a file without an end is one that cannot be read', () => {
  // What reading /dev/zero comes to, once it has taken half a gigabyte.
  expect(unreadableFile('/dev/zero', new RangeError('Invalid string length'))).toMatchObject({
    name: 'UsageError',
    message: '/dev/zero: it has no end, or is larger than a text can be.',
  });
});

it.each([['--traffic'], ['--fault', '503=100%', '--attempts', '1', '--rejected']])(
  'a pipe that nothing reads is told of by %s, and ends',
  async (...options) => {
    const pipe = join(mkdtempSync(join(tmpdir(), 'sluice-')), 'pipe');
    await runShell(`mkfifo ${pipe}`);
    const { code, stderr } = await runSluice(['send', 'bloomreach', '--to-simulator', ...options, pipe], {
      stdin: event,
    });
    expect(stderr).toContain('it is a pipe that nothing reads.');
    expect(code).toBeGreaterThan(0);
  },
);
