import { messageOf } from '@sluice/kit/host';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readmeTables, withTables } from '../tables/readme-tables';
import type { Subject } from './subject';

const atLeastOnce = '**Delivery is at least once';

/**
 * Whether the package's README says what its definition says, and what a repeat does at the vendor. `folder` is a folder in the
 * package.
 */
export function checkReadme({ destination, settings }: Subject, folder: string): string[] {
  const path = join(packageFolder(folder), 'README.md');
  if (!existsSync(path))
    return [`There is no ${path}. Begin it with the two lines of another one, then: npm run readmes`];
  const readme = readFileSync(path, 'utf8');
  if (!readme.includes(atLeastOnce)) {
    return [`${path} does not say what a repeat does at the vendor: in a paragraph that begins with "${atLeastOnce}".`];
  }
  try {
    if (readme === withTables(readme, readmeTables(destination, settings))) return [];
  } catch (error) {
    return [messageOf(error)];
  }
  return [`${path} is not what the definition says: npm run readmes`];
}

function packageFolder(start: string): string {
  const above = dirname(start);
  return existsSync(join(start, 'package.json')) || above === start ? start : packageFolder(above);
}
