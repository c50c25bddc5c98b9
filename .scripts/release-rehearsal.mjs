// npm run release-rehearsal: releases twice, as the release workflow does, from a clone of the last commit to a registry on
// loopback, installs from there, and runs what it installed. Nothing reaches a public registry, and this repository is not
// changed.
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkModules, publishedIn, withoutNpm } from './pack-test/stage-packages.mjs';
import { ensureInstalled, root } from './ready.mjs';

ensureInstalled();
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sluice-release-')));
const clone = join(folder, 'sluice');
const port = await freePort();
const registry = `http://127.0.0.1:${port}/`;
const npmrc = join(folder, '.npmrc');
writeFileSync(npmrc, `@sluice:registry=${registry}\n//127.0.0.1:${port}/:_authToken=anybody\n`);
const env = {
  ...withoutNpm(),
  NPM_CONFIG_USERCONFIG: npmrc,
  GIT_AUTHOR_NAME: 'Sluice',
  GIT_AUTHOR_EMAIL: 'sluice@localhost',
};
Object.assign(env, { GIT_COMMITTER_NAME: env.GIT_AUTHOR_NAME, GIT_COMMITTER_EMAIL: env.GIT_AUTHOR_EMAIL });

let verdaccio;
try {
  verdaccio = await startRegistry();
  run('git', ['clone', '--quiet', '--no-hardlinks', root, clone], folder);
  run('git', ['checkout', '--quiet', '-B', 'main'], clone);
  linkModules(clone);

  console.log('\nThe first release:');
  const first = release();
  const names = publishedIn(clone).map((name) => `@sluice/${name}`);
  check('every package is published', names.every((name) => first.has(name)) && first.size === names.length);

  console.log('\nA fix of one package:');
  appendFileSync(join(clone, 'packages', 'tracify', 'src', 'index.ts'), '\n// A rehearsal.\n');
  run('git', ['commit', '--quiet', '--all', '-m', 'fix(tracify): a rehearsal'], clone);
  const second = release();
  check(
    'it is published, and what depends on it',
    ['tracify', 'catalog', 'cli'].every((name) => second.has(`@sluice/${name}`)),
  );
  check('nothing else is', !['kit', 'events', 'bluecore'].some((name) => second.has(`@sluice/${name}`)));
  check('its changelog tells it', changelogOf('tracify').includes('**tracify:** a rehearsal'));

  const user = join(folder, 'user');
  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), '{ "private": true }');
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--silent', '@sluice/cli', '@sluice/engine', '@sluice/bluecore'],
    user,
  );
  const installed = JSON.parse(run('npm', ['ls', '--all', '--json'], user));
  check('one version of each is installed', isOnce(installed));
  check(
    'the command runs',
    run('npx', ['--no', '--', 'sluice', '--version'], user).trim() === second.get('@sluice/cli'),
  );
  run('npx', ['--no', '--', 'sluice', 'list'], user);
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  check('npx @sluice/cli runs', run('npx', ['--yes', '--', '@sluice/cli', 'list'], elsewhere).includes('tracify'));
  const { simulators } = createRequire(join(clone, 'package.json'))('@sluice/simulators');
  const settings = JSON.stringify(simulators.bluecore.account);
  const code = `
    const { compile } = require('@sluice/engine');
    const { destination } = require('@sluice/bluecore');
    console.log(compile(destination, { settings: ${settings} }).plan([]).drafts.length);`;
  check('a program that installed it runs', run(process.execPath, ['-e', code], user) === '0\n');
} finally {
  verdaccio?.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** Does what the workflow does, on loopback. Returns the published versions. */
function release() {
  lerna('version', '--yes', '--no-push');
  const told = lerna('publish', 'from-git', '--yes', '--registry', registry, '--no-verify-access');
  const published = new Map(
    [...told.matchAll(/^ - (@sluice\/[\w-]+)@(\S+)$/gm)].map(([, name, version]) => [name, version]),
  );
  for (const [name, version] of published) console.log(`  ${name} ${version}`);
  const manifests = publishedIn(clone).map((name) =>
    JSON.parse(readFileSync(join(clone, 'packages', name, 'package.json'), 'utf8')),
  );
  const versions = new Map(manifests.map(({ name, version }) => [name, version]));
  const pins = manifests.flatMap(({ dependencies = {} }) => Object.entries(dependencies));
  check(
    'every pin is exact',
    pins.every(([, version]) => /^\d/.test(version)),
  );
  check(
    'pins of ours are the newest',
    pins.every(([name, version]) => !versions.has(name) || versions.get(name) === version),
  );
  for (const [name, version] of published) {
    const stored = JSON.parse(run('npm', ['view', `${name}@${version}`, '--json'], folder));
    check(`${name} has its changelog`, changelogOf(name.split('/')[1]).includes(version), true);
    check(`${name} says where it is from`, stored.repository.directory === `packages/${name.split('/')[1]}`, true);
  }
  return published;
}

function changelogOf(name) {
  return readFileSync(join(clone, 'packages', name, 'CHANGELOG.md'), 'utf8');
}

function isOnce({ dependencies = {} }) {
  const seen = new Map();
  const visit = (children) => {
    for (const [name, { version, dependencies: more = {} }] of Object.entries(children)) {
      if (name.startsWith('@sluice/')) seen.set(name, new Set([...(seen.get(name) ?? []), version]));
      visit(more);
    }
  };
  visit(dependencies);
  return [...seen.values()].every(({ size }) => size === 1);
}

function check(what, isSo, isQuiet = false) {
  if (!isSo) throw new Error(`Not so: ${what}.`);
  if (!isQuiet) console.log(`  ✓ ${what}`);
}

function lerna(...args) {
  return run(process.execPath, [join(root, 'node_modules', 'lerna', 'dist', 'cli.js'), ...args], clone);
}

function run(command, args, cwd) {
  try {
    return execFileSync(command, args, {
      cwd,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 2 ** 26,
    });
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')} failed:\n${error.stdout}${error.stderr}`, { cause: error });
  }
}

/** Starts Verdaccio, installed in the temporary folder; it serves only our packages, and asks no other registry. */
async function startRegistry() {
  const home = join(folder, 'registry');
  mkdirSync(home);
  // It depends on a tag of node-fetch that mirrors of the public registry may not have.
  writeFileSync(join(home, 'package.json'), '{ "private": true, "overrides": { "node-fetch": "2.7.0" } }');
  // Later versions do not run on Node.js 20.
  run('npm', ['install', '--no-audit', '--no-fund', '--silent', 'verdaccio@6.2.1'], home);
  const config = join(home, 'config.yaml');
  const rules = { '@sluice/*': { access: '$all', publish: '$all' } };
  const settings = {
    storage: join(home, 'storage'),
    packages: rules,
    log: { type: 'stdout', level: 'warn' },
    max_body_size: '50mb',
  };
  writeFileSync(config, JSON.stringify(settings));
  const bin = join(home, 'node_modules', 'verdaccio', 'bin', 'verdaccio');
  const child = spawn(process.execPath, [bin, '--config', config, '--listen', `127.0.0.1:${port}`], {
    env,
    stdio: 'ignore',
  });
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const isUp = await fetch(`${registry}-/ping`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return child;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  child.kill();
  throw new Error('Verdaccio does not start.');
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: free } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return free;
}
