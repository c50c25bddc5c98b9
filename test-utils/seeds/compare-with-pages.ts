import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparePage } from './compare-page';
import { seedPages } from './seed-pages';

/** How the seeds differ from what the vendors' pages in this folder print, one text file per vendor. */
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
