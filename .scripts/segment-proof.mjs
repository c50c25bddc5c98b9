// npm run segment-proof: runs all of Segment's destinations through Segment's own library and through ours, and compares what is
// sent and what happens to the events. Options: --only REGEX (destinations by name), --bundle PATH (a folder where Segment's
// destinations are installed; by default they are installed in .sluice/segment-proof). Exits with 1 if a difference is not
// explained in segment-proof/differences.json, an explanation explains nothing, or less is the same than required.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';
import { explain } from './segment-proof/explain.mjs';
import { tableOf, totalsOf } from './segment-proof/table.mjs';

/** The percentage that must be the same. */
const goals = { compiled: 100, events: 99, batches: 95 };
const versions = { '@segment/action-destinations': '3.497.0', '@segment/actions-core': '3.170.0' };

const { values } = parseArgs({ options: { only: { type: 'string' }, bundle: { type: 'string' } } });
const own = join(root, '.sluice', 'segment-proof');
mkdirSync(own, { recursive: true });
ensureInstalled();
ensureBuilt();
const bundle = values.bundle ?? installBundle();

const output = join(own, 'results.json');
const child = fileURLToPath(new URL('segment-proof/compare.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [child, bundle, values.only ?? '', output], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const rows = JSON.parse(readFileSync(output, 'utf8'));
const { notes, unexplained, unused } = explain(rows);
const totals = totalsOf(rows);
const table = tableOf(rows, notes, totals, versions);
if (values.only === undefined) writeFileSync(join(root, 'packages/segment-destinations/proof.md'), table);
console.log(`\n${table.split('\n').slice(0, 20).join('\n')}`);

const failures = [
  ...unexplained.map((text) => `Not explained: ${text}`),
  ...(values.only === undefined ? unused.map((why) => `Explains nothing any more: ${why}`) : []),
  ...Object.entries(values.only === undefined ? goals : {})
    .filter(([name, goal]) => totals[name].percent < goal)
    .map(([name, goal]) => `Only ${totals[name].percent.toFixed(2)} % of ${name}, not ${goal} %.`),
];
for (const failure of failures) console.log(failure);
process.exit(failures.length > 0 ? 1 : 0);

function installBundle() {
  if (existsSync(join(own, 'node_modules', '@segment', 'action-destinations'))) return own;
  console.log(`Installing Segment's destinations in ${own} …`);
  const manifest = {
    private: true,
    dependencies: { ...versions, liquidjs: '10.27.2', 'xml-js': '1.6.11' },
    // The requested version of the first is no longer published; newer versions of the second reject most destinations' names.
    overrides: { '@aws-sdk/client-kinesis': '3.1143.0', 'fast-uri': '3.1.5' },
  };
  writeFileSync(join(own, 'package.json'), JSON.stringify(manifest, null, 2));
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const installed = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: own, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: own, stdio: 'inherit', shell: process.platform === 'win32' });
  if (installed.status !== 0) process.exit(installed.status ?? 1);
  return own;
}
