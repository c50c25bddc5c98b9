import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { createProgram } from '../src/create-program';
import type { Io } from '../src/io';
import { runSluice, temporaryFile } from './run-sluice';

const order = '{"type":"track","event":"Order Completed","userId":"u","properties":{"order_id":"o","total":5}}';
const filled = { baseUrl: 'https://api.shop.dev', streamId: 'of-the-file' };

/** A folder with a config file, and a folder far below it. */
function project(destinations: readonly object[]) {
  const config = temporaryFile('sluice.json', { destinations });
  const below = join(dirname(config), 'exports', 'march');
  mkdirSync(below, { recursive: true });
  return { config, folder: dirname(config), below };
}

describe('options', () => {
  const program = createProgram({ io: { width: {}, hasColours: {} } as Io, exitCode: 0 });
  const commands: Command[] = [];
  const visit = (command: Command) => {
    commands.push(command);
    command.commands.forEach(visit);
  };
  program.commands.forEach(visit);
  const uses = commands.flatMap((command) => command.options.map((option) => ({ command: command.name(), option })));

  it.each([...new Set(uses.map(({ option }) => option.long))])('%s takes the same in every command', (long) => {
    const forms = new Set(uses.filter(({ option }) => option.long === long).map(({ option }) => option.flags));
    expect([...forms]).toHaveLength(long === '--to-simulator' ? 2 : 1);
  });

  it.each(['--config', '--settings', '--subscriptions', '--fault', '--seed', '--traffic', '--yes'])(
    '%s means the same in every command',
    (long) => {
      const meanings = new Set(
        uses.filter(({ option }) => option.long === long).map(({ option }) => option.description),
      );
      expect(meanings.size).toBe(1);
    },
  );

  it('that choose a destination and its settings are there all together', () => {
    const together = ['--config', '--settings', '--subscriptions', '--to-simulator'];
    const choosing = commands.filter(({ options }) => options.some(({ long }) => long === '--settings'));
    expect(choosing.map((command) => command.name())).toEqual([
      'preview',
      'try',
      'send',
      'delete',
      'choices',
      'audience',
      'hook',
    ]);
    for (const { options } of choosing)
      expect(options.map(({ long }) => long)).toEqual(expect.arrayContaining(together));
  });
});

describe('the nearest sluice.json', () => {
  const { folder, below, config } = project([{ destination: 'bloomreach', settings: filled }]);

  it.each([
    ['in the folder', folder, 'sluice.json'],
    ['above it', below, join('..', '..', 'sluice.json')],
  ])('%s is used and named', async (_, from, shown) => {
    for (const words of [['bloomreach'], []]) {
      const { code, stdout, stderr } = await runSluice(['preview', ...words], { stdin: order, folder: from });
      expect([code, stderr]).toEqual([0, `Using ${shown}\n`]);
      expect(stdout).toContain('stream_id=of-the-file');
    }
  });

  it('gives way to --config, --settings and --subscriptions', async () => {
    const other = project([{ destination: 'bloomreach', settings: { ...filled, streamId: 'other' } }]).config;
    const settings = temporaryFile('settings.json', { ...filled, streamId: 'own' });
    const streamOf = async (...argv: string[]) => {
      const { stdout, stderr } = await runSluice(['preview', 'bloomreach', ...argv], { stdin: order, folder });
      return [/stream_id=([\w-]+)/.exec(stdout)?.[1], stderr];
    };
    expect(await streamOf('--config', other)).toEqual(['other', '']);
    expect(await streamOf('--settings', settings)).toEqual(['own', '']);
    expect(await streamOf('--subscriptions', temporaryFile('s.json', {}), '--to-simulator')).toEqual([
      'demo-stream',
      '',
    ]);
  });

  it('says nothing to a destination that is not in it', async () => {
    const run = await runSluice(['preview', 'bluecore', '--to-simulator'], { stdin: order, folder });
    expect(run).toMatchObject({ stderr: '' });
    const missing = await runSluice(['preview', 'bluecore', '--config', config], { stdin: order });
    expect(missing).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`Add it: sluice init bluecore --config ${config}\n`) as string,
    });
  });

  it('is asked for where neither it nor a destination is given', async () => {
    for (const command of ['send', 'preview', 'try', 'delete']) {
      const { code, stderr } = await runSluice([command, ...(command === 'delete' ? ['--user-id', '1'] : [])], {
        stdin: order,
      });
      expect([command, code, stderr]).toEqual([
        command,
        2,
        expect.stringMatching(/^Name a destination .*"sluice init <destination>"\.\n$/),
      ]);
    }
  });
});

