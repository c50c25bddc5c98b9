// npm run seeds: lists every payload that the vendors' documentation prints, with the tests that produce it.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';

ensureInstalled();
ensureBuilt();

const require = createRequire(import.meta.url);
const { compareWithPages, listSeeds } = require('@sluice/test-utils/seeds');

const seeds = listSeeds(root);
const rows = seeds.flatMap(({ vendor, id, tests, isDue }) =>
  tests.length > 0 ? tests.map((test) => [vendor, id, test]) : [[vendor, id, isDue ? 'NO TEST' : 'not yet']],
);
const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
for (const [vendor, id, test] of [['vendor', 'payload', 'test'], ...rows]) {
  console.log(`${vendor.padEnd(widths[0])}  ${id.padEnd(widths[1])}  ${test}`);
}

const missing = seeds.filter(({ tests, isDue }) => isDue && tests.length === 0);
console.log(`\n${seeds.length} payloads, ${missing.length} without a test though their vendor has a package.`);

const pages = join(dirname(root), 'shared', 'seeds');
const name = relative(root, pages);
const differences = existsSync(pages) ? compareWithPages(pages) : [];
if (!existsSync(pages)) console.log(`Not compared with the vendors' pages: there is no folder ${name}.`);
else if (differences.length === 0)
  console.log(`They are the payloads of the pages in ${name}, none more and none less.`);
else console.log(`They differ from the pages in ${name}:\n${differences.map((line) => `  ${line}`).join('\n')}`);

process.exit(missing.length + differences.length > 0 ? 1 : 0);
