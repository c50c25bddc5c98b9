import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../ready.mjs';
import { builtInAccounts } from './built-in-accounts.mjs';
import { fromSource } from './from-source.mjs';

const source = join(root, 'packages', 'workbench', 'src');

/** Builds the workbench's page: static files that work under any path of any server. Our other packages must be built before. */
export async function buildPage(outDir) {
  await build({
    configFile: false,
    root: source,
    base: './',
    logLevel: 'error',
    plugins: [builtInAccounts(), fromSource()],
    // As whoever installs the packages would bundle them, with what browsers have in place of Node.js.
    worker: { format: 'es', plugins: () => [builtInAccounts()] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
    // Also where tests build it, whose environment is no production.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  });
}
