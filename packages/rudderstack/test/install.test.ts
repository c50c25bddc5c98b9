import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { catalog } from '@sluice/catalog';
import type { Destination } from '@sluice/kit/host';
import { install } from '../src/install/install';
import { remainingSteps } from '../src/install/remaining-steps';
import { remove } from '../src/install/remove';
import { TransformerStandIn } from './transformer-stand-in';

const bloomreach = catalog.bloomreach as Destination;
const blue: Destination = { ...bloomreach, slug: 'blue-light', name: 'BlueLight' };
const { erase: _, ...unerasable } = blue;

/** What the transformer has of its own under this name. */
const own = {
  'v0/destinations/bloomreach/transform.ts': 'export const process = () => ({});\n',
  'v0/destinations/bloomreach/routerTransform.ts': 'export class Integration {}\n',
  'v0/destinations/bloomreach/config.js': 'module.exports = {};\n',
  'v1/destinations/bloomreach/networkHandler.js': 'module.exports = {};\n',
  'cdk/v2/destinations/bloomreach/rtWorkflow.yaml': 'steps: []\n',
};

it('makes a destination that the transformer does not have', () => {
  const transformer = new TransformerStandIn();
  const { written, replaced } = install({ transformer: transformer.folder, destinations: [blue] });
  expect(transformer.names('v0')).toEqual(['blue_light', 'other']);
  expect(written).toEqual([
    'src/v0/destinations/blue_light/transform.js',
    'src/v0/destinations/blue_light/networkHandler.js',
    'src/v1/destinations/blue_light/networkHandler.js',
    'src/v0/destinations/blue_light/deleteUsers.js',
  ]);
  expect(replaced).toEqual([]);
});

it('says what it would do, and does nothing, where it is asked to', () => {
  const transformer = new TransformerStandIn(own);
  const before = transformer.snapshot();
  const options = { transformer: transformer.folder, destinations: [bloomreach] };
  const told = install({ ...options, isDry: true });
  expect(transformer.snapshot()).toEqual(before);
  expect(install(options)).toEqual(told);
  const after = transformer.snapshot();
  const removal = remove({ transformer: transformer.folder, isDry: true });
  expect(transformer.snapshot()).toEqual(after);
  expect(remove({ transformer: transformer.folder })).toEqual(removal);
});

describe('with a transformer that is built', () => {
  /** What the compiler makes of a file: a copy with a line more, and a map beside it. */
  function build({ folder }: TransformerStandIn): void {
    const sources = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.js'),
    );
    for (const path of sources) {
      const built = join(folder, 'dist', 'src', path);
      mkdirSync(dirname(built), { recursive: true });
      const text = readFileSync(join(folder, 'src', path), 'utf8');
      writeFileSync(built, `${text}//# sourceMappingURL=${basename(path)}.map\n`);
      writeFileSync(`${built}.map`, '{}');
    }
  }

  it('goes into what it was built to alone', () => {
    const transformer = new TransformerStandIn();
    build(transformer);
    const { written } = install({ transformer: transformer.folder, destinations: [blue] });
    expect(written.map((path) => path.split('/').slice(0, 2).join('/'))).toEqual(Array(4).fill('dist/src'));
  });

  it.each([[{}], [own]])('leaves no trace of what a build made of our files: %#', (files) => {
    const transformer = new TransformerStandIn(files);
    const { folder } = transformer;
    install({ transformer: folder, destinations: [bloomreach, blue] });
    build(transformer);
    const { removed } = remove({ transformer: folder });
    expect(removed).toContain('dist/src/v0/destinations/blue_light/transform.js.map');
    const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (path) => !path.startsWith('node_modules'),
    );
    expect(left.filter((path) => /blue_light|\.sluice/.test(path))).toEqual([]);
    for (const path of left.filter((one) => one.endsWith('.js')))
      expect(readFileSync(join(folder, path), 'utf8')).not.toContain('Written by "sluice');
  });
});

