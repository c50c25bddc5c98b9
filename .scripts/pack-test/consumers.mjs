import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from '../ready.mjs';
import { packagesOf, programOf } from './subjects.mjs';
import { withoutNpm } from './stage-packages.mjs';

const require = createRequire(join(root, 'package.json'));

/** Runs a program; throws what it said where it failed. */
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

/** In folders of their own, each with what one subject needs: what a package does not declare, it does not find. */
export const modules = (form, extension) => ({
  name: form === 'cjs' ? 'CommonJS' : 'ES modules',
  isByNode: true,
  async test(subject, { folderOf, node }) {
    const folder = folderOf(subject);
    const file = join(folder, `program.${extension}`);
    writeFileSync(file, programOf(subject, form));
    await runWell(node, file, folder);
    // Its files are not for others.
    for (const name of packagesOf(subject)) {
      const deep = `require('${name}/dist/index.js')`;
      const found = await run(node, ['-e', `try { ${deep}; } catch ({ code }) { console.log(code); }`], folder);
      if (found !== 'ERR_PACKAGE_PATH_NOT_EXPORTED\n') throw new Error(`${deep} is possible.`);
    }
  },
});

/** The compiler, with the declarations checked, too; every subject in one program. */
export const typescript = (resolution, extension = 'ts') => ({
  name: `TypeScript, ${resolution}${extension === 'mts' ? ', ES modules' : ''}`,
  async prepare(subjects, folder) {
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
      skipLibCheck: false,
    };
    writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*'] }));
    this.told = await run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', home], home).catch(
      (error) => error.message,
    );
  },
  async test({ name }) {
    // What is wrong with a declaration stands under its own file, and is everybody's.
    const lines = this.told.split('\n').filter((line) => line.startsWith(`${name}.`) || /^(\.\.|\/|error)/.test(line));
    if (lines.length > 0) throw new Error(lines.join('\n'));
  },
});

/** Bundles of every subject, each run afterwards; no flag is given that a bundler could do without. */
const bundler = (name, bundle, wants = () => true) => ({
  name,
  wants,
  async prepare(subjects, folder) {
    const home = join(folder, name.replaceAll(/\W+/g, '-'));
    mkdirSync(home, { recursive: true });
    this.home = home;
    this.failures = new Map();
    for (const subject of subjects) writeFileSync(join(home, `${subject.name}.mjs`), programOf(subject, 'esm'));
    for (const subject of subjects) {
      await bundle(join(home, `${subject.name}.mjs`), join(home, 'out'), subject.name).catch((error) =>
        this.failures.set(subject.name, error),
      );
    }
  },
  async test({ name: subject }) {
    if (this.failures.has(subject)) throw this.failures.get(subject);
    await runWell(process.execPath, join(this.home, 'out', `${subject}.cjs`), this.home);
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

async function vite(isSsr, entry, outDir, name) {
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
        output: { entryFileNames: `${name}.cjs`, format: isSsr ? 'cjs' : 'iife' },
      },
    },
  });
}

async function webpack(entry, path, name) {
  const compiler = require('webpack')({
    entry,
    mode: 'production',
    target: 'node',
    output: { path, filename: `${name}.cjs` },
    performance: { hints: false },
  });
  const stats = await new Promise((resolve, reject) =>
    compiler.run((error, result) => (error ? reject(error) : resolve(result))),
  );
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString({ all: false, errors: true, warnings: true }));
}

const isForBrowsers = (subject) => subject.isForBrowsers === true;
// A server with its workers is not what one bundles.
const isNoServer = ({ name }) => name !== 'rudderstack';

export const consumers = [
  modules('cjs', 'cjs'),
  modules('esm', 'mjs'),
  typescript('node16'),
  typescript('node16', 'mts'),
  typescript('nodenext'),
  typescript('nodenext', 'mts'),
  typescript('bundler'),
  bundler('esbuild', (...given) => esbuild('node', ...given), isNoServer),
  bundler('esbuild, browser', (...given) => esbuild('browser', ...given), isForBrowsers),
  bundler('vite, server', (...given) => vite(true, ...given), isNoServer),
  bundler('vite, browser', (...given) => vite(false, ...given), isForBrowsers),
  bundler('webpack', webpack, isNoServer),
];
