import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly type?: string;
  readonly files?: readonly string[];
  readonly keywords?: readonly string[];
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly typesVersions?: { readonly '*': Readonly<Record<string, readonly string[]>> };
  readonly [member: string]: unknown;
}

const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest;
const folders = readdirSync(join(root, 'packages')).filter((name) =>
  existsSync(join(root, 'packages', name, 'package.json')),
);
const published = folders
  .map((name) => ({ folder: name, manifest: read(`packages/${name}/package.json`) }))
  .filter(({ manifest }) => !manifest.private);

describe.each(published)('$manifest.name', ({ folder, manifest }) => {
  it('says what it is, where it is from and where faults are told', () => {
    expect(manifest).toMatchObject({
      description: expect.any(String) as string,
      license: 'MIT',
      author: 'The Sluice authors',
      homepage: expect.stringContaining(`/packages/${folder}#readme`) as string,
      bugs: expect.stringMatching(/\/issues$/) as string,
      repository: { type: 'git', directory: `packages/${folder}` },
      publishConfig: { access: 'public' },
    });
    expect(manifest.keywords?.length).toBeGreaterThan(3);
  });

  it('says of its modules what bundlers and Node.js ask', () => {
    const entries = Object.keys(manifest.exports ?? {});
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter((entry) => entry.includes('*') || entry.endsWith('/'))).toEqual([]);
    // A page is none.
    expect(['commonjs', 'module', entries.includes('.') || undefined]).toContain(manifest.type);
  });

  it('holds its licence and its changelog, and builds itself before it is packed', () => {
    expect(readFileSync(join(root, 'packages', folder, 'LICENSE'), 'utf8')).toBe(
      readFileSync(join(root, 'LICENSE'), 'utf8'),
    );
    expect(manifest.files).toEqual(expect.arrayContaining([expect.stringMatching(/^dist/), 'CHANGELOG.md']));
    const scripts = [...(manifest.scripts?.prepack ?? '').matchAll(/node \.\.\/\.\.\/(\.scripts\/[\w-]+\.mjs)/g)];
    expect(scripts.map(([, script = '']) => existsSync(join(root, script)))).toContain(true);
    expect(scripts.filter(([, script = '']) => !existsSync(join(root, script)))).toEqual([]);
  });

  it('pins its dependencies exactly', () => {
    const pins = Object.entries((manifest.dependencies ?? {}) as Record<string, string>);
    expect(pins.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('says in TypeScript’s old way, too, where declarations are, unless only the new ways can import it', () => {
    if (manifest.type !== 'commonjs') return;
    const entries = Object.entries(manifest.exports ?? {}).flatMap(([entry, target]) => {
      const types = (target as { types?: string }).types;
      return entry === '.' || types === undefined ? [] : [[entry.slice(2), [types]] as const];
    });
    expect(manifest.typesVersions?.['*'] ?? {}).toEqual(Object.fromEntries(entries));
  });
});

it('gives every destination an entry for ES modules, whose default is the destination', () => {
  const destinations = published.filter(({ manifest }) => manifest.keywords?.includes('sluice-destination'));
  expect(destinations.length).toBeGreaterThan(4);
  for (const { exports } of [...destinations.map(({ manifest }) => manifest), read('packages/example/package.json')]) {
    expect(exports).toEqual({
      '.': {
        import: { types: './dist/index.d.mts', default: './dist/index.mjs' },
        require: { types: './dist/index.d.ts', default: './dist/index.js' },
      },
    });
  }
});

it('releases exact versions, each package by itself', () => {
  const { version, command } = read('lerna.json') as { version?: string; command?: unknown };
  expect([version, command]).toMatchObject(['independent', { version: { exact: true, conventionalCommits: true } }]);
});
