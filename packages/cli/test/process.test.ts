import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { endOf, startProcess } from './run-process';
import { temporaryFile } from './run-sluice';

const bin = join(__dirname, '../bin/sluice.js');
const eventOf = (index: number) =>
  `${JSON.stringify({ type: 'track', event: 'Looked Around', userId: `u-${index}` })}\n`;
const quick = temporaryFile('quick.json', { sendVisitorHeaders: false });

it('ends with the exit code of the run', async () => {
  const child = startProcess(['preview', 'bloomreach', '--to-simulator']);
  child.stdin.end('{"type":"track","userId":"1"}');
  const { code, stdout, stderr } = await endOf(child);
  expect(stderr).toBe('');
  expect(stdout).toContain('1 rejected');
  expect(code).toBe(1);
});

it('reports on Ctrl-C and ends with 130, though its input stays open', async () => {
  const traffic = join(dirname(temporaryFile('beside', '')), 'traffic.ndjson');
  const argv = ['--settings', quick, '--window', '10', '--concurrency', '20', '--traffic', traffic, '--json'];
  const child = startProcess(['send', 'bloomreach', '--to-simulator', ...argv]);
  const ended = endOf(child);
  for (let index = 0; index < 25; index += 1) child.stdin.write(eventOf(index));
  // Two windows of ten are sent, and the third waits for more.
  while (!existsSync(traffic) || readFileSync(traffic, 'utf8').split('\n').length < 3) await wait(20);
  child.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  expect(code).toBe(130);
  const { events, delivered, resumeAt } = JSON.parse(stdout);
  expect(events).toBeGreaterThanOrEqual(20);
  expect([delivered, resumeAt]).toEqual([events, events]);
  expect(stderr).toBe(
    '\nStopping: finishing what is in progress. Press Ctrl-C again to abandon it.\nStopped by Ctrl-C.\n',
  );
});

it('is quiet where its reader stops early', async () => {
  const child = startProcess(['preview', 'bloomreach', '--to-simulator']);
  child.stdout.once('data', () => child.stdout.destroy());
  child.stdin.end(Array.from({ length: 5000 }, (_, index) => eventOf(index)).join(''));
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

it('says in one line what to run where it is not built', async () => {
  const folder = dirname(temporaryFile('package.json', {}));
  cpSync(bin, join(folder, 'bin', 'sluice.js'));
  const { code, stderr } = await endOf(spawn(process.execPath, [join(folder, 'bin', 'sluice.js'), 'list']));
  expect(stderr).toBe('Sluice is not built yet. Run this first: npm run build\n');
  expect(code).toBe(2);
});
