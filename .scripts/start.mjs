// npm start: sends the sample events to a simulator of every destination, and shows what happened to them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';

ensureInstalled();
ensureBuilt();

const require = createRequire(import.meta.url);
const { capturedEvents, generateEvents, recentEvents, specEvent, specEvents } = require('@sluice/events');
const folder = join(root, '.sluice');
const eventsFile = join(folder, 'events.ndjson');
const orderFile = join(folder, 'order.json');
const shown = (path) => relative(root, path);

/** Runs the command line as a user would, and returns its output. */
function sluice(...args) {
  const bin = join(root, 'packages', 'cli', 'bin', 'sluice.js');
  const { status, stdout } = spawnSync(process.execPath, [bin, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { status, stdout };
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const captured = capturedEvents().map(({ event }) => event);
// As if they had just happened: a vendor that stamps everything "now" accepts no old events.
const events = recentEvents([...specEvents, ...captured, ...generateEvents({ count: 500 })]);
writeFileSync(eventsFile, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
writeFileSync(orderFile, JSON.stringify(specEvent('Order Completed'), null, 2));

const destinations = JSON.parse(sluice('list', '--json').stdout).map(({ slug }) => slug);

console.log(`\nOne order, and what ${destinations[0]} is sent for it (sluice preview):\n`);
console.log(sluice('preview', destinations[0], '--to-simulator', orderFile).stdout);

console.log(
  `The ${events.length} sample events of ${shown(eventsFile)}, sent to a simulator of each destination (sluice send):\n`,
);
let isAsExpected = true;
const rows = [['destination', 'events', 'requests', 'delivered', 'skipped', 'rejected', 'retry']];
const details = [];
for (const slug of destinations) {
  const traffic = join(folder, 'traffic', `${slug}.ndjson`);
  mkdirSync(join(folder, 'traffic'), { recursive: true });
  const { status, stdout } = sluice('send', slug, '--to-simulator', '--traffic', traffic, '--json', eventsFile);
  const report = JSON.parse(stdout);
  const { delivered, skipped, rejected, retry } = report;
  const isAccountedFor = delivered + skipped + rejected + retry === events.length;
  // An event that lacks what a vendor requires, such as an order without an email address, is handed back with the reason.
  const isExplained = report.reasons.every(({ status: kind, fix }) => kind === 'skipped' || fix === 'event');
  isAsExpected &&= status <= 1 && isAccountedFor && isExplained && delivered > 0;
  rows.push([slug, report.events, report.requests, delivered, skipped, rejected, retry].map(String));
  details.push(`${slug}, the recorded traffic: ${shown(traffic)}`);
  for (const { message, count } of report.notes) details.push(`  note on ${count}: ${message}`);
  for (const { status: kind, message, count } of report.reasons) details.push(`  ${kind} ${count}: ${message}`);
}

const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
for (const [name, ...numbers] of rows) {
  console.log([name.padEnd(widths[0]), ...numbers.map((text, at) => text.padStart(widths[at + 1]))].join('  '));
}
console.log(`\n${details.join('\n')}\n`);
console.log(
  isAsExpected
    ? 'Every event has its outcome, and none is unexpected.'
    : 'Something is not as it should be: see above.',
);
process.exit(isAsExpected ? 0 : 1);
