import { join } from 'node:path';
import { installIsolated } from './install-isolated.mjs';

/** What an installation takes, in megabytes, with everything that it draws in; each against the most that it may. */
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
