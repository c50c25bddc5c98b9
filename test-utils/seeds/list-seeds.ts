import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { claimsIn } from './claims-in';
import { seedPages } from './seed-pages';

interface ListedSeed {
  readonly vendor: string;
  readonly id: string;
  /** The tests that produce it, each as its file and its name. */
  readonly tests: readonly string[];
  /** Whether the vendor has a package, which must produce it. */
  readonly isDue: boolean;
}

/** Every seed, and which tests in this repository's packages produce it. */
export function listSeeds(root: string): ListedSeed[] {
  const packages = join(root, 'packages');
  const claims = readdirSync(packages)
    .flatMap((name) => testFiles(join(packages, name, 'test')))
    .flatMap((path) =>
      claimsIn(readFileSync(path, 'utf8')).map((claim) => ({
        ...claim,
        test: `${relative(root, path).replaceAll('\\', '/')}: ${claim.test}`,
      })),
    );
  return Object.entries(seedPages).flatMap(([vendor, { payloads }]) =>
    payloads.map(({ id }) => ({
      vendor,
      id,
      tests: claims.filter((claim) => claim.vendor === vendor && claim.id === id).map(({ test }) => test),
      isDue: existsSync(join(packages, vendor, 'package.json')),
    })),
  );
}

function testFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .toSorted()
    .map((file) => join(folder, file));
}
