import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../ready.mjs';
import { builtInData } from './built-in-data.mjs';

const source = join(root, 'packages', 'workbench', 'src');

/** Builds the workbench's page: static files that work under any path of any server. Our other packages must be built before. */
export async function buildPage(outDir, { isWatching = false } = {}) {
  const plugins = () => [builtInData()];
  await build({
    configFile: false,
    root: source,
    base: './',
    logLevel: 'warn',
    plugins: plugins(),
    worker: { format: 'es', plugins },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      watch: isWatching ? {} : null,
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
}
