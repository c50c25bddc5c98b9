import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../ready.mjs';

/**
 * Packs every published package from a copy of the sources, as from a clean clone, without touching this repository. Returns the
 * manifest and the tarball of each.
 */
export function packPackages(folder) {
  const staging = join(folder, 'repository');
  const tarballs = join(folder, 'tarballs');
  copySources(staging);
  linkModules(staging);
  mkdirSync(tarballs, { recursive: true });
  // `prepack` builds, so that a published package never depends on an earlier build.
  const names = publishedIn(staging);
  run(
    'npm',
    ['pack', '--silent', '--pack-destination', tarballs, ...names.map((name) => `./packages/${name}`)],
    staging,
  );
  return names.map((name) => {
    const manifest = JSON.parse(readFileSync(join(staging, 'packages', name, 'package.json'), 'utf8'));
    const file = `${manifest.name.slice(1).replace('/', '-')}-${manifest.version}.tgz`;
    return { folder: join(staging, 'packages', name), manifest, tarball: join(tarballs, file) };
  });
}

/** The folder names of the published packages. */
export function publishedIn(repository) {
  return readdirSync(join(repository, 'packages')).filter((name) => {
    const file = join(repository, 'packages', name, 'package.json');
    return existsSync(file) && !JSON.parse(readFileSync(file, 'utf8')).private;
  });
}

function copySources(staging) {
  const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of listed.split('\0').filter((path) => path !== '' && existsSync(join(root, path)))) {
    mkdirSync(dirname(join(staging, file)), { recursive: true });
    copyFileSync(join(root, file), join(staging, file));
  }
}

/** Links the installed third-party packages and the copies of our own. */
export function linkModules(staging) {
  link(join(root, 'node_modules'), join(staging, 'node_modules'));
  mkdirSync(join(staging, 'node_modules', '@sluice'));
  for (const name of readdirSync(join(root, 'node_modules', '@sluice'))) {
    const path = name === 'test-utils' ? join(staging, name) : join(staging, 'packages', name);
    symlinkSync(path, join(staging, 'node_modules', '@sluice', name));
  }
  for (const name of readdirSync(join(staging, 'packages'))) {
    const modules = join(root, 'packages', name, 'node_modules');
    if (existsSync(modules)) link(modules, join(staging, 'packages', name, 'node_modules'));
  }
}

function link(from, to) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (!['@sluice', '.cache'].includes(name)) symlinkSync(join(from, name), join(to, name));
  }
}

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: withoutNpm() });
  if (status !== 0) throw new Error(`${command} ${args[0]} ended with ${status}:\n${stdout}${stderr}`);
}

/** The environment without the settings of an enclosing `npm run`, which would make npm work in another folder. */
export function withoutNpm() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name)));
}