it('moves aside what the transformer would load instead, and nothing else', () => {
  const transformer = new TransformerStandIn(own);
  const { replaced } = install({ transformer: transformer.folder, destinations: [bloomreach] });
  expect(replaced.toSorted()).toEqual([
    'src/v0/destinations/bloomreach/routerTransform.ts',
    'src/v0/destinations/bloomreach/transform.ts',
    'src/v1/destinations/bloomreach/networkHandler.js',
  ]);
  const folder = join(transformer.folder, 'src/v0/destinations/bloomreach');
  expect(existsSync(join(folder, 'transform.ts'))).toBe(false);
  expect(existsSync(join(folder, 'config.js'))).toBe(true);
});

describe.each([
  ['where there was nothing', {}],
  ['where there was a destination of that name', own],
])('%s', (_name, files) => {
  it('leaves no trace once removed', () => {
    const transformer = new TransformerStandIn(files);
    const before = transformer.snapshot();
    install({ transformer: transformer.folder, destinations: [bloomreach, blue] });
    expect(transformer.snapshot()).not.toEqual(before);
    remove({ transformer: transformer.folder });
    expect(transformer.snapshot()).toEqual(before);
  });

  it('leaves no trace after a second installation either', () => {
    const transformer = new TransformerStandIn(files);
    const before = transformer.snapshot();
    install({ transformer: transformer.folder, destinations: [bloomreach] });
    install({ transformer: transformer.folder, destinations: [bloomreach, blue] });
    remove({ transformer: transformer.folder, slugs: ['blue-light'] });
    expect(transformer.names('v0')).not.toContain('blue_light');
    expect(transformer.names('v0')).toContain('bloomreach');
    remove({ transformer: transformer.folder });
    expect(transformer.snapshot()).toEqual(before);
  });
});

it('installs into what a transformer was built to, too', () => {
  const transformer = new TransformerStandIn({}, join('dist', 'src'));
  const before = transformer.snapshot();
  const { written } = install({ transformer: transformer.folder, destinations: [unerasable] });
  expect(written.every((path) => path.startsWith('dist/src/'))).toBe(true);
  remove({ transformer: transformer.folder });
  expect(transformer.snapshot()).toEqual(before);
});

it('refuses a folder that is no transformer', () => {
  const folder = join(new TransformerStandIn().folder, 'node_modules');
  expect(() => install({ transformer: folder, destinations: [bloomreach] })).toThrow(
    /is not a RudderStack transformer/,
  );
  expect(() => remove({ transformer: folder })).toThrow(/is not a RudderStack transformer/);
});

it('refuses to remove what is not there', () => {
  const { folder } = new TransformerStandIn();
  expect(() => remove({ transformer: folder })).toThrow('there is nothing of ours to remove');
  install({ transformer: folder, destinations: [bloomreach] });
  expect(() => remove({ transformer: folder, slugs: ['tracify'] })).toThrow('there is nothing of tracify to remove');
});

it('undoes an installation that was cut off, and goes on with one', () => {
  const transformer = new TransformerStandIn(own);
  const before = transformer.snapshot();
  const { replaced } = install({ transformer: transformer.folder, destinations: [bloomreach] });
  const cutOff = () => {
    for (const path of replaced) {
      renameSync(join(transformer.folder, '.sluice', 'backup', path), join(transformer.folder, path));
    }
  };
  cutOff();
  install({ transformer: transformer.folder, destinations: [bloomreach] });
  expect(readFileSync(join(transformer.folder, 'src/v1/destinations/bloomreach/networkHandler.js'), 'utf8')).toContain(
    'Written by "sluice rudderstack install"',
  );
  cutOff();
  remove({ transformer: transformer.folder });
  expect(transformer.snapshot()).toEqual(before);
});

