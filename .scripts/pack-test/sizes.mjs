import { join } from 'node:path';
import { installIsolated } from './install-isolated.mjs';

/** The size of each installation in megabytes, including all dependencies, with its limit. */
export function sizesOf(packed, slugs, folder) {
  const measure = (name, packages, limit) => {
    const bytes = installIsolated(join(folder, 'sizes', name), packed, packages);
    return { name, value: Math.round(bytes / 1e4) / 100, limit };
  };
  return [
    ...slugs.map((slug) => measure(slug, [`@sluice/${slug}`], 1)),
    ...slugs.map((slug) => measure(`engine + ${slug}`, ['@sluice/engine', `@sluice/${slug}`], 6)),
    measure('cli', ['@sluice/cli'], 15),
  ];
}
