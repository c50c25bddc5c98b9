// npm run readmes: writes the generated parts of READMEs: a vendor's from its definition, the kit's from its kinds, the RudderStack
// host's from the tests of what it changes.
import { execFileSync } from 'node:child_process';
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
execFileSync('npx', ['jest', 'packages/rudderstack/test/changed'], {
  cwd: root,
  env: { ...process.env, WRITE_READMES: '1' },
  stdio: 'inherit',
});

function write(folder, tables) {
  const path = join(root, 'packages', folder, 'README.md');
  const readme = readFileSync(path, 'utf8');
  const written = withTables(readme, tables);
  if (written === readme) return;
  writeFileSync(path, written);
  console.log(`${path} is new.`);
}
