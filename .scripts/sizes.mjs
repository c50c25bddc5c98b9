// npm run sizes: bundles what runs in a browser, from source and without any flags, and prints how large it is. Fails if a bundle
// is over its budget or contains something that browsers do not have. --keep <folder> keeps the bundles.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { bundleForBrowser } from './sizes/bundle-for-browser.mjs';
import { bundles } from './sizes/bundles.mjs';

const { keep } = parseArgs({ options: { keep: { type: 'string' } } }).values;
for (const { name, entry, budgetKilobytes } of bundles) {
  const code = await bundleForBrowser(entry, 'sluice');
  const [kilobytes, gzipped] = [code, gzipSync(code, { level: 9 })].map(({ length }) => length / 1000);
  const isOver = gzipped > budgetKilobytes;
  if (isOver) process.exitCode = 1;
  const figures = `${kilobytes.toFixed(0)} kB, ${gzipped.toFixed(1)} kB gzipped of ${budgetKilobytes}`;
  console.log(`${name}: ${figures}${isOver ? ': OVER BUDGET' : ''}`);
  if (keep) {
    mkdirSync(keep, { recursive: true });
    writeFileSync(join(keep, `${name}.js`), code);
  }
}
