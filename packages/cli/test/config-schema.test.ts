import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { catalog } from '@sluice/catalog';
import { type Destination, isObject } from '@sluice/kit/host';
import { simulators } from '@sluice/simulators';
import { runs } from '@sluice/test-utils/runs';
import fc from 'fast-check';
import { configSchema } from '../src/configuration/config-schema';
import { readEntry } from '../src/configuration/config-file';
import { tryPipeline } from '../src/configuration/open-pipeline';
import { UsageError } from '../src/usage-error';
import { runSluice, temporaryFile } from './run-sluice';

const destinations = Object.values(catalog);
const validate = new Ajv({ strict: false, allErrors: false }).compile(configSchema(destinations));
const isFine = (entry: unknown) => validate({ destinations: [entry] });

/** Whether "sluice validate" takes the entry, in whatever environment. */
async function isTaken(entry: object): Promise<boolean> {
  const env = new Proxy<Record<string, string>>({}, { get: () => 'some-text' });
  try {
    const { problems } = await tryPipeline(readEntry(entry, 'file'), { env });
    return problems.length === 0;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

const accountOf = ({ slug, authentication }: Destination) =>
  Object.fromEntries(Object.entries(simulators[slug]?.account ?? {}).filter(([key]) => key in authentication.fields));

describe.each(destinations)('the schema of $name', (destination) => {
  const { slug, authentication, actions, presets } = destination;
  const settings = accountOf(destination);

  it('takes what "sluice validate" takes: settings of an account, all presets as a list, changes of each, one of one’s own', async () => {
    const [action = ''] = Object.keys(actions);
    const own = { partnerAction: action, subscribe: 'type = "track"', mapping: {} };
    const changes = presets.map(({ name, mapping }) => [name, { subscribe: 'type = "page"', mapping }] as const);
    for (const subscriptions of [
      presets,
      Object.fromEntries(presets.map(({ name }) => [name, false])),
      Object.fromEntries(changes),
      { Mine: own },
      [],
    ]) {
      const entry = { destination: slug, settings, subscriptions };
      expect([isFine(entry), validate.errors, await isTaken(entry)]).toEqual([true, null, true]);
    }
  });

  it('takes whatever settings and subscriptions "sluice validate" takes', async () => {
    const odd = [
      undefined,
      null,
      '',
      'x',
      '${NAME}',
      0,
      3,
      '3',
      true,
      'false',
      [],
      {},
      ...destinations.map((one) => one.slug),
    ];
    const [first, second] = presets;
    const values = Object.fromEntries(
      Object.entries(authentication.fields).map(([key, { choices = [], default: value }]) => [
        key,
        fc.oneof(
          {
            weight: 3,
            arbitrary: fc.constantFrom<unknown>(settings[key] ?? value ?? '', ...choices.map((one) => one.value)),
          },
          fc.constantFrom<unknown>(...odd),
        ),
      ]),
    );
    const change = fc.oneof(
      fc.constantFrom<unknown>(
        ...odd,
        false,
        { mapping: {} },
        { mapping: { nothing: 1 } },
        { subscribe: 'type = "page"' },
        { maping: {} },
      ),
      fc.constant({ partnerAction: Object.keys(actions)[0], subscribe: 'type = "track"', mapping: {} }),
    );
    const overrides = fc.dictionary(fc.constantFrom(first?.name ?? 'a', second?.name ?? 'b', 'Mine'), change, {
      noNullPrototype: true,
    });
    const subscriptions = fc.oneof(
      overrides,
      fc.array(change, { maxLength: 2 }),
      fc.constantFrom<unknown>(undefined, 5, 'x'),
    );
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.record(values, { noNullPrototype: true }), subscriptions, async (own, some) => {
        const entry = JSON.parse(JSON.stringify({ destination: slug, settings: own, subscriptions: some })) as object;
        if (!(await isTaken(entry))) return;
        taken += 1;
        expect([isFine(entry), entry, validate.errors]).toEqual([true, entry, null]);
      }),
      runs(1500),
    );
    expect(taken).toBeGreaterThan(0);
  });

  it('refuses what is misspelt, as "sluice validate" does', async () => {
    const [preset = ''] = presets.map(({ name }) => name);
    const [setting = ''] = Object.keys(settings);
    const wrong: readonly object[] = [
      { destination: slug, settings: { ...settings, [`${setting}x`]: 'y' } },
      { destination: slug, settings: { ...settings, [setting]: [] } },
      { destination: slug, setings: settings },
      { destination: `${slug}x`, settings },
      { destination: slug, settings, subscriptions: { [`${preset}x`]: { mapping: {} } } },
      { destination: slug, settings, subscriptions: { [preset]: true } },
      { destination: slug, settings, subscriptions: { [preset]: { mapping: { noSuchField: 1 } } } },
      { destination: slug, settings, subscriptions: { [preset]: { maping: {} } } },
      {
        destination: slug,
        settings,
        subscriptions: { Mine: { partnerAction: 'noSuchAction', subscribe: 'type = "page"', mapping: {} } },
      },
      {
        destination: slug,
        settings,
        subscriptions: [{ partnerAction: Object.keys(actions)[0], subscribe: 'type = "page"' }],
      },
    ];
    for (const entry of wrong) expect([isFine(entry), await isTaken(entry), entry]).toEqual([false, false, entry]);
  });

  it('explains each setting and each field to whoever edits', () => {
    const { definitions } = configSchema(destinations) as {
      definitions: Record<string, { properties: Record<string, { description?: string }> }>;
    };
    for (const [key, { label }] of Object.entries(authentication.fields)) {
      expect(definitions[`${slug}.settings`]?.properties[key]?.description).toContain(label);
    }
  });
});

it('takes what "sluice init" writes, which names it', async () => {
  const config = temporaryFile('sluice.json', { destinations: [] });
  await runSluice(['init', ...destinations.map(({ slug }) => slug), '--config', config]);
  const content: unknown = JSON.parse(readFileSync(config, 'utf8'));
  expect([validate(content), validate.errors]).toEqual([true, null]);
  expect(isObject(content) && content.$schema).toBe('./node_modules/@sluice/cli/dist/sluice.schema.json');
});