describe('destinations', () => {
  const destinations = [
    {
      destination: 'bloomreach',
      settings: { api: 'engagement', authentication: 'basic' },
      subscriptions: { 'View page': false },
    },
    { destination: 'tracify', settings: {} },
  ];
  const { folder } = project(destinations);
  const events = temporaryFile('events.ndjson', `${order}\n`);

  it('are all of the config file, with or without files of events', async () => {
    for (const argv of [
      ['preview', '--to-simulator', '--json'],
      ['preview', events, '--to-simulator', '--json'],
    ]) {
      const { stdout } = await runSluice(argv, { stdin: order, folder });
      expect(JSON.parse(stdout)).toMatchObject([{ destination: 'bloomreach' }, { destination: 'tracify' }]);
    }
  });

  it('are those that the first words name', async () => {
    const { stdout } = await runSluice(['preview', 'tracify', 'Bloomreach', events, '--to-simulator'], { folder: '/' });
    expect(stdout).toMatch(/^Tracify\n\nEvents, numbered from 0\n[^]*\n\nBloomreach\n\nRequest 1/);
    const sent = await runSluice(['send', 'tracify', 'bloomreach', events, '--to-simulator', '--json'], {
      folder: '/',
    });
    expect(JSON.parse(sent.stdout)).toMatchObject([{ destination: 'tracify' }, { destination: 'bloomreach' }]);
    const tried = await runSluice(['try', '--to-simulator', '--yes'], { folder });
    expect(tried.stdout).toMatch(/^Bloomreach\n\nCredentials: [^]*\n\nTracify\n\nCredentials: /);
    const forgotten = await runSluice(['delete', '--to-simulator', '--yes', '--user-id', '42'], { folder });
    expect(forgotten).toMatchObject({
      code: 1,
      stdout: 'Bloomreach\n\nForgotten\n',
      stderr: expect.stringContaining('Tracify has no call') as string,
    });
  });

  it('take no file of settings together', async () => {
    const { code, stderr } = await runSluice(['preview', 'tracify', 'bloomreach', events, '--settings', events]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('--settings: name one destination that the file is for.'),
    ]);
  });

  it.each(['preview', 'send', 'try'])('that are misspelt are found out by %s', async (command) => {
    const { code, stderr } = await runSluice([command, 'blomreach', events], { folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean bloomreach?')]);
  });
});

describe('a simulator for what a config file sets up', () => {
  const settings = {
    baseUrl: '',
    streamId: '${NONE}',
    apiKeyId: 'real',
    apiSecret: '${NEITHER}',
    authentication: 'basic',
    sendVisitorHeaders: false,
  };
  const { folder } = project([
    { destination: 'bloomreach', settings, subscriptions: { Purchase: { mapping: { purchase_status: 'paid' } } } },
  ]);

  it('lends keys and addresses; modes and mappings stay the user’s', async () => {
    const { code, stdout } = await runSluice(['preview', '--to-simulator', '--json', '--reveal-secrets'], {
      stdin: order,
      folder,
    });
    const [request] = (JSON.parse(stdout) as { requests: [{ url: string; headers: object; json: unknown }] }).requests;
    expect(request.url).toContain('https://api.bloomreach.example/track/u/v1/batch?stream_id=demo-stream');
    expect(JSON.stringify(request)).toContain(Buffer.from('demo-key:demo-secret-7f3a').toString('base64'));
    expect(JSON.stringify(request.json)).toContain('"purchase_status":"paid"');
    expect(code).toBe(0);
  });

  it('is sent to as it was set up', async () => {
    const { stdout } = await runSluice(['send', '--to-simulator', '--json'], { stdin: order, folder });
    expect(JSON.parse(stdout)).toMatchObject({ delivered: 1 });
  });
});
