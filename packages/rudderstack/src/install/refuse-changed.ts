import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstallationError } from './installation-error';
import { type FileRecord, isPending, type Manifest, sha256 } from './manifest';

/** Throws if one of these files exists and differs from the manifest. */
export function refuseChanged(transformer: string, manifest: Manifest, files: readonly FileRecord[]): void {
  const changed = files
    .filter((file) => {
      const path = join(transformer, file.path);
      return (
        existsSync(path) && !isPending(transformer, manifest, file.path) && sha256(readFileSync(path)) !== file.sha256
      );
    })
    .map(({ path }) => path);
  if (changed.length === 0) return;
  throw new InstallationError(
    `Nothing was done: somebody has changed ${changed.join(', ')} since the installation. ` +
      'Back up what matters, then add --force.',
  );
}
