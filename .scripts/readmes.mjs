// npm run readmes: writes the generated part of every vendor package's README from its definition, of the kit's from its kinds, and of
// the repository's from the catalog.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';

ensureInstalled();
ensureBuilt();

const require = createRequire(import.meta.url);
const { catalog } = require('@sluice/catalog');
const { destinationTable, kindTable, readmeTables, withTables } = require('@sluice/test-utils/conformance');

const destinations = Object.values(catalog);
for (const destination of destinations) write(`packages/${destination.slug}`, readmeTables(destination));
write('packages/example', readmeTables(require('@sluice/example').destination, { apiKey: 'key' }));
write('packages/kit', kindTable());
write('.', destinationTable(destinations));

function write(folder, tables) {
  const path = join(root, folder, 'README.md');
  const readme = readFileSync(path, 'utf8');
  const written = withTables(readme, tables);
  if (written === readme) return;
  writeFileSync(path, written);
  console.log(`${path} is new.`);
}
