// npm run new-destination -- "Vendor Name": creates a package for a vendor, copied from packages/example, with its simulator. The
// other scripts write everything outside the package. Whatever is true of the example is true of the copy. A failed run leaves
// nothing behind.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { vendorNames } from './new-destination/vendor-names.mjs';
import { ensureInstalled, markInstalled, root } from './ready.mjs';

const read = (...path) => readFileSync(join(root, 'packages', ...path), 'utf8');
const itsSimulator = read('example', 'test', 'simulator.ts');
const names = vendorNames(process.argv.slice(2), {
  taken: [...readdirSync(join(root, 'packages')), ...readdirSync(join(root, 'packages', 'simulators', 'src')), 'acme'],
  used: [...itsSimulator.matchAll(/\bconst (\w+)/g)].map(([, word]) => word),
});
if ('problem' in names) {
  console.error(names.problem);
  process.exit(2);
}
const { title, slug, camel, pascal } = names;
const folder = join(root, 'packages', slug);
const simulator = join(root, 'packages', 'simulators', 'src', slug);
ensureInstalled();
let isDone = false;
undoUnlessDone();

const example = Object.fromEntries(
  ['README.md', 'src/index.ts', 'test/conformance.test.ts', 'test/events.test.ts'].map((file) => [
    file,
    read('example', file),
  ]),
);
const [heading] = example['README.md'].split('\n', 1);
const [, started] = example['README.md'].split(/(?=## Getting started)/);
example['README.md'] = `${heading}\n\nSends customer events to Acme.\n\n${started}`;
// The command line runs the simulator, too, so it goes with the others.
for (const file of ['test/conformance.test.ts', 'test/events.test.ts'])
  example[file] = example[file]
    .replace("import { acme } from './simulator';\n", '')
    .replace('  simulator: acme,\n', '')
    .replace(', acme.account', '');
for (const [file, text] of Object.entries(example)) write(join(folder, file), renamed(text));
write(join(simulator, `${slug}.ts`), renamed(itsSimulator).replace('@sluice/simulators', '../schema-simulator'));
const { version, keywords } = JSON.parse(read('example', 'package.json'));
// Everything else in a destination's package.json is the same for all.
const own = {
  name: `@sluice/${slug}`,
  version,
  description: `Send customer events to ${title}`,
  keywords: [...keywords, slug, 'sluice-destination'].toSorted((one, other) => (one < other ? -1 : 1)),
};
write(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);

node('.scripts/wire.mjs');
node('node_modules/oxfmt/bin/oxfmt', folder, simulator);
npm('install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error');
markInstalled();
node('.scripts/readmes.mjs', '--definitions');
isDone = true;

console.log(`
packages/${slug} is a destination, and all its tests pass: npm test -- packages/${slug}
1. Read the vendor's pages, and keep the address of each beside what follows from it.
2. packages/simulators/src/${slug}/${slug}.ts: say what the vendor takes, refuses, drops and limits, from its pages alone.
3. packages/${slug}/src/index.ts: settings and channels, then a table for each of the vendor's objects.
4. Presets for the events of the spec; those that the vendor has no use for go into test/conformance.test.ts, with the reason.
5. packages/${slug}/test/events.test.ts: the payloads that the vendor's pages print, the event in and the body out.
6. npm test -- packages/${slug}, and npx sluice preview ${slug} --to-simulator events.ndjson
7. README.md: how a reader gets the credentials and sees the first event arrive; npm run readmes writes the tables.
8. npm run check`);

/** Replaces Acme's names with the vendor's; text about destinations in general stays. */
function renamed(text) {
  return text
    .replaceAll("name: 'Acme'", `name: '${pascal}'`)
    .replaceAll(/\bacme_/g, `${slug.replaceAll('-', '_')}_`)
    .replaceAll('ACME_', `${slug.toUpperCase().replaceAll('-', '_')}_`)
    .replaceAll("slug: 'acme'", `slug: '${slug}'`)
    .replaceAll('acme.example', `${slug}.example`)
    .replaceAll('export const acme', `export const ${camel}`)
    .replaceAll('@sluice/example', `@sluice/${slug}`)
    .replaceAll(/\bAcme\b/g, () => title);
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** If this process ends before it is done, all files are restored, including uncommitted changes. */
function undoUnlessDone() {
  const outside = [
    'README.md',
    'docs/matrix.md',
    'package-lock.json',
    'packages/catalog/package.json',
    'packages/catalog/src/index.ts',
    'packages/catalog/tsconfig.json',
    'packages/simulators/src/simulators.ts',
    'packages/tsconfig.json',
  ].map((path) => [join(root, path), readFileSync(join(root, path))]);
  process.on('SIGINT', () => process.exit(130));
  process.on('exit', () => {
    if (isDone) return;
    for (const path of [folder, simulator, join(root, 'node_modules', '@sluice', slug)])
      rmSync(path, { recursive: true, force: true });
    for (const [path, text] of outside) writeFileSync(path, text);
    markInstalled();
    console.error(`\nThere is no packages/${slug}: what is said above went wrong, and all files are as they were.`);
  });
}

function node(script, ...args) {
  run(process.execPath, [join(root, script), ...args]);
}

function npm(...args) {
  const path = process.env.npm_execpath;
  if (path) run(process.execPath, [path, ...args]);
  else run('npm', args, { shell: process.platform === 'win32' });
}

/** Runs a step; its output is shown only if it fails. */
function run(command, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options });
  if (status === 0) return;
  process.stderr.write(stdout + stderr);
  process.exit(status ?? 1);
}
