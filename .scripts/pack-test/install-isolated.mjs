import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../ready.mjs';

/**
 * Installs packages into a folder as pnpm does: each finds only what it declares. Our packages are unpacked from their tarballs,
 * and third-party packages are linked to their location in this repository, so that nothing is downloaded. Returns the total size
 * in bytes.
 */
export function installIsolated(folder, packed, names) {
  const ours = new Map(packed.map((one) => [one.manifest.name, one]));
  const placed = new Map();
  let bytes = 0;
  const counted = new Set();

  for (const name of names) link(name, placeOf(name, root), folder);
  return bytes;

  /** The location of a package; our own are installed next to everything they declare. */
  function placeOf(name, from) {
    const { tarball, manifest } = ours.get(name) ?? {};
    if (!tarball) {
      const place = foreign(name, from);
      count(place);
      return place;
    }
    if (placed.has(name)) return placed.get(name);
    const home = join(folder, 'node_modules', '.store', name.replace('/', '+'));
    const place = join(home, 'node_modules', name);
    placed.set(name, place);
    mkdirSync(place, { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', place]);
    bytes += bytesIn(place);
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      link(dependency, placeOf(dependency, join(root, manifest.repository.directory)), home);
    }
    // An optional peer is there only if the user has installed it.
    for (const peer of Object.keys(manifest.peerDependencies ?? {})) {
      if (names.includes(peer)) link(peer, placeOf(peer, root), home);
    }
    return place;
  }

  /** Adds the size of a third-party package and its dependencies, each once. */
  function count(place) {
    if (counted.has(place)) return;
    counted.add(place);
    bytes += bytesIn(place);
    const { dependencies = {}, optionalDependencies = {} } = manifestIn(place);
    for (const name of Object.keys(dependencies)) {
      if (!(name in optionalDependencies)) count(foreign(name, place));
    }
  }
}

function link(name, place, home) {
  const path = join(home, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) symlinkSync(place, path);
}

/** Finds a package as Node.js does: in the parent folders. */
function foreign(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return realpathSync(place);
    if (folder === dirname(folder)) throw new Error(`${name} is not installed here.`);
  }
}

function manifestIn(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function bytesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? bytesIn(path) : statSync(path).size;
    })
    .reduce((sum, size) => sum + size, 0);
}
