import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from '../ready.mjs';
import { packagesOf, programOf } from './subjects.mjs';
import { withoutNpm } from './stage-packages.mjs';

const require = createRequire(join(root, 'package.json'));

/** Runs a program; if it fails, throws its output. */
export async function run(command, args, cwd, env = {}) {
  const child = spawn(command, args, { cwd, env: { ...withoutNpm(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve, reject) => child.on('error', reject).on('close', resolve)),
  ]);
  if (code !== 0) throw new Error(`${stdout}${stderr}`.trim() || `It ended with ${code}.`);
  return stdout;
}

async function runWell(node, file, cwd) {
  const printed = await run(node, [file], cwd);
  if (printed !== 'well\n') throw new Error(`It printed ${JSON.stringify(printed)}.`);
}

/** Runs in separate folders, each with what one subject needs, so that a package cannot find dependencies it does not declare. */
const program = (name, form, extension) => ({
  name,
  isByNode: true,
  async test(subject, { folderOf, node }) {
    const folder = folderOf(subject);
    const file = join(folder, `${subject.name}.${extension}`);
    writeFileSync(file, programOf(subject, form));
    await runWell(node, file, folder);
  },
});

/** Files that are not entries of a package must not be importable. */
const deepImport = {
  name: 'no deep import',
  async test(subject, { folderOf }) {
    for (const name of packagesOf(subject)) {
      const code = `try { require('${name}/dist/index.js'); } catch ({ code }) { console.log(code); }`;
      const told = await run(process.execPath, ['-e', code], folderOf(subject));
      if (told !== 'ERR_PACKAGE_PATH_NOT_EXPORTED\n') throw new Error(`${name}/dist/index.js is found.`);
    }
  },
};

/** Checks types, including declarations; all subjects in one program, except those that need third-party packages. */
const typescript = (resolution, extension = 'ts') => ({
  name: `TypeScript ${resolution}${extension === 'mts' ? ', ES modules' : ''}`,
  async prepare(subjects, { all, folderOf }) {
    const alone = subjects.filter(({ peers }) => peers);
    const together = subjects.filter(({ peers }) => !peers);
    const told = await compileAs(this, all, together, false);
    this.told = new Map(together.map(({ name }) => [name, told]));
    // Third-party declarations have errors of their own.
    for (const subject of alone) this.told.set(subject.name, await compileAs(this, folderOf(subject), [subject], true));
  },
  async test({ name }) {
    // An error in a declaration is reported under the declaration's file, and counts for every subject.
    const told = this.told.get(name).split('\n');
    const lines = told.filter((line) => line.startsWith(`${name}.`) || /^(\.\.|\/|error)/.test(line));
    if (lines.length > 0) throw new Error(lines.join('\n'));
  },
  resolution,
  extension,
});

async function compileAs({ resolution, extension }, folder, subjects, skipLibCheck) {
  const home = join(folder, `typescript-${resolution}-${extension}`);
  mkdirSync(home, { recursive: true });
  for (const subject of subjects) writeFileSync(join(home, `${subject.name}.${extension}`), programOf(subject, 'ts'));
  const compilerOptions = {
    noEmit: true,
    strict: true,
    target: 'es2022',
    lib: ['es2022'],
    types: ['node'],
    typeRoots: [join(root, 'node_modules', '@types')],
    module: resolution === 'bundler' ? 'esnext' : resolution,
    moduleResolution: resolution,
    moduleDetection: 'force',
    skipLibCheck,
  };
  writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*'] }));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  return run(process.execPath, [compiler, '-p', home], home).catch((error) => error.message);
}

/** Bundles every subject and runs the bundle, without any bundler flag that is not needed. */
const bundler = (name, bundle, wants = () => true) => ({
  name,
  wants,
  async test(subject, { folderOf }) {
    const home = join(folderOf(subject), name.replaceAll(/\W+/g, '-'));
    mkdirSync(home, { recursive: true });
    const entry = join(home, 'program.mjs');
    writeFileSync(entry, programOf(subject, 'esm'));
    await bundle(entry, join(home, 'out'));
    await runWell(process.execPath, join(home, 'out', 'program.cjs'), home);
  },
});

