import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as rows from '../../packages/kit/src/tables/rows';
import * as wordRows from '../../packages/kit/src/tables/word-rows';
import { kindTable, rowsInTable } from '../tables/kind-table';
import { withTables } from '../tables/readme-tables';

it('tells in the kit’s README what each kind reads; else: npm run readmes', () => {
  const readme = readFileSync(join(__dirname, '../../packages/kit/README.md'), 'utf8');
  expect(readme).toBe(withTables(readme, kindTable()));
});

it('has every row of the kit', () => {
  const makers = Object.entries({ ...rows, ...wordRows }).flatMap(([name, made]) =>
    typeof made === 'function' ? [name] : [],
  );
  const known = new Set(rowsInTable.map((name) => name.replace(/\(.*/, '')));
  expect(makers.filter((name) => name !== 'trait' && !known.has(name))).toEqual([]);
  expect([...known].filter((name) => !makers.includes(name))).toEqual([]);
});
