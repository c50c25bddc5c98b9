import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstallationError } from './installation-error';
import { isPending, type Manifest, sha256 } from './manifest';

/** Throws where a file that we wrote for these destinations is no longer as we wrote it. */
export function refuseChanged(transformer: string, manifest: Manifest, slugs: readonly string[]): void {
  const changed = manifest.written
    .filter(({ slug }) => slugs.includes(slug))
    .filter((file) => {
      const path = join(transformer, file.path);
      return (
        existsSync(path) && !isPending(transformer, manifest, file.path) && sha256(readFileSync(path)) !== file.sha256
      );
    })
    .map(({ path }) => path);
  if (changed.length === 0) return;
  throw new InstallationError(
    `Nothing was done: somebody has changed ${changed.join(', ')} since they were installed. ` +
      'Keep a copy of what matters, then add --force.',
  );
}