async function esbuild(platform, entry, outdir) {
  const { build } = require('esbuild');
  const { warnings } = await build({
    entryPoints: [entry],
    bundle: true,
    outdir,
    outExtension: { '.js': '.cjs' },
    platform,
    format: platform === 'node' ? 'cjs' : 'iife',
    logLevel: 'silent',
  });
  if (warnings.length > 0) throw new Error(warnings.map((warning) => warning.text).join('\n'));
}

async function vite(isSsr, entry, outDir) {
  const { build } = await import('vite');
  await build({
    root: join(outDir, '..'),
    configFile: false,
    logLevel: 'silent',
    ...(isSsr && { ssr: { noExternal: true } }),
    build: {
      ssr: isSsr,
      outDir,
      emptyOutDir: false,
      minify: !isSsr,
      rolldownOptions: {
        input: entry,
        output: { entryFileNames: 'program.cjs', format: isSsr ? 'cjs' : 'iife' },
      },
    },
  });
}

async function webpack(entry, path) {
  const compiler = require('webpack')({
    entry,
    mode: 'production',
    target: 'node',
    output: { path, filename: 'program.cjs' },
    // Minimising would only take time.
    optimization: { minimize: false },
  });
  const stats = await new Promise((resolve, reject) =>
    compiler.run((error, result) => (error ? reject(error) : resolve(result))),
  );
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
}

/** Segment's own library with one of our destinations: only what the README tells users to install. */
const segmentRuntime = {
  name: 'Segment',
  isByNode: true,
  wants: ({ isDestination }) => isDestination,
  async test({ name }, { folderWith, node, event, settings }) {
    const folder = folderWith(`segment-${name}`, [`@sluice/${name}`, '@segment/actions-core', 'liquidjs', 'nock']);
    const file = join(folder, 'program.cjs');
    writeFileSync(
      file,
      `
      const { Destination } = require('@segment/actions-core');
      const { destination } = require('@sluice/${name}');
      const nock = require('nock');
      nock.disableNetConnect();
      let count = 0;
      const takeAll = (_, { commands = [] }) => {
        count += 1;
        return { success: true, status: true, results: commands.map(() => ({ success: true })) };
      };
      for (const method of ['POST', 'PUT', 'PATCH']) nock(/.*/).persist().intercept(/.*/, method).reply(200, takeAll);
      async function main() {
        const host = new Destination(destination);
        const settings = ${JSON.stringify(settings[name])};
        await host.onEvent(${JSON.stringify(event)}, { ...settings, subscriptions: destination.presets });
        console.log(count > 0 ? 'well' : 'Nothing was sent.');
      }
      void main();`,
    );
    await runWell(node, file, folder);
  },
};

/** The folder layout of a RudderStack transformer, with what `sluice rudderstack install` puts there. */
const transformer = {
  name: 'RudderStack transformer',
  isByNode: true,
  oldestNode: 20,
  isOneByOne: true,
  wants: ({ isDestination }) => isDestination,
  async test({ name }, { folderWith, node, event, settings, packages }) {
    const folder = folderWith('transformer', ['@sluice/rudderstack', '@sluice/cli', '@rudderstack/integrations-lib']);
    const destinations = join(folder, 'src', 'v0', 'destinations');
    mkdirSync(join(destinations, 'other'), { recursive: true });
    writeFileSync(join(destinations, 'other', 'transform.js'), 'exports.process = () => ({});');
    writeFileSync(join(folder, 'package.json'), '{ "name": "rudder-transformer", "private": true }');
    const command = join(folder, 'node_modules', '@sluice', 'cli', 'bin', 'sluice.js');
    await run(node, [command, 'rudderstack', 'install', folder, name], folder);
    const { catalog } = packages('@sluice/catalog');
    const { accountConfiguration } = packages('@sluice/rudderstack');
    const job = {
      message: event,
      metadata: {},
      destination: { Config: accountConfiguration(catalog[name], settings[name]) },
    };
    const file = join(folder, `${name}.cjs`);
    const transform = join(destinations, name.replaceAll('-', '_'), 'transform.js');
    writeFileSync(
      file,
      `
      async function main() {
        const outputs = [await require(${JSON.stringify(transform)}).process(${JSON.stringify(job)}, {})].flat();
        console.log(outputs.length > 0 && outputs.every(({ endpoint }) => /^https:/.test(endpoint)) ? 'well' : outputs);
      }
      void main();`,
    );
    await runWell(node, file, folder);
  },
};

