import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparePage } from './compare-page';
import { seedPages } from './seed-pages';

/** In which ways the seeds are not what the vendors' pages in this folder, one text file a vendor, print. */
export function compareWithPages(folder: string): string[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .toSorted();
  const vendors = Object.entries(seedPages);
  if (files.length !== vendors.length) return [`${files.length} pages, but seeds of ${vendors.length}`];
  return vendors.flatMap(([vendor, kept], index) => {
    const page = readFileSync(join(folder, files[index] ?? ''), 'utf8');
    return comparePage(page, kept).map((difference) => `${vendor}: ${difference}`);
  });
}
