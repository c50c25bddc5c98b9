// npm run build: the compiler emits declarations, and each entry of a package is bundled into one JavaScript file, which Node.js
// loads several times faster than a hundred. Packages with a command are not bundled, so that each command loads only its own
// files. `build.mjs <folder>` builds one package.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { buildPage } from './page/build-page.mjs';
import { root, runPackageBin, runScript } from './ready.mjs';

const [folder] = process.argv.slice(2);
// Building a package with a command runs it, so everything that it needs is built, too.
const isAll = folder === undefined || manifestOf(resolve(folder)).bin !== undefined;
const packages = isAll ? allPackages() : [resolve(folder)];
runPackageBin('typescript/bin/tsc', ['-b', ...packages]);
for (const path of packages) await bundle(path);
for (const path of packages.filter((one) => manifestOf(one).bin)) writeSchema(path);
if (isAll) {
  runScript('bundle-editor.mjs');
  await buildPage(join(root, 'packages', 'workbench', 'dist'));
}

/** The CommonJS packages; what runs in pages is built by separate commands. */
function allPackages() {
  const folders = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name));
  const ours = folders.filter((path) => existsSync(join(path, 'package.json')) && manifestOf(path).type === 'commonjs');
  return [...ours, join(root, 'test-utils')];
}

function manifestOf(path) {
  return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
}

async function bundle(path) {
  const { bin, browser, exports, type } = manifestOf(path);
  // In browsers, a replacement from `browser` replaces the whole file.
  const entries = [...JSON.stringify([exports, browser]).matchAll(/"\.\/dist\/([\w-]+)\.(js|mjs)"/g)];
  if (bin || type !== 'commonjs') return;
  const named = (extension, source) =>
    Object.fromEntries(
      entries
        .filter((entry) => entry[2] === extension)
        .map(([, name]) => [name, join(path, 'src', `${name}.${source}`)]),
    );
  const files = new Set([
    // Imports from other packages are not bundled.
    ...(await write(path, 'cjs', { input: named('js', 'ts'), external: /^[^./]/ })),
    // An ES module sees a CommonJS file's whole exports as its default: these entries say which member is meant.
    ...(await write(path, 'esm', { input: named('mjs', 'mts'), external: /^\.\/index\.js$/ })),
  ]);
  for (const file of readdirSync(join(path, 'dist'), { recursive: true })) {
    if (/\.m?js$/.test(file) && !files.has(file)) rmSync(join(path, 'dist', file));
  }
  if (!isAll)
    removePrivateDeclarations(
      join(path, 'dist'),
      entries.map(([, name]) => `${name}.d.ts`),
    );
}

/** Removes the declarations that no entry leads to, so that they are not published. */
function removePrivateDeclarations(dist, entries) {
  const reached = new Set();
  const visit = (file) => {
    if (reached.has(file) || !existsSync(file)) return;
    reached.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)) {
      for (const end of ['.d.ts', '/index.d.ts']) visit(join(dirname(file), path + end));
    }
  };
  for (const entry of entries) visit(join(dist, entry));
  for (const file of readdirSync(dist, { recursive: true })) {
    if (file.endsWith('.d.ts') && !reached.has(join(dist, file))) rmSync(join(dist, file));
  }
  // The compiler would believe that they are still there.
  rmSync(join(dist, '.tsbuildinfo'), { force: true });
}

/** The JSON Schema of the command line's config file, for editors. */
function writeSchema(path) {
  const require = createRequire(import.meta.url);
  const { configSchema } = require(join(path, 'dist', 'configuration', 'config-schema.js'));
  const { catalog } = require('@sluice/catalog');
  writeFileSync(join(path, 'dist', 'sluice.schema.json'), JSON.stringify(configSchema(Object.values(catalog))));
}

async function write(path, format, { input, external }) {
  if (Object.keys(input).length === 0) return [];
  const bundled = await rolldown({
    input,
    external,
    platform: 'node',
    tsconfig: false,
    experimental: { attachDebugInfo: 'none' },
  });
  const { output } = await bundled.write({
    dir: join(path, 'dist'),
    format,
    exports: 'named',
    esModule: true,
    comments: false,
    entryFileNames: format === 'cjs' ? '[name].js' : '[name].mjs',
    chunkFileNames: 'shared.js',
  });
  await bundled.close();
  return output.map(({ fileName }) => fileName);
}
