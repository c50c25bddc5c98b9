import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { catalog } from '@sluice/catalog';
import { runSluice, temporaryFile } from './run-sluice';
import type { Signal } from '../src/index';

const bin = join(__dirname, '../bin/sluice.js');
const own = ['serve', '--own', 'bloomreach', '--port', '0', '--drain', '0'];

/** Runs the server in this process, talks to it, and stops it. */
async function serving(argv: readonly string[], talk: (origin: string) => Promise<void>) {
  let send: (signal: Signal) => void = () => {};
  let talked: Promise<void> | undefined;
  let log = '';
  const run = await runSluice(argv, {
    whenListening: (sendSignal) => (send = sendSignal),
    onStdout: (line) => {
      log += line;
      const origin = /"origin":"([^"]+)"/.exec(log)?.[1];
      if (origin && !talked) {
        talked = talk(origin).finally(() => send('SIGTERM'));
        talked.catch(() => {});
      }
    },
  });
  await talked;
  return run;
}

it('answers for all destinations where an option is repeated', async () => {
  const repeated = [...own, '--own', 'tracify', '--proxied', 'bloomreach', '--proxied', 'tracify'];
  await serving(repeated, async (origin) => {
    const features = await (await fetch(`${origin}/features`)).json();
    expect(features).toMatchObject({ routerTransform: { BLOOMREACH: true, TRACIFY: true } });
  });
});

it('answers rudder-server until it is told to stop', async () => {
  const { code, stdout, stderr } = await serving([...own, '--log-level', 'debug'], async (origin) => {
    const features = await (await fetch(`${origin}/features`)).json();
    expect(features).toMatchObject({ routerTransform: { BLOOMREACH: true } });
    const answer = await fetch(`${origin}/routerTransform`, {
      method: 'POST',
      body: '{"input":[],"destType":"bloomreach"}',
    });
    expect(await answer.json()).toEqual({ output: [] });
    const health = (await (await fetch(`${origin}/health`)).json()) as { sluiceVersion: string };
    expect(health.sluiceVersion).toMatch(/^\d+\.\d+\.\d+/);
  });
  expect(code).toBe(0);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string; route?: string });
  expect(lines[0]).toMatchObject({ msg: 'listening', destinations: ['bloomreach'], upstream: false });
  expect(lines.map(({ route }) => route)).toEqual(expect.arrayContaining(['features', 'router', 'health']));
  expect(lines.at(-1)).toMatchObject({ msg: 'stopped' });
  expect(stderr).toMatch(/^Listening on http:\/\/127\.0\.0\.1:\d+\. Press Ctrl-C to stop\.\n$/);
});

it('takes its limits and its address from its options', async () => {
  const { code } = await serving([...own, '--body-limit', '1', '--host', '::1'], async (origin) => {
    expect(origin).toContain('http://[::1]:');
    const answer = await fetch(`${origin}/routerTransform`, { method: 'POST', body: ' '.repeat(1_000_001) });
    expect(answer.status).toBe(413);
  });
  expect(code).toBe(0);
});

it.each([
  ['api.shop.localhost', 'is a loopback or private address'],
  ['elsewhere.invalid, *.SHOP.localhost', 'is a loopback or private address'],
  ['*.shop.localhost:443', 'is a loopback or private address'],
  ['shop.localhost', 'is not one of the allowed hosts'],
  ['*.api.shop.localhost', 'is not one of the allowed hosts'],
  ['api.shop.localhost:8443', 'is not one of the allowed hosts'],
])('sends, with --allow-hosts %s, to no other host that a configuration names', async (hosts, expected) => {
  await serving([...own, '--allow-hosts', hosts], async (origin) => {
    const request = {
      type: 'REST',
      method: 'POST',
      endpoint: 'https://api.shop.localhost/track/u/v1/batch?stream_id=s',
      headers: {},
      body: { JSON: { commands: [] } },
      metadata: [{ jobId: 1 }],
      destinationConfig: {
        apiBaseUrl: 'https://api.shop.localhost',
        api: 'dataHub',
        streamId: 's',
        authentication: 'none',
      },
    };
    const answer = await fetch(`${origin}/v1/destinations/bloomreach/proxy`, {
      method: 'POST',
      body: JSON.stringify(request),
    });
    expect(await answer.text()).toContain(expected);
  });
});

it('owns what RudderStack has no integration of, unless told', async () => {
  const argv = ['serve', '--port', '0', '--drain', '0', '--upstream', 'http://127.0.0.1:9'];
  const { stdout } = await serving(argv, async (origin) => {
    const answer = await fetch(`${origin}/v0/destinations/bloomreach`, { method: 'POST', body: '[]' });
    expect(answer.status).toBe(503);
  });
  const { destinations } = JSON.parse(stdout.split('\n')[0] ?? '') as { destinations: string[] };
  const lacked = Object.keys(catalog).filter((slug) => !['bloomreach', 'bluecore', 'blueshift'].includes(slug));
  expect(destinations).toEqual(lacked.map((slug) => slug.replaceAll('-', '_')));
});

