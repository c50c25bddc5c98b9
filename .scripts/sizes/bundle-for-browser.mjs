import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { root } from '../ready.mjs';

const packages = join(root, 'packages');

/**
 * The minified bundle of a module: a script that assigns the module's exports to this global. Throws if the module needs Node.js.
 */
export async function bundleForBrowser(entry, globalName) {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName,
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
    plugins: [fromSource],
  });
  return outputFiles[0].text;
}

/** Resolves our packages by their published entries, but to their sources, so that no build is needed. */
const fromSource = {
  name: 'from-source',
  setup({ onResolve }) {
    onResolve({ filter: /^@sluice\// }, ({ path }) => {
      const [, name, part = 'index'] = path.split('/');
      return { path: join(packages, name, 'src', `${part}.ts`), sideEffects: manifestOf(name).sideEffects !== false };
    });
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const file = `${join(resolveDir, path)}.ts`;
      const [name, folder, ...parts] = relative(packages, file).split('/');
      if (folder !== 'src' || !existsSync(file)) return undefined;
      const built = `./dist/${parts.join('/').replace(/\.ts$/, '.js')}`;
      const { browser = {}, sideEffects } = manifestOf(name);
      return { path: browser[built] ? join(packages, name, browser[built]) : file, sideEffects: sideEffects !== false };
    });
  },
};

function manifestOf(name) {
  return JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'));
}
