import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compiledCopies } from './compiled-copies';
import { findTree } from './find-tree';
import { InstallationError } from './installation-error';
import { backupOf, type FileRecord, isPending, readManifest, writeManifest } from './manifest';
import { refuseChanged } from './refuse-changed';

export interface RemoveOptions {
  /** The folder of RudderStack's transformer. */
  readonly transformer: string;
  /** By default all that are installed. */
  readonly slugs?: readonly string[];
  /** Removes even if our files were changed, or others were put where the replaced ones belong: these are lost. */
  readonly isForced?: boolean;
  /** Changes nothing, but returns what would be done. */
  readonly isDry?: boolean;
}

export interface Removed {
  /** Paths relative to the transformer's folder. */
  readonly removed: readonly string[];
  /** Files that are back in their places. */
  readonly restored: readonly string[];
}

/**
 * Undoes `install`: removes our files and restores what they replaced, byte for byte. Throws an `InstallationError` if there is
 * nothing to undo, or if changes made since would be lost.
 */
export function remove({ transformer, slugs, isForced = false, isDry = false }: RemoveOptions): Removed {
  findTree(transformer);
  const manifest = readManifest(transformer);
  const installed = [...new Set([...manifest.written, ...manifest.replaced].map(({ slug }) => slug))];
  const chosen = slugs ?? installed;
  const absent = chosen.filter((slug) => !installed.includes(slug));
  if (chosen.length === 0 || absent.length > 0) {
    throw new InstallationError(`${transformer}: there is nothing of ${absent.join(', ') || 'ours'} to remove.`);
  }
  const isChosen = ({ slug }: FileRecord) => chosen.includes(slug);
  const written = manifest.written.filter(isChosen);
  const replaced = manifest.replaced.filter(isChosen);
  // An update of the transformer restores the files that were moved aside, perhaps in a newer version.
  const back = replaced.filter(({ path }) => !written.some((file) => file.path === path));
  if (!isForced) refuseChanged(transformer, manifest, [...written, ...back]);
  const compiled = compiledCopies(
    transformer,
    written.map(({ path }) => path),
  );
  const done = {
    removed: [...written.map(({ path }) => path), ...compiled],
    restored: replaced.map(({ path }) => path),
  };
  if (isDry) return done;
  for (const path of compiled) {
    rmSync(join(transformer, path));
    removeIfEmpty(join(transformer, dirname(path)));
  }
  for (const { path } of written) {
    if (!isPending(transformer, manifest, path)) rmSync(join(transformer, path), { force: true });
  }
  for (const { path } of replaced) {
    if (!isPending(transformer, manifest, path)) restore(transformer, path);
  }
  const folders = manifest.folders
    .toReversed()
    .filter((folder) => !removeIfEmpty(join(transformer, folder)))
    .toReversed();
  writeManifest(transformer, {
    written: manifest.written.filter((file) => !isChosen(file)),
    replaced: manifest.replaced.filter((file) => !isChosen(file)),
    folders,
  });
  return done;
}

function restore(transformer: string, path: string): void {
  mkdirSync(dirname(join(transformer, path)), { recursive: true });
  renameSync(join(transformer, backupOf(path)), join(transformer, path));
}

function removeIfEmpty(folder: string): boolean {
  if (existsSync(folder) && readdirSync(folder).length > 0) return false;
  if (existsSync(folder)) rmdirSync(folder);
  return true;
}