it.each([
  [['--own', 'braze'], 'There is no destination "braze".'],
  [['--own', 'bloomreach', '--upstream', 'transformer:9090'], '--upstream must be a URL, as in http://127.0.0.1:9091.'],
  ...[
    '',
    'a b',
    'https://a.example',
    'a.example/path',
    'user@a.example',
    'a.example,,b.example',
    '*',
    '*.',
    'a.example:port',
  ].map((hosts): [string[], string] => [
    ['--own', 'bloomreach', '--allow-hosts', hosts],
    'It must be names of hosts, comma-separated',
  ]),
  [['--own', 'bloomreach', '--body-timeout', '0'], 'It must be a whole number, 1 to 600.'],
  [['--own', 'bloomreach', '--bytes-in-flight', '0'], 'It must be a whole number, 1 or more.'],
  [['--own', 'bloomreach', '--body-limit', '0'], 'It must be a whole number, 1 to 500.'],
  [['--own', 'bloomreach', '--host', '192.0.2.1'], 'It cannot listen on 192.0.2.1:9090: '],
  [['--own', 'bloomreach', '--log-level', 'loud'], 'Allowed choices are debug, info, warn, error, silent.'],
])('refuses %j in one line', async (argv, message) => {
  const { code, stderr, stdout } = await runSluice(['serve', ...argv]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('    at ');
});

it('says in its help what it hands on, and shows examples', async () => {
  const { code, stdout } = await runSluice(['serve', '--help']);
  expect(code).toBe(0);
  for (const word of ['--upstream <url>', '--own <destinations>', 'DEST_TRANSFORM_URL', 'Examples:']) {
    expect(stdout).toContain(word);
  }
});

describe('in a process of its own', () => {
  function start(): { child: ChildProcessWithoutNullStreams; origin: Promise<string>; modules: string } {
    const modules = join(dirname(temporaryFile('beside', '')), 'modules.txt');
    const preloads = ['-r', require.resolve('./from-source.cjs'), '-r', require.resolve('./list-modules.cjs')];
    const env = { ...process.env, LIST_MODULES_TO: modules };
    const child = spawn(process.execPath, [...preloads, bin, ...own], { env });
    const origin = new Promise<string>((resolve) => {
      let told = '';
      child.stderr.on('data', (chunk: Buffer) => {
        told += chunk.toString();
        const found = /Listening on (\S+)\. /.exec(told)?.[1];
        if (found) resolve(found);
      });
    });
    return { child, origin, modules };
  }

  it('never loads RudderStack’s library, which is for the transformer alone', async () => {
    const { child, origin, modules } = start();
    const log = text(child.stdout);
    const input = [
      { message: { type: 'track', userId: 'u1', event: 'A' }, metadata: { jobId: 1 }, destination: { Config: {} } },
    ];
    const at = await origin;
    for (const [path, body] of [
      ['/v0/destinations/bloomreach', input],
      ['/routerTransform', { input, destType: 'bloomreach' }],
      ['/v1/destinations/bloomreach/proxy', {}],
      ['/deleteUsers', [{ destType: 'bloomreach' }]],
    ] as const) {
      await fetch(at + path, { method: 'POST', body: JSON.stringify(body) });
    }
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    expect(await log).toContain('"msg":"stopped"');
    const loaded = readFileSync(modules, 'utf8').split('\n');
    expect(loaded.some((file) => file.includes('/node_modules/hono/'))).toBe(true);
    expect(loaded.filter((file) => /integrations-lib|actions-core/.test(file))).toEqual([]);
  });

  it('loads until it is asked for more than its health what that needs, and no more', async () => {
    const { child, origin, modules } = start();
    expect((await fetch(`${await origin}/health`)).status).toBe(200);
    child.kill('SIGTERM');
    await once(child, 'close');
    const loaded = readFileSync(modules, 'utf8').split('\n');
    expect(loaded.some((file) => file.includes('/bloomreach/src/'))).toBe(true);
    const late =
      /node_modules\/(undici|ajv|ajv-formats|liquidjs)\/|\/(bluecore|blueshift|commanders-act|tracify|simulators|events)\//;
    expect(loaded.filter((file) => late.test(file))).toEqual([]);
    const commands = loaded.filter((file) => file.includes('/cli/src/commands/'));
    expect(commands.map((file) => basename(file))).toEqual(['serve.ts']);
  });

  it('ends at once on the second signal, with its exit code', async () => {
    const { child, origin } = start();
    // A request that never comes to its end.
    const waiting = fetch(`${await origin}/batch`, {
      method: 'POST',
      body: new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('[')) }),
      duplex: 'half',
    } as RequestInit).catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const ended = once(child, 'close');
    child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(child.exitCode).toBe(null);
    child.kill('SIGINT');
    const [code] = await ended;
    expect(code).toBe(130);
    expect(await waiting).toBe('fetch failed');
  });
});
