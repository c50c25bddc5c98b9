// Installs and builds what is missing or stale, prints what it does, and does nothing twice.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamps = join(root, 'node_modules', '.cache', 'sluice');

/** Runs a command in the repository's root; if it fails, ends this process with its exit code. */
function run(command, args, options = {}) {
  const { status, signal } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (status !== 0) process.exit(status ?? (signal ? 130 : 1));
}

/** Runs a program from node_modules with this Node.js. */
export function runPackageBin(path, args, options) {
  run(process.execPath, [join(root, 'node_modules', path), ...args], options);
}

/** Runs a script in this folder. */
export function runScript(name, args = []) {
  run(process.execPath, [join(root, '.scripts', name), ...args]);
}

export function ensureInstalled() {
  // A test that runs a script has everything it needs, and must not replace the packages it runs from.
  if (process.env.JEST_WORKER_ID !== undefined || isFresh('installed', lockState())) return;
  console.log('Installing the packages of package-lock.json (npm ci) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--loglevel=error'];
  if (npm) run(process.execPath, [npm, ...args]);
  else run('npm', args, { shell: process.platform === 'win32' });
  markInstalled();
}

export function ensureBuilt() {
  if (isFresh('built', sourceState())) return;
  console.log('Building the packages (npm run build) …');
  runScript('build.mjs');
  mark('built', sourceState());
}

export function markInstalled() {
  mark('installed', lockState());
}

function isFresh(stamp, state) {
  const path = join(stamps, stamp);
  return existsSync(path) && readFileSync(path, 'utf8') === state;
}

function mark(stamp, state) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, stamp), state);
}

function lockState() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(process.version).update(process.platform).digest('hex');
}

/** A hash of the paths, sizes and times of everything that a build reads, and of whether its output exists. */
function sourceState() {
  const hash = createHash('sha256');
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (['node_modules', 'recordings'].includes(entry.name)) continue;
      if (entry.name === 'dist') hash.update(`${path}\n`);
      else if (entry.isDirectory()) visit(path);
      else if (/\.(tsx?|json|css|html|svg)$/.test(entry.name)) {
        const { size, mtimeMs } = statSync(path);
        hash.update(`${path} ${size} ${mtimeMs}\n`);
      }
    }
  };
  for (const folder of ['packages', 'test-utils']) visit(join(root, folder));
  hash.update(readFileSync(join(root, 'tsconfig.base.json')));
  return hash.digest('hex');
}
