import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Destination } from '@sluice/kit/host';
import { findTree } from './find-tree';
import { refuseChanged } from './refuse-changed';
import { backupOf, readManifest, sha256, writeManifest } from './manifest';
import { mark, modulesOf, type ShimFile, shimFiles } from './shim-files';

export interface InstallOptions {
  /** The folder of RudderStack's transformer. */
  readonly transformer: string;
  readonly destinations: readonly Destination[];
  /** Installs even if our files have been changed since. */
  readonly isForced?: boolean;
  /** Changes nothing, but returns what would be done. */
  readonly isDry?: boolean;
}

export interface Installed {
  /** Paths relative to the transformer's folder. */
  readonly written: readonly string[];
  /** Files that were there before; `remove` restores them. */
  readonly replaced: readonly string[];
}

/**
 * Writes the small folders that make a transformer run these destinations, and keeps what they replace. May be called again: for
 * further destinations, or after an update. Throws an `InstallationError` if the folder is not a transformer, or if our files
 * have been changed.
 */
export function install({ transformer, destinations, isForced = false, isDry = false }: InstallOptions): Installed {
  const tree = findTree(transformer);
  const manifest = readManifest(transformer);
  const files = destinations.flatMap((destination) =>
    shimFiles(destination).map((file) => ({ ...file, slug: destination.slug, folder: join(tree, file.folder) })),
  );
  const slugs = destinations.map(({ slug }) => slug);
  const ours = manifest.written.filter(({ slug }) => slugs.includes(slug));
  if (!isForced) refuseChanged(transformer, manifest, ours);
  const replaced = files.flatMap((file) => filesInTheWay(transformer, file));
  const written = files.map((file) => ({ ...file, path: join(file.folder, `${file.module}.js`) }));
  const done = { written: written.map(({ path }) => path), replaced: replaced.map(({ path }) => path) };
  if (isDry) return done;
  // The manifest is written before the files, so that an interrupted installation can be undone.
  writeManifest(transformer, {
    written: [
      ...manifest.written.filter(({ path }) => !written.some((file) => file.path === path)),
      ...written.map(({ slug, path, text }) => ({ slug, path, sha256: sha256(text) })),
    ],
    replaced: [...manifest.replaced.filter(({ path }) => !replaced.some((file) => file.path === path)), ...replaced],
    folders: [...new Set([...manifest.folders, ...files.flatMap(({ folder }) => missingFolders(transformer, folder))])],
  });
  for (const { path } of replaced) {
    mkdirSync(dirname(join(transformer, backupOf(path))), { recursive: true });
    renameSync(join(transformer, path), join(transformer, backupOf(path)));
  }
  for (const { folder, path, text } of written) {
    mkdirSync(join(transformer, folder), { recursive: true });
    writeFileSync(join(transformer, path), text);
  }
  return done;
}

/** The files, other than ours, that the transformer would load instead of this file or beside it. */
function filesInTheWay(transformer: string, { slug, folder, module }: ShimFile & { readonly slug: string }) {
  const modules = modulesOf[module] ?? [module];
  const names = existsSync(join(transformer, folder)) ? readdirSync(join(transformer, folder)) : [];
  return names
    .filter((name) => modules.some((one) => name === `${one}.js` || name === `${one}.ts`))
    .map((name) => ({ path: join(folder, name), content: readFileSync(join(transformer, folder, name)) }))
    .filter(({ content }) => !content.includes(mark))
    .map(({ path, content }) => ({ slug, path, sha256: sha256(content) }));
}

function missingFolders(transformer: string, folder: string): string[] {
  if (existsSync(join(transformer, folder))) return [];
  return [...missingFolders(transformer, dirname(folder)), folder];
}
