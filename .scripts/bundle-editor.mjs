// Builds the mapping editor from source: packages/mapping-editor/dist/index.js for bundlers, and preview.js and preview-worker.js for
// them; and sluice-mapping.js, all in one, for a script tag. `bundle-editor.mjs <file>` writes the last alone, and there.
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { root, runPackageBin } from './ready.mjs';

const [file] = process.argv.slice(2);
const packages = join(root, 'packages');
const folder = join(packages, 'mapping-editor');

if (file === undefined) {
  runPackageBin('typescript/bin/tsc', ['-b', folder]);
  for (const entry of ['index', 'preview', 'preview-worker']) {
    await bundle('es', join(folder, 'dist', `${entry}.js`), { entry, external: /^[^./]/ });
  }
}
await bundle('iife', file === undefined ? join(folder, 'dist', 'sluice-mapping.js') : resolve(file));

async function bundle(format, path, { entry = 'index', ...rolldownOptions } = {}) {
  await build({
    configFile: false,
    root: folder,
    logLevel: 'warn',
    resolve: { alias: [{ find: /^@sluice\/(kit|engine)\/(\w+)$/, replacement: join(packages, '$1', 'src', '$2.ts') }] },
    build: {
      outDir: dirname(path),
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: `src/${entry}.ts`, formats: [format], name: 'SluiceMapping', fileName: () => basename(path) },
      rolldownOptions,
    },
  });
}
