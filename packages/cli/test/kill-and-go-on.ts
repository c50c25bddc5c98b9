import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '@sluice/events';
import { startSimulator } from '@sluice/simulators';
import type { Signal } from '../src/index';
import { startProcess } from './run-process';

/** Events read, grouped and sent together. */
export const windowSize = 20;
const eventsPerKill = 200;
/** The last of so many events has no name: it is rejected, and kept in the file. So every run that has events left rejects one. */
const namelessEvery = 10;

/** What a kill left behind. */
interface Kill {
  readonly signal: Signal | 'SIGKILL';
  /** How many events the checkpoint calls settled. */
  readonly settled: number;
  /** How many events behind the checkpoint had an end all the same: they come again. */
  readonly underWay: number;
  /** How many events before the checkpoint have no end: none. */
  readonly lost: number;
}

export interface Figures {
  readonly events: number;
  readonly kills: readonly Kill[];
  readonly lost: number;
  readonly doubled: number;
  /** The exit code of the last run, which is left alone. */
  readonly lastCode: number;
}

/** Delivers events with the same command over and over, killed at random moments, until it was killed so often. */
export async function killAndGoOn(count: number, random: Random): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-kills-'));
  const [input, checkpoint, rejected, settings] = [
    'events.ndjson',
    'checkpoint.json',
    'rejected.ndjson',
    'settings.json',
  ].map((name) => join(folder, name)) as [string, string, string, string]; // -- one for each name
  const events = count * eventsPerKill;
  writeFileSync(input, Array.from({ length: events }, (_, index) => `${JSON.stringify(eventAt(index))}\n`).join(''));
  writeFileSync(settings, JSON.stringify({ sendVisitorHeaders: false }));
  const simulator = await startSimulator('bloomreach', { faults: [{ kind: '500', rate: 0.05 }], seed: 1 });
  const files = ['--settings', settings, '--checkpoint', checkpoint, '--rejected', rejected];
  const argv = [
    'send',
    'bloomreach',
    '--to-simulator',
    simulator.origin,
    ...files,
    '--window',
    String(windowSize),
    input,
  ];

  /** How often each event had an end: arrived, or lies in the file. */
  function ends(): number[] {
    const numbers = Array.from({ length: events }, () => 0);
    const note = (index: number) => (numbers[index] = (numbers[index] ?? 0) + 1);
    for (const { status, body } of simulator.exchanges) if (status === 200) peopleIn(body).forEach(note);
    for (const index of indexesIn(rejected)) note(index);
    return numbers;
  }

  const kills: Kill[] = [];
  while (kills.length < count) {
    const signal = drawSignal(random);
    const child = startProcess(argv);
    child.stdout.resume();
    child.stderr.resume();
    const closed = once(child, 'close');
    const isOver = closed.then(() => true);
    await Promise.race([isOver, momentOf(random, () => simulator.exchanges.length)]);
    child.kill(signal);
    await closed;
    const settled = settledIn(checkpoint);
    const all = ends();
    const lost = all.slice(0, settled).filter((number) => number === 0).length;
    kills.push({ signal, settled, underWay: all.slice(settled).filter((number) => number > 0).length, lost });
  }
  const last = startProcess(argv);
  last.stdout.resume();
  last.stderr.resume();
  const [lastCode] = (await once(last, 'close')) as [number];
  const all = ends();
  await simulator.close();
  const lost = all.filter((number) => number === 0).length;
  const doubled = all.reduce((sum, number) => sum + Math.max(0, number - 1), 0);
  return { events, kills, lost, doubled, lastCode };
}

const eventAt = (index: number) => ({
  type: 'track',
  ...(index % namelessEvery !== namelessEvery - 1 && { event: 'Looked Around' }),
  userId: `u-${index}`,
});

/** Mostly what no process can handle; a closed terminal, Ctrl-C and a polite end, too. */
function drawSignal(random: Random): Kill['signal'] {
  const drawn = random.fraction();
  if (drawn < 0.7) return 'SIGKILL';
  return drawn < 0.8 ? 'SIGHUP' : drawn < 0.9 ? 'SIGINT' : 'SIGTERM';
}

/** Waits for a while after some more requests, or for a moment after the start. */
async function momentOf(random: Random, requests: () => number): Promise<void> {
  if (random.chance(0.1)) {
    await wait(random.integer(0, 1000));
    return;
  }
  const until = requests() + random.integer(1, 6);
  const pause = random.integer(0, 40);
  while (requests() < until) await wait(1);
  await wait(pause);
}

function peopleIn(body: string): number[] {
  return [...new Set(Array.from(body.matchAll(/"u-(\d+)"/g), ([, index]) => Number(index)))];
}

function indexesIn(path: string): number[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  // A kill may leave half a line; what it stood for is not settled.
  return lines.flatMap((line) => (/^\{.*"index":(\d+)\}$/.exec(line)?.slice(1, 2) ?? []).map(Number));
}

function settledIn(path: string): number {
  if (!existsSync(path)) return 0;
  return (JSON.parse(readFileSync(path, 'utf8')) as { events: number }).events;
}
