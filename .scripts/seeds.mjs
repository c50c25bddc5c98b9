// npm run seeds: lists every payload printed in the vendors' documentation, with the tests that produce it. Given a folder with
// the vendors' pages as text, it also compares the payloads with theirs.
import { createRequire } from 'node:module';
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

const [pages] = process.argv.slice(2);
const differences = pages === undefined ? [] : compareWithPages(pages);
if (pages !== undefined && differences.length === 0)
  console.log(`They are the payloads of the pages in ${pages}, none more and none less.`);
else if (pages !== undefined)
  console.log(`They differ from the pages in ${pages}:\n${differences.map((line) => `  ${line}`).join('\n')}`);

process.exit(missing.length + differences.length > 0 ? 1 : 0);
