import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../ready.mjs';
import { builtInAccounts } from './built-in-accounts.mjs';
import { fromSource } from './from-source.mjs';

const source = join(root, 'packages', 'workbench', 'src');

/** Builds the workbench's page: static files that work under any path on any server. Our other packages must be built first. */
export async function buildPage(outDir) {
  await build({
    configFile: false,
    root: source,
    base: './',
    logLevel: 'error',
    plugins: [builtInAccounts(), fromSource()],
    // Bundled the way users of the packages would, with the browser replacements for Node.js.
    worker: { format: 'es', plugins: () => [builtInAccounts()] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
    // Needed when tests build the page, since their environment is not production.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  });
}
