// npm run browser-hash: writes packages/kit/browser/hash.js, the kit's hash for browsers, with the library that it uses bundled
// in and minified, so that installing a destination pulls in nothing more. --print writes to standard output instead.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './ready.mjs';

const license = readFileSync(join(root, 'node_modules', '@noble', 'hashes', 'LICENSE'), 'utf8').trim();
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['.scripts/browser-hash/hash.mjs'],
  bundle: true,
  write: false,
  format: 'cjs',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  lineLimit: 120,
  banner: { js: `// Written by npm run browser-hash. Holds a part of @noble/hashes:\n/*\n${license}\n*/` },
});
const [{ text }] = outputFiles;
if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync(join(root, 'packages', 'kit', 'browser', 'hash.js'), text);
