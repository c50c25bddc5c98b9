// npm run readmes: writes the generated part of every vendor package's README from its definition, and of the kit's from its kinds.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';

ensureInstalled();
ensureBuilt();

const require = createRequire(import.meta.url);
const { catalog } = require('@sluice/catalog');
const { kindTable, readmeTables, withTables } = require('@sluice/test-utils/conformance');

for (const destination of Object.values(catalog)) write(destination.slug, readmeTables(destination));
write('kit', kindTable());

function write(folder, tables) {
  const path = join(root, 'packages', folder, 'README.md');
  const readme = readFileSync(path, 'utf8');
  const written = withTables(readme, tables);
  if (written === readme) return;
  writeFileSync(path, written);
  console.log(`${path} is new.`);
}
