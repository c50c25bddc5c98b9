// npm run readmes: writes the generated part of every vendor package's README from its definition.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';

ensureInstalled();
ensureBuilt();

const require = createRequire(import.meta.url);
const { catalog } = require('@sluice/catalog');
const { readmeTables, withTables } = require('@sluice/test-utils/conformance');

for (const destination of Object.values(catalog)) {
  const path = join(root, 'packages', destination.slug, 'README.md');
  const readme = readFileSync(path, 'utf8');
  const written = withTables(readme, readmeTables(destination));
  if (written === readme) continue;
  writeFileSync(path, written);
  console.log(`${path} is new.`);
}
