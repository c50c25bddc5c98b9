import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { catalog } from '@sluice/catalog';

const root = join(__dirname, '..', '..');
const vendors = Object.keys(catalog);

/** Which packages of ours the sources of a package may import. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  kit: [],
  engine: ['kit'],
  check: ['kit', 'engine'],
  example: ['kit'],
  catalog: ['kit', ...vendors],
  rudderstack: ['kit', 'engine', 'catalog'],
  'segment-destinations': ['kit'],
  events: ['kit'],
  simulators: [],
  'mapping-editor': ['kit', 'engine'],
  workbench: ['kit', 'engine', 'catalog', 'events', 'mapping-editor'],
  cli: [
    'kit',
    'engine',
    'check',
    'catalog',
    'rudderstack',
    'segment-destinations',
    'events',
    'simulators',
    'workbench',
  ],
  'test-utils': ['kit', 'engine', 'check', 'rudderstack', 'events', 'simulators'],
  ...Object.fromEntries(vendors.map((vendor) => [vendor, ['kit']])),
};

interface Source {
  /** From the repository's root. */
  readonly path: string;
  readonly package: string;
  readonly text: string;
}

const sources: readonly Source[] = [
  ...readdirSync(join(root, 'packages'), { withFileTypes: true })
    .filter(({ name }) => existsSync(join(root, 'packages', name, 'package.json')))
    .flatMap((entry) => sourcesIn(join(root, 'packages', entry.name, 'src'), entry.name)),
  ...['browser', 'conformance', 'planner', 'recorder', 'runs', 'seeds', 'segment', 'tables'].flatMap((folder) =>
    sourcesIn(join(root, 'test-utils', folder), 'test-utils'),
  ),
];

function sourcesIn(folder: string, name: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({
      path: relative(root, join(folder, file)),
      package: name,
      text: readFileSync(join(folder, file), 'utf8'),
    }));
}

function importsOf({ text }: Source): string[] {
  return [...text.matchAll(/(?:from|import|require)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

const imports = sources.flatMap((source) => importsOf(source).map((name) => ({ source, name })));

it('finds every package', () => {
  expect([...new Set(sources.map((source) => source.package))].toSorted()).toEqual(Object.keys(allowed).toSorted());
});

it('says in the README once what every folder holds and what every command does', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const packages = Object.keys(allowed).filter((name) => name !== 'test-utils' && !vendors.includes(name));
  const folders = ['<vendor>', ...packages].map((name) => `packages/${name}`);
  // npm runs "prepare" by itself.
  const commands = Object.keys(scripts)
    .filter((name) => name !== 'prepare')
    .map((name) => (['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`));
  const said = [...readme.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(npm(?: run)? [\w:-]+|[\w.<>/-]+)/g)].map(([, name = '']) => name),
  );
  expect(said.toSorted()).toEqual([...folders, 'test-utils', 'deploy', 'docs', '.scripts', ...commands].toSorted());
});

it('lets packages import each other only along the arrows', () => {
  const against = imports.flatMap(({ source, name }) => {
    const own = /^@sluice\/([^/]+)/.exec(name)?.[1];
    return own === undefined || allowed[source.package]?.includes(own) ? [] : [`${source.path} imports ${name}`];
  });
  expect(against).toEqual([]);
});

it('lets vendor packages import the kit and themselves alone', () => {
  const against = imports
    .filter(({ source }) => vendors.includes(source.package))
    .filter(({ name }) => !/^(@sluice\/kit|\.\/.*)$/.test(name))
    .map(({ source, name }) => `${source.path} imports ${name}`);
  expect(against).toEqual([]);
});

it('keeps relative imports inside their package', () => {
  const against = imports
    .filter(({ name }) => name.startsWith('.'))
    .filter(({ source, name }) => {
      const target = relative(root, join(root, dirname(source.path), name));
      const home = source.package === 'test-utils' ? 'test-utils/' : `packages/${source.package}/src/`;
      return !target.startsWith(home);
    })
    .map(({ source, name }) => `${source.path} imports ${name}`);
  expect(against).toEqual([]);
});

it('does not repeat a vendor’s name in the names of its files', () => {
  const against = sources.filter(({ package: name, path }) => {
    const file = path.split('/src/')[1] ?? '';
    return vendors.includes(name) && file.replaceAll('-', '').includes(name.replaceAll('-', ''));
  });
  expect(against.map(({ path }) => path)).toEqual([]);
});

it('has no file whose name says nothing, and none longer than 300 lines', () => {
  const empty = /(^|\/)(utils?|helpers?|common|types|constants|misc)(\.ts|\/)/;
  const against = sources.filter(
    ({ path, text }) => empty.test(path.replace(/^test-utils\//, '')) || text.split('\n').length > 301,
  );
  expect(against.map(({ path }) => path)).toEqual([]);
});

it('keeps vendor packages small: 15 files', () => {
  const large = vendors.filter((vendor) => sources.filter((source) => source.package === vendor).length > 15);
  expect(large).toEqual([]);
});

it('gives every package the same two files of configuration', () => {
  for (const name of Object.keys(allowed)) {
    const folder = name === 'test-utils' ? join(root, name) : join(root, 'packages', name);
    const { license, engines, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect({ name, license, engines, version }).toEqual({
      name,
      license: 'MIT',
      // Segment runs its destinations on Node.js 18, too.
      engines: { node: ['kit', 'example', ...vendors].includes(name) ? '>=18.17' : '>=20.19' },
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
    });
    expect(readdirSync(folder).filter((file) => /\.(c?js|mjs|json|ya?ml)$/.test(file))).toEqual([
      'package.json',
      'tsconfig.json',
    ]);
  }
});

it('keeps no download address in the lock file', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { resolved?: string; link?: boolean }>;
  };
  const addresses = Object.values(lock.packages).filter(
    ({ resolved, link }) => resolved !== undefined && link !== true,
  );
  expect(addresses).toEqual([]);
});