/** The command, as `npx @sluice/cli` starts it. */
const command = {
  name: 'sluice',
  isByNode: true,
  wants: ({ name }) => name === 'cli',
  async test(subject, { folderOf, node, event }) {
    const folder = folderOf(subject);
    const sluice = (...args) =>
      run(node, [join(folder, 'node_modules', '@sluice', 'cli', 'bin', 'sluice.js'), ...args], folder);
    writeFileSync(join(folder, 'events.ndjson'), `${JSON.stringify(event)}\n`);
    await sluice('--help');
    for (const { slug } of JSON.parse(await sluice('list', '--json'))) {
      const { delivered } = JSON.parse(await sluice('send', slug, '--to-simulator', '--json', 'events.ndjson'));
      if (delivered !== 1) throw new Error(`${slug} is delivered nothing.`);
      await sluice('preview', slug, '--to-simulator', 'events.ndjson');
    }
  },
};

/** Has publint check what is published. */
const publint = {
  name: 'publint',
  wants: ({ tarball }) => tarball,
  async test({ tarball }) {
    const { publint: lint } = await import('publint');
    const { formatMessage } = await import('publint/utils');
    const bytes = readFileSync(tarball);
    const pack = { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) };
    // Suggestions are left out: one is to replace `browser` with `imports`, which Jest 27 does not support.
    const { messages, pkg } = await lint({ pack, strict: true, level: 'warning' });
    if (messages.length > 0) throw new Error(messages.map((message) => formatMessage(message, pkg)).join('\n'));
  },
};

const arethetypeswrong = {
  name: 'are the types wrong',
  wants: ({ tarball, imports }) => tarball && imports,
  async test({ tarball }) {
    const { checkPackage, createPackageFromTarballData } = await import('@arethetypeswrong/core');
    const { problems } = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))));
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  },
};

const isLibrary = ({ imports }) => imports !== undefined;
const isForBrowsers = (subject) => subject.isForBrowsers === true;
// Nobody bundles a server with its workers.
const isBundled = (subject) => isLibrary(subject) && subject.name !== 'rudderstack';
const only = (wants, consumer) => ({ ...consumer, wants });

export const consumers = [
  only(isLibrary, program('CommonJS', 'cjs', 'cjs')),
  only(isLibrary, program('ES modules', 'esm', 'mjs')),
  only(isLibrary, deepImport),
  ...['node16', 'nodenext'].flatMap((resolution) =>
    ['ts', 'mts'].map((extension) => only(isLibrary, typescript(resolution, extension))),
  ),
  only(isLibrary, typescript('bundler')),
  bundler('esbuild', (...given) => esbuild('node', ...given), isBundled),
  bundler('esbuild, browser', (...given) => esbuild('browser', ...given), isForBrowsers),
  bundler('vite, server', (...given) => vite(true, ...given), isBundled),
  bundler('vite, browser', (...given) => vite(false, ...given), isForBrowsers),
  bundler('webpack', webpack, isBundled),
  segmentRuntime,
  transformer,
  command,
  publint,
  arethetypeswrong,
];

/** The additional checks for packages installed by npm. */
export const npmConsumers = [
  ...consumers.filter(({ name }) => ['CommonJS', 'ES modules', 'Segment'].includes(name)),
  {
    name: 'npx sluice',
    wants: ({ name }) => name === 'cli',
    test: (_subject, { folderOf }) => run('npx', ['--no', '--', 'sluice', 'list'], folderOf()),
  },
];
