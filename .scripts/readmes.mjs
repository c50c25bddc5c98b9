// npm run readmes: writes the generated parts of READMEs and docs: a vendor's from its definition, the kit's from its kinds, the
// repository's and the matrix from the catalog, the RudderStack host's from the tests of its changes (not with --definitions).
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';

ensureInstalled();
ensureBuilt();

const require = createRequire(import.meta.url);
const { catalog } = require('@sluice/catalog');
const {
  destinationTable,
  kindTable,
  matrixTables,
  readmeTables,
  shortMatrix,
  withTables,
} = require('@sluice/test-utils/tables');

const destinations = Object.values(catalog);
for (const destination of destinations) write(`packages/${destination.slug}/README.md`, readmeTables(destination));
write('packages/example/README.md', readmeTables(require('@sluice/example').destination, { apiKey: 'key-1234' }));
write('packages/kit/README.md', kindTable());
write('README.md', destinationTable(destinations));
write('README.md', shortMatrix(destinations), 'presets');
write('docs/matrix.md', matrixTables(destinations), 'presets');
if (!process.argv.includes('--definitions')) {
  execFileSync('npx', ['jest', 'packages/rudderstack/test/changed'], {
    cwd: root,
    env: { ...process.env, WRITE_READMES: '1' },
    stdio: 'inherit',
  });
}

function write(page, tables, source) {
  const path = join(root, page);
  const readme = readFileSync(path, 'utf8');
  const written = withTables(readme, tables, source);
  if (written === readme) return;
  writeFileSync(path, written);
  console.log(`Wrote ${page}`);
}
