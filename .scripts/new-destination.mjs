// npm run new-destination -- "Vendor Name": a package of its own for a vendor, copied from packages/example, with its simulator; every
// place outside is written by the other scripts. All that holds for the example holds for it at once.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, markInstalled, root, runPackageBin } from './ready.mjs';

const [name, ...more] = process.argv.slice(2);
if (name === undefined || more.length > 0 || !/^[A-Za-z][A-Za-z\d .&+-]*$/.test(name)) {
  console.error('Name the vendor, in letters, digits and blanks: npm run new-destination -- "Vendor Name"');
  process.exit(2);
}
const words = name.split(/[^A-Za-z\d]+|(?<=[a-z\d])(?=[A-Z])/).filter(Boolean);
const slug = words.map((word) => word.toLowerCase()).join('-');
const pascal = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
const camel = slug.replaceAll(/-([a-z\d])/g, (_, letter) => letter.toUpperCase());
const folder = join(root, 'packages', slug);
const simulator = join(root, 'packages', 'simulators', 'src', slug);
for (const path of [folder, simulator]) {
  if (!existsSync(path)) continue;
  console.error(`There is ${path} already.`);
  process.exit(2);
}
ensureInstalled();

/** Acme's names become the vendor's; what is said of a destination in general stays. */
function renamed(text) {
  return text
    .replaceAll("name: 'Acme'", `name: '${pascal}'`)
    .replaceAll(/\bacme_/g, `${slug.replaceAll('-', '_')}_`)
    .replaceAll('ACME_', `${slug.toUpperCase().replaceAll('-', '_')}_`)
    .replaceAll("slug: 'acme'", `slug: '${slug}'`)
    .replaceAll('acme.example', `${slug}.example`)
    .replaceAll('export const acme', `export const ${camel}`)
    .replaceAll('@sluice/example', `@sluice/${slug}`)
    .replaceAll(/\bAcme\b/g, name);
}

cpSync(join(root, 'packages', 'example'), folder, {
  recursive: true,
  filter: (path) => !/[\\/](?:dist|node_modules)$/.test(path),
});
for (const file of readdirSync(folder, { recursive: true }).filter((path) => /\.(ts|json|md)$/.test(path))) {
  const path = join(folder, file);
  writeFileSync(path, renamed(readFileSync(path, 'utf8')));
}

const {
  name: own,
  version,
  private: _private,
  description: _description,
  keywords,
  devDependencies: { '@sluice/simulators': _simulators, ...devDependencies },
  ...rest
} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const whole = {
  name: own,
  version,
  description: `Send customer events to ${name}`,
  keywords: [...keywords, slug, 'sluice-destination'].toSorted((one, other) => (one < other ? -1 : 1)),
  ...rest,
  devDependencies,
};
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(whole, null, 2)}\n`);

const readme = join(folder, 'README.md');
const [title] = readFileSync(readme, 'utf8').split('\n', 1);
const [, started] = readFileSync(readme, 'utf8').split(/(?=## Getting started)/);
writeFileSync(readme, `${title}\n\nSends customer events to ${name}.\n\n${started}`);

// The command line runs it, too, so it stands with the others.
const written = join(folder, 'test', 'simulator.ts');
mkdirSync(simulator);
writeFileSync(
  join(simulator, `${slug}.ts`),
  readFileSync(written, 'utf8').replace('@sluice/simulators', '../schema-simulator'),
);
rmSync(written);
const conformance = join(folder, 'test', 'conformance.test.ts');
writeFileSync(
  conformance,
  readFileSync(conformance, 'utf8')
    .replace("import { acme } from './simulator';\n", '')
    .replace('  simulator: acme,\n', ''),
);

node('wire.mjs');
runPackageBin('oxfmt/bin/oxfmt', [folder, simulator]);
npm('install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error');
markInstalled();
node('readmes.mjs', '--definitions');

console.log(`
packages/${slug} is a destination, and all its tests pass: npm test -- packages/${slug}
1. Read the vendor's pages, and keep the address of each beside what follows from it.
2. packages/simulators/src/${slug}/${slug}.ts: say what the vendor takes, refuses, drops and limits, from its pages alone.
3. packages/${slug}/src/index.ts: settings and channels, then a table for each of the vendor's objects.
4. Presets for the events of the spec; those that the vendor has no use for go into test/conformance.test.ts, with the reason.
5. packages/${slug}/test: the payloads that the vendor's pages print, the event in and the body out.
6. npm test -- packages/${slug}, and npx sluice preview ${slug} --to-simulator events.ndjson
7. README.md: how a reader gets the credentials and sees the first event arrive; npm run readmes writes the tables.
8. npm run check`);

function node(script, ...args) {
  run(process.execPath, [join(root, '.scripts', script), ...args]);
}

function npm(...args) {
  const path = process.env.npm_execpath;
  if (path) run(process.execPath, [path, ...args]);
  else run('npm', args, { shell: process.platform === 'win32' });
}

function run(command, args, options = {}) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (status !== 0) process.exit(status ?? 1);
}
