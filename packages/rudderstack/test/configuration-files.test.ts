import Ajv from 'ajv';
import { catalog } from '@sluice/catalog';
import { compileConfiguration } from '../src/configuration/compile-configuration';
import { configKeysOf } from '../src/configuration/config-keys';
import { definitionFiles } from '../src/configuration/definition-files';

interface Field {
  readonly configKey?: string;
  readonly type: string;
  readonly secret?: boolean;
  readonly default?: unknown;
  readonly options?: readonly { readonly value: string }[];
}

/** Every field of a form, wherever it stands. */
function fieldsIn(part: unknown): Field[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'configKey' in part && 'type' in part ? [part as unknown as Field] : [];
  return [...own, ...Object.values(part).flatMap(fieldsIn)];
}

describe.each(Object.values(catalog))('the files for $name', (destination) => {
  const { files, flags } = definitionFiles(destination);
  const { uiConfig } = files['ui-config.json'] as { uiConfig: { baseTemplate: unknown; redirectGroups?: unknown } };
  const { configSchema } = files['schema.json'] as { configSchema: object };
  const { name, config } = files['db-config.json'] as {
    name: string;
    config: { secretKeys: string[]; destConfig: { defaultConfig: string[] }; supportedMessageTypes: object };
  };
  const workspace = files['workspaceConfig.json'] as {
    config: Record<string, unknown>;
    destinationDefinition: { name: string; config: { supportedMessageTypes: unknown } };
  };
  const keys = configKeysOf(destination).map(({ key }) => key);
  const fields = [...fieldsIn(uiConfig.baseTemplate), ...fieldsIn(uiConfig.redirectGroups)];
  const inForm = fields.map(({ configKey = '' }) => configKey);

  it('have every key once in the form, and in the list of keys', () => {
    expect(inForm.toSorted()).toEqual(keys.toSorted());
    expect(config.destConfig.defaultConfig.toSorted()).toEqual(keys.toSorted());
  });

  it('hide the same keys in the form as in the database', () => {
    expect(fields.filter(({ secret }) => secret).map(({ configKey }) => configKey)).toEqual(config.secretKeys);
    expect(config.secretKeys.length).toBeGreaterThan(0);
  });

  it('make a form whose defaults work', () => {
    const defaults = Object.fromEntries(fields.map(({ configKey, default: value }) => [configKey, value]));
    const written = JSON.parse(JSON.stringify({ ...defaults, ...workspace.config })) as Record<string, unknown>;
    expect(new Ajv().validate(configSchema, written)).toBe(true);
    expect(() => compileConfiguration(destination, written)).not.toThrow();
    expect(compileConfiguration(destination, written).settings).toEqual(
      compileConfiguration(destination, workspace.config).settings,
    );
  });

  it('offer choices that the schema takes', () => {
    const { properties } = configSchema as { properties: Record<string, object> };
    const choices = fields.filter(({ type }) => type === 'singleSelect');
    for (const { configKey = '', options = [] } of choices) {
      const validate = new Ajv().compile(properties[configKey] ?? false);
      expect(options.filter(({ value }) => !validate(value))).toEqual([]);
    }
  });

  it('name the message types as one list at run time', () => {
    expect(workspace.destinationDefinition).toMatchObject({
      name,
      config: { supportedMessageTypes: ['track', 'identify', 'page', 'screen', 'group', 'alias'] },
    });
  });

  it('want Sluice to send, first of all', () => {
    expect(flags[0]).toMatchObject({
      key: `Router.${name}.transformerProxy`,
      variable: `RSERVER_ROUTER_${name}_TRANSFORMER_PROXY`,
      value: 'true',
    });
  });
});

it('has rudder-server hand over as many jobs as a request of Bloomreach’s holds', () => {
  const { flags } = definitionFiles(catalog.bloomreach as (typeof catalog)[string]);
  expect(flags.find(({ key }) => key.endsWith('noOfJobsToBatchInAWorker'))?.value).toBe('50');
});
