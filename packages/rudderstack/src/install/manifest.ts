import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject } from '@sluice/kit/host';
import { InstallationError } from './installation-error';

/** What was done to a transformer, so that it can be undone. Paths are relative to the transformer's folder. */
export interface Manifest {
  /** Files that we wrote. */
  readonly written: FileRecord[];
  /** Files that were there before, and are now in the backup folder under the same paths. */
  readonly replaced: FileRecord[];
  /** Folders that we created, each after its parent. */
  readonly folders: string[];
}

export interface FileRecord {
  /** The destination that it was written or replaced for. */
  readonly slug: string;
  readonly path: string;
  readonly sha256: string;
}

/** Not inside the sources: the transformer treats every folder among its destinations as a destination. */
const ownFolder = '.sluice';
const manifestFile = join(ownFolder, 'rudderstack.json');

/** Where a replaced file is kept until it is restored. */
export function backupOf(path: string): string {
  return join(ownFolder, 'backup', path);
}

export function readManifest(transformer: string): Manifest {
  const path = join(transformer, manifestFile);
  if (!existsSync(path)) return { written: [], replaced: [], folders: [] };
  const content: unknown = parse(readFileSync(path, 'utf8'));
  if (isObject(content) && ['written', 'replaced', 'folders'].every((key) => Array.isArray(content[key]))) {
    return content as unknown as Manifest; // -- ours
  }
  throw new InstallationError(`${path} cannot be read: it records what was replaced. Restore it from a backup.`);
}

/** Writes the manifest. If there is nothing left to undo, removes it and the backups. */
export function writeManifest(transformer: string, manifest: Manifest): void {
  if (manifest.written.length + manifest.replaced.length === 0) {
    rmSync(join(transformer, ownFolder), { recursive: true, force: true });
    return;
  }
  const path = join(transformer, manifestFile);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Whether an installation was interrupted before it reached this file: the original is still in its place. */
export function isPending(transformer: string, { replaced }: Manifest, path: string): boolean {
  return replaced.some((file) => file.path === path) && !existsSync(join(transformer, backupOf(path)));
}

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
