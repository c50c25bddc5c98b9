// Bundles the mapping editor from source into one file for a script tag: packages/mapping-editor/dist/sluice-mapping.js, or the file
// that is named. Tells its size.
import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { root } from './ready.mjs';

const packages = join(root, 'packages');
const file = resolve(process.argv[2] ?? join(packages, 'mapping-editor', 'dist', 'sluice-mapping.js'));

await build({
  configFile: false,
  root: join(packages, 'mapping-editor'),
  logLevel: 'warn',
  resolve: { alias: [{ find: /^@sluice\/(kit|engine)\/(\w+)$/, replacement: join(packages, '$1', 'src', '$2.ts') }] },
  build: {
    outDir: dirname(file),
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'src/index.ts', formats: ['iife'], name: 'SluiceMapping', fileName: () => basename(file) },
  },
});
console.log(`${file}: ${statSync(file).size} bytes`);
