// Builds the mapping editor: in packages/mapping-editor/dist, index.js, preview.js and preview-worker.js for bundlers, and
// sluice-mapping.js, all in one, for a script tag. `bundle-editor.mjs <file>` writes only the latter, to that file.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, runPackageBin } from './ready.mjs';
import { bundleForBrowser } from './sizes/bundle-for-browser.mjs';

const [file] = process.argv.slice(2);
const folder = join(root, 'packages', 'mapping-editor');

if (file === undefined) {
  runPackageBin('typescript/bin/tsc', ['-b', folder]);
  for (const entry of ['index', 'preview', 'preview-worker']) {
    await build({
      entryPoints: [join(folder, 'src', `${entry}.ts`)],
      outfile: join(folder, 'dist', `${entry}.js`),
      bundle: true,
      packages: 'external',
      format: 'esm',
      target: 'es2022',
    });
  }
}
writeFileSync(
  file ?? join(folder, 'dist', 'sluice-mapping.js'),
  await bundleForBrowser("import '@sluice/mapping-editor';"),
);
