import type { Destination, GlobalSetting } from '@sluice/kit/host';
import { keyOf, usualSettings, wordOf } from './built-in-of';
import { type ConfigKey, configKeysOf } from './config-keys';
import { type SettingRule, settingRulesOf } from './setting-rules';

type Schema = Readonly<Record<string, unknown>>;

/** A value that RudderStack fills in itself: from each event, or from the server's environment. */
const filledIn: Schema = { type: 'string', pattern: String.raw`^\{\{.*\|\|.*\}\}$|^env\..+` };
const numericText: Schema = { type: 'string', pattern: String.raw`^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$` };
const absent: Schema = { enum: ['', null] };

/**
 * The JSON Schema of a destination's configuration, which RudderStack's control plane checks. It accepts what the engine accepts,
 * and refuses what the engine refuses, except for texts that are invalid in themselves, such as a malformed address.
 */
export function configSchema(destination: Destination): { readonly configSchema: Schema } {
  const keys = configKeysOf(destination);
  const required = keys.filter((key) => 'required' in key && key.required).map(({ key }) => key);
  const rules = settingRulesOf(destination).map((rule) => ruleSchema(rule, destination));
  return {
    configSchema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      required,
      properties: Object.fromEntries(keys.map((key) => [key.key, keySchema(key, destination)])),
      ...(rules.length > 0 && { allOf: rules }),
    },
  };
}

function keySchema(key: ConfigKey, destination: Destination): Schema {
  switch (key.type) {
    case 'subscriptions':
      return { anyOf: [{ type: 'string' }, { type: 'null' }, subscriptionsSchema(destination), { type: 'object' }] };
    case 'eventTable': {
      const name = { anyOf: [{ type: 'string' }, { type: 'null' }] };
      const filled = { type: 'string', minLength: 1 };
      const items = {
        type: 'object',
        properties: { from: name, to: name },
        if: { required: ['from', 'to'], properties: { from: filled, to: filled } },
        then: { properties: { from: { type: 'string', pattern: '^[^"]*$' } } },
      };
      return { anyOf: [{ type: 'array', items }, absent] };
    }
    default:
      return { anyOf: [...valueSchemas(key), ...(key.required ? [] : [absent])] };
  }
}

function valueSchemas({ type, choices, required }: GlobalSetting): readonly Schema[] {
  if (choices) return [{ enum: choices.flatMap(({ value }) => formsOf(value)) }, filledIn];
  if (type === 'boolean') return [{ enum: [true, false].flatMap(formsOf) }, filledIn];
  if (type === 'number') return [{ type: 'number' }, numericText, filledIn];
  return [{ type: 'string', ...(required && { minLength: 1 }) }, { type: 'number' }];
}

/** RudderStack's forms only have texts, so true may come as "true". */
function formsOf(value: string | number | boolean): unknown[] {
  return typeof value === 'string' ? [value] : [value, String(value)];
}

function subscriptionsSchema(destination: Destination): Schema {
  return {
    type: 'array',
    items: {
      type: 'object',
      required: ['partnerAction', 'subscribe', 'mapping'],
      properties: {
        name: { type: 'string' },
        partnerAction: { enum: Object.keys(destination.actions) },
        subscribe: { type: 'string', minLength: 1 },
        mapping: { type: 'object' },
      },
    },
  };
}

function ruleSchema({ when, missing }: SettingRule, destination: Destination): Schema {
  const conditions = Object.entries(when).map(([setting, value]) => conditionSchema(setting, value, destination));
  const isCase = conditions.length === 1 ? conditions[0] : { allOf: conditions };
  if (missing === undefined) return { not: isCase };
  const key = keyOf(destination, missing);
  return { if: isCase, then: { required: [key], properties: { [key]: { not: absent } } } };
}

/** A schema that is valid if the setting has the value, even by default. */
function conditionSchema(setting: string, value: string | number | boolean, destination: Destination): Schema {
  const key = keyOf(destination, setting);
  const forms = formsOf(wordOf(destination, setting, value));
  return usualSettings(destination)[setting] === value
    ? { properties: { [key]: { enum: [...forms, '', null] } } }
    : { required: [key], properties: { [key]: { enum: forms } } };
}
