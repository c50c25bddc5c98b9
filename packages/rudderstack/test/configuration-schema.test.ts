import Ajv from 'ajv';
import { runs } from '@sluice/test-utils/runs';
import fc from 'fast-check';
import { catalog } from '@sluice/catalog';
import { ConfigurationError, type ConfigurationProblem } from '@sluice/engine';
import type { Destination, RawSettings } from '@sluice/kit/host';
import { compileConfiguration } from '../src/configuration/compile-configuration';
import { type ConfigKey, configKeysOf } from '../src/configuration/config-keys';
import { configSchema } from '../src/configuration/config-schema';
import { settingRulesOf } from '../src/configuration/setting-rules';
import { workspaceConfig } from '../src/configuration/workspace-config';

const odd = ['', null, undefined, 0, 7, -1.5, true, false, 'true', 'false', '12', 'word', [], {}, ['a'], { a: 1 }];

function problemsOf(destination: Destination, config: RawSettings): readonly ConfigurationProblem[] {
  try {
    compileConfiguration(destination, config);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

/** Values of a key: right ones, mostly, and others. */
function valuesOf(key: ConfigKey): fc.Arbitrary<unknown> {
  const others = fc.constantFrom<unknown>(...odd);
  if (key.type === 'subscriptions') {
    const subscription = { partnerAction: 'none', subscribe: 'type = "track"', mapping: {} };
    const written = fc.constantFrom<unknown>('[]', [], [subscription], [{ ...subscription, mapping: 1 }]);
    return fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, written, others);
  }
  if (key.type === 'eventTable') {
    const names = fc.constantFrom('', null, 'Quiz "Done"', 'Quiz Done', 5);
    const row = fc.record(
      { from: names, to: fc.constantFrom('', null, 'other', ...key.vendorNames) },
      { requiredKeys: [] },
    );
    return fc.oneof(fc.array(fc.oneof(row, others)), others);
  }
  const choices = key.choices?.map(({ value }) => value) ?? (key.type === 'boolean' ? [true, false] : []);
  const right = [...choices, key.default, key.placeholder].filter((value) => value !== undefined);
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<unknown>(...right, ...(right.length > 0 ? [] : ['x'])) },
    others,
  );
}

describe.each(Object.values(catalog))('the schema of $name', (destination) => {
  const schema = configSchema(destination).configSchema;
  const validate = new Ajv({ strict: true, strictRequired: false }).compile(schema);
  const keys = configKeysOf(destination);
  const isText = (key: string) =>
    keys.some((one) => one.key === key && ['string', 'password', 'number'].includes(one.type) && !('choices' in one));
  const configs = fc.record(Object.fromEntries(keys.map((key) => [key.key, valuesOf(key)])));

  /** What the schema says otherwise than the engine, but for texts that are wrong in themselves. */
  function differences(config: RawSettings): readonly unknown[] {
    const problems = problemsOf(destination, config);
    if (problems.length === 0) return validate(config) ? [] : (validate.errors ?? []);
    if (!validate(config)) return [];
    return problems.filter(({ place }) => {
      const isWritten = !['', null, undefined].includes(config[place] as string);
      return !(isText(place) && isWritten) && !place.startsWith('subscriptions');
    });
  }

  it('takes what the engine takes, and refuses what it refuses but for texts that are wrong in themselves', () => {
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(configs, (written: RawSettings) => {
        const config = JSON.parse(JSON.stringify(written)) as RawSettings;
        seen[validate(config) ? 'taken' : 'refused'] += 1;
        expect({ config, differences: differences(config) }).toEqual({ config, differences: [] });
      }),
      runs(1500),
    );
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(10);
  });

  it('takes values that RudderStack fills in', () => {
    for (const form of ['{{ event.context.key || none }}', 'env.KEY']) {
      const filledIn = keys.filter(({ type }) => type !== 'eventTable' && type !== 'subscriptions');
      const valid = validate(Object.fromEntries(filledIn.map(({ key }) => [key, form])));
      expect({ valid, errors: validate.errors }).toEqual({ valid: true, errors: null });
    }
  });

  it('lets RudderStack keep keys of its own beside ours', () => {
    const { config } = workspaceConfig(destination);
    const more = { connectionMode: { web: 'cloud' }, consentManagement: { web: [] }, whatever: 1 };
    expect({ valid: validate({ ...config, ...more }), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });
});

it('knows what Bloomreach wants together', () => {
  expect(settingRulesOf(catalog.bloomreach as Destination)).toEqual([
    { when: { api: 'engagement', authentication: 'none' } },
    { when: { api: 'engagement', authentication: 'bearer' } },
    { when: { api: 'dataHub' }, missing: 'streamId' },
    { when: { api: 'engagement' }, missing: 'projectToken' },
    { when: { authentication: 'basic' }, missing: 'apiKeyId' },
    { when: { authentication: 'basic' }, missing: 'apiSecret' },
    { when: { authentication: 'token' }, missing: 'apiSecret' },
    { when: { authentication: 'bearer' }, missing: 'apiSecret' },
  ]);
});
