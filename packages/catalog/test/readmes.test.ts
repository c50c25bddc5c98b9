import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '@sluice/catalog';
import { readmeTables, withTables } from '@sluice/test-utils/conformance';

const packages = join(__dirname, '..', '..');

it.each(Object.values(catalog))(
  'the README of $name says what its definition says; else: npm run readmes',
  (destination) => {
    const readme = readFileSync(join(packages, destination.slug, 'README.md'), 'utf8');
    expect(readme).toBe(withTables(readme, readmeTables(destination)));
  },
);

it.each(Object.values(catalog))('the README of $name says what a repeat does there', ({ slug }) => {
  const readme = readFileSync(join(packages, slug, 'README.md'), 'utf8');
  expect(readme).toContain('**Delivery is at least once');
});
