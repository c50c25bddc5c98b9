// npm run wire: updates every place outside a vendor's package that names it, from the packages themselves (destinations are
// those with the keyword "sluice-destination"); what is the same in all destinations' packages, from packages/example; and where
// each package is on the web. With --check it writes nothing, and fails if something is out of date.
import { readFileSync, readdirSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const isCheck = process.argv.includes('--check');
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const parse = (...path) => JSON.parse(read(...path));
const pascalCase = (slug) => slug.replaceAll(/(?:^|-)([a-z\d])/g, (_, letter) => letter.toUpperCase());
const camelCase = (slug) => pascalCase(slug).replace(/^./, (letter) => letter.toLowerCase());

const keyOf = (slug) => (slug === camelCase(slug) ? slug : `'${slug}'`);
const member = (slug) => (slug === camelCase(slug) ? `  ${slug},` : `  ${keyOf(slug)}: ${camelCase(slug)},`);

const folders = readdirSync(join(root, 'packages'))
  .filter((name) => existsSync(join(root, 'packages', name, 'package.json')))
  .toSorted();
const vendors = folders.filter((name) =>
  parse('packages', name, 'package.json').keywords?.includes('sluice-destination'),
);
const simulated = readdirSync(join(root, 'packages', 'simulators', 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();
const stale = [];

write(
  ['packages', 'catalog', 'src', 'index.ts'],
  `// Written by npm run wire.
import type { Destination } from '@sluice/kit/host';

interface VendorPackage {
  readonly destination: Destination;
}

/** By slug, what loads a destination. */
const loaders: Readonly<Record<string, () => VendorPackage>> = {
${vendors.map((slug) => `  ${keyOf(slug)}: () => require('@sluice/${slug}') as VendorPackage,`).join('\n')}
};

/** Every destination, by its slug; loaded when it is asked for. */
export const catalog: Readonly<Record<string, Destination>> = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.entries(loaders).map(([slug, load]) => [slug, { enumerable: true, get: () => load().destination }]),
  ),
);
`,
);
write(
  ['packages', 'simulators', 'src', 'simulators.ts'],
  `// Written by npm run wire.
${simulated.map((slug) => `import { ${camelCase(slug)} } from './${slug}/${slug}';`).join('\n')}
import type { VendorSimulator } from './vendor-simulator';

/** By slug. */
export const simulators: Readonly<Record<string, VendorSimulator>> = {
${simulated.map(member).join('\n')}
};
`,
);

const catalog = parse('packages', 'catalog', 'package.json');
const dependencies = ['kit', ...vendors]
  .toSorted((one, other) => (one < other ? -1 : 1))
  .map((name) => [`@sluice/${name}`, versionOf(name)]);
writeJson(['packages', 'catalog', 'package.json'], { ...catalog, dependencies: Object.fromEntries(dependencies) });
write(
  ['packages', 'catalog', 'tsconfig.json'],
  `{
  "extends": "../../tsconfig.base.json",
  "references": [
${['kit', ...vendors].map((name) => `    { "path": "../${name}" }`).join(',\n')}
  ]
}
`,
);
// A destination's package.json describes the package itself; how it is built, packed and imported is the same for all.
const { private: _private, devDependencies: _devDependencies, ...same } = parse('packages', 'example', 'package.json');
for (const slug of vendors) {
  const { name, version, description, keywords, devDependencies } = parse('packages', slug, 'package.json');
  const own = { name, version, description, keywords, ...(devDependencies && { devDependencies }) };
  writeJson(['packages', slug, 'package.json'], { ...same, ...own, ...foundAt(`packages/${slug}`) });
  for (const file of ['LICENSE', 'tsconfig.json', 'src/index.mts'])
    write(['packages', slug, file], read('packages', 'example', file));
}
for (const name of folders) {
  const directory = `packages/${name}`;
  writeJson([directory, 'package.json'], { ...parse(directory, 'package.json'), ...foundAt(directory) });
}
const { references: _, ...tests } = parse('packages', 'tsconfig.json');
const references = [...folders.map((path) => ({ path })), { path: '../test-utils' }];
const json = JSON.stringify(tests, null, 2).replaceAll(
  /\[\s+([^[\]]*?)\s+\]/g,
  (_all, items) => `[${items.replaceAll(/\s+/g, ' ')}]`,
);
write(
  ['packages', 'tsconfig.json'],
  `${json.slice(0, -2)},
  "references": [
${references.map(({ path }) => `    { "path": "${path}" }`).join(',\n')}
  ]
}
`,
);

if (stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run npm run wire.`);
  process.exit(1);
}

/** Where a package is on the web. */
function foundAt(directory) {
  const { url } = parse('package.json').repository;
  const page = url.replace(/^git\+|\.git$/g, '');
  return {
    homepage: `${page}/tree/main/${directory}#readme`,
    bugs: `${page}/issues`,
    repository: { type: 'git', url, directory },
  };
}

function versionOf(name) {
  return parse('packages', name, 'package.json').version;
}

/** Writes JSON unless at most the order of properties differs, which is up to the formatter. */
function writeJson(path, value) {
  if (isDeepStrictEqual(parse(...path), value)) return;
  write(path, `${JSON.stringify(value, null, 2)}\n`);
}

function write(path, text) {
  if (existsSync(join(root, ...path)) && read(...path) === text) return;
  if (isCheck) stale.push(path.join('/'));
  else {
    writeFileSync(join(root, ...path), text);
    console.log(`Wrote ${path.join('/')}`);
  }
}
