import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '@sluice/catalog';
import { destinationTable, matrixTables, shortMatrix, withTables } from '@sluice/test-utils/tables';

const root = join(__dirname, '..', '..');

it('names every destination where it has to be named; else: npm run wire', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, '.scripts', 'wire.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
});

it('lists every destination in the README; else: npm run readmes', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  expect(readme).toBe(withTables(readme, destinationTable(Object.values(catalog))));
});

it.each([
  ['README.md', shortMatrix],
  ['docs/matrix.md', matrixTables],
])('says in %s what each event becomes at each vendor; else: npm run readmes', (page, tables) => {
  const content = readFileSync(join(root, page), 'utf8');
  expect(content).toBe(withTables(content, tables(Object.values(catalog)), 'presets'));
});
