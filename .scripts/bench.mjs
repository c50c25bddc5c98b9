// npm run bench: measures what planning costs, in CPU time relative to JSON round trips of the same event, and compared with
// Segment's core. Options: --only REGEX (rows by name; repeatable, any match counts), --runs N (7), --json FILE (also write the
// figures there), --folder PATH (.sluice/bench), --quick (call everything once: checks that outputs are equal, says nothing about
// speed), --peer URL (a transformer to compare the service with) and --peer-pid PID (its process on this machine; without it
// wall-clock time is used).
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';

const options = readOptions();
const isQuick = options.quick;
const runs = isQuick ? 1 : Number(options.runs);
if (!Number.isSafeInteger(runs) || runs < 1) refuse('--runs takes a whole number of at least 1.');
const peer = { peer: options.peer, peerPid: options['peer-pid'] };
const settings = {
  runs,
  isQuick,
  ...peer,
  ...(isQuick ? { rounds: 1, milliseconds: 0 } : { rounds: 9, milliseconds: 15 }),
};

if (!isQuick) {
  ensureInstalled();
  ensureBuilt();
}
const { measureRow, rows } = await import('./bench/rows.mjs');
const { chart } = await import('./bench/chart.mjs');
const { verdictOn } = await import('./bench/results.mjs');
const chosen = rows.filter(({ name }) => options.only.some((pattern) => pattern.test(name)));
if (chosen.length === 0)
  refuse(`No row matches ${options.only.join(' or ')}. There are:\n${rows.map(({ name }) => name).join('\n')}`);

console.log(
  `Medians of ${runs}, least and greatest in brackets; CPU time. A trip is JSON.parse(JSON.stringify(event)).\n`,
);
printRow('row', 'value', 'goal', '', '');
const results = [];
const failures = [];
for (const { name } of chosen) {
  try {
    const measured = isQuick ? await measureRow(name, settings) : await measureAlone(name);
    for (const result of measured) print(result);
    results.push(...measured);
  } catch (error) {
    failures.push(name);
    printRow(name, 'failed', '', '', error.message);
  }
}

const folder = options.folder;
mkdirSync(folder, { recursive: true });
const machine = { node: process.version, processor: cpus()[0]?.model, at: new Date().toISOString() };
const report = JSON.stringify({ ...machine, runs, isQuick, results, failures }, null, 2);
const files = [join(folder, 'bench.json'), ...(options.json === undefined ? [] : [options.json])];
for (const file of files) writeFileSync(file, `${report}\n`);
const picture = join(folder, 'bench.svg');
writeFileSync(picture, chart(results, `Sluice, ${machine.at.slice(0, 10)}, Node.js ${machine.node}`));
console.log(`\nWritten: ${[...files, picture].map((file) => relative(process.cwd(), file)).join(', ')}`);
process.exit(failures.length > 0 ? 1 : 0);

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', multiple: true, default: [''] },
        runs: { type: 'string', default: '7' },
        json: { type: 'string' },
        folder: { type: 'string', default: join(root, '.sluice', 'bench') },
        quick: { type: 'boolean', default: false },
        peer: { type: 'string' },
        'peer-pid': { type: 'string' },
      },
    });
    return { ...values, only: values.only.map((pattern) => new RegExp(pattern)) };
  } catch (error) {
    return refuse(error.message);
  }
}

function refuse(message) {
  console.error(message);
  process.exit(2);
}

/** Runs in a separate process: code compiled for one row must neither speed up nor slow down the next. */
async function measureAlone(name) {
  const child = fork(
    fileURLToPath(new URL('bench/measure-row.mjs', import.meta.url)),
    [name, JSON.stringify(settings)],
    // On busy processors, the garbage collector's threads wait for one another, and their waiting would count.
    { execArgv: ['--single-threaded-gc'], stdio: ['ignore', 'inherit', 'pipe', 'ipc'] },
  );
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  let measured;
  child.on('message', (message) => (measured = message));
  const [code] = await once(child, 'close');
  if (code !== 0 || !measured) throw new Error(/^\w*Error: .*$/m.exec(errors)?.[0] ?? `It ended with ${code}.`);
  return measured;
}

function print(result) {
  const { name, unit, goal, stretch, isAtMost, value, least, greatest, microseconds, heapMegabytes, remark } = result;
  const spread = least === undefined || runs === 1 ? '' : ` (${least.toFixed(2)}–${greatest.toFixed(2)})`;
  const bound = goal === undefined ? '' : `${isAtMost ? '≤' : '≥'} ${goal}${stretch ? ` (${stretch})` : ''}`;
  const costs = Object.entries(microseconds ?? heapMegabytes).map(([key, cost]) => `${key} ${cost.toFixed(1)}`);
  const details = `${costs.join(', ')} ${microseconds ? 'µs' : 'MB'}${remark ? `; ${remark}` : ''}`;
  // A single call says nothing about speed.
  const verdict = isQuick ? 'not judged' : verdictOn(result);
  printRow(name, `${value.toFixed(2)} ${unit}${spread}`, bound, verdict, details);
}

function printRow(name, value, goal, verdict, details) {
  console.log(`${name.padEnd(29)} ${value.padEnd(44)} ${goal.padEnd(12)} ${verdict.padEnd(12)} ${details}`.trimEnd());
}