describe('where somebody has changed a file of ours', () => {
  const file = 'src/v0/destinations/bloomreach/transform.js';

  function changed(change: (text: string) => string) {
    const transformer = new TransformerStandIn(own);
    const before = transformer.snapshot();
    install({ transformer: transformer.folder, destinations: [bloomreach] });
    const path = join(transformer.folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    return { transformer: transformer.folder, before, snapshot: () => transformer.snapshot() };
  }

  it('does nothing unless forced', () => {
    const { transformer, before, snapshot } = changed((text) => `${text}// mine\n`);
    const withChange = snapshot();
    expect(() => remove({ transformer })).toThrow(`somebody has changed ${file}`);
    expect(() => install({ transformer, destinations: [bloomreach] })).toThrow('add --force');
    expect(snapshot()).toEqual(withChange);
    remove({ transformer, isForced: true });
    expect(snapshot()).toEqual(before);
  });

  it('keeps what took its place when it is installed again', () => {
    const { transformer } = changed(() => '// the transformer’s own, of a newer version\n');
    expect(install({ transformer, destinations: [bloomreach], isForced: true }).replaced).toEqual([file]);
    remove({ transformer });
    expect(readFileSync(join(transformer, file), 'utf8')).toBe('// the transformer’s own, of a newer version\n');
  });

  it('loses no newer version of what was moved aside, which an update has put back', () => {
    const transformer = new TransformerStandIn(own);
    install({ transformer: transformer.folder, destinations: [bloomreach] });
    const before = transformer.snapshot();
    const newer = { 'v0/destinations/bloomreach/transform.ts': 'export const process = () => [];\n' };
    transformer.write(newer);
    const back = 'src/v0/destinations/bloomreach/transform.ts';
    expect(() => remove({ transformer: transformer.folder })).toThrow(`somebody has changed ${back}`);
    install({ transformer: transformer.folder, destinations: [bloomreach] });
    expect(Object.keys(transformer.snapshot())).toEqual(Object.keys(before));
    remove({ transformer: transformer.folder });
    expect(readFileSync(join(transformer.folder, back), 'utf8')).toBe('export const process = () => [];\n');
  });
});

describe('what is left to do', () => {
  it('names the switch that uncovers our folder, and the features that are missing', () => {
    const { folder } = new TransformerStandIn({
      ...own,
      'features.ts': 'export const features = {\n  BLOOMREACH: { routerTransform: true, cdkV2: true },\n};\n',
    });
    expect(remainingSteps(folder, [bloomreach, unerasable])).toEqual([
      expect.stringMatching(
        /^Install the package there: npm install --omit=dev --prefix .* @sluice\/rudderstack$/,
      ) as string,
      'Set DISABLE_BLOOMREACH_CDK_V2=ALL for the transformer: its own workflow hides our folder.',
      'In src/features.ts, say: BLOOMREACH: { regulations: true }, and keep what its entry has.',
      'In src/features.ts, say: BLUE_LIGHT: { routerTransform: true }, and keep what its entry has; routerTransform only once ' +
        'RSERVER_ROUTER_BLUE_LIGHT_TRANSFORMER_PROXY=true is set for rudder-server and the transformer.',
    ]);
  });

  it('names the features of what was built, too', () => {
    const { folder } = new TransformerStandIn();
    const built = join(folder, 'dist', 'src');
    mkdirSync(join(built, 'v0', 'destinations'), { recursive: true });
    mkdirSync(join(built, 'cdk', 'v2', 'destinations', 'bloomreach'), { recursive: true });
    writeFileSync(join(folder, 'src', 'features.ts'), '{ BLOOMREACH: { routerTransform: true, regulations: true } }');
    const comments = '// BLOOMREACH: { regulations: true },\n/* BLOOMREACH: { regulations: true } */\n';
    writeFileSync(join(built, 'features.js'), `${comments}{ BLOOMREACH: { routerTransform: true } }`);
    expect(remainingSteps(folder, [bloomreach]).slice(1)).toEqual([
      'Set DISABLE_BLOOMREACH_CDK_V2=ALL for the transformer: its own workflow hides our folder.',
      'In dist/src/features.js, say: BLOOMREACH: { regulations: true }, and keep what its entry has.',
    ]);
  });
});
