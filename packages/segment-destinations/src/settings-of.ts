import type { GlobalSetting, RawSettings } from '@sluice/kit/host';
import { oauthSettings, usesOAuth } from './credentials';
import type { SegmentDefinition } from './definition';
import { type Choices, labelled } from './fields-of';

interface Given {
  readonly type?: string;
  readonly label?: string;
  readonly description?: string;
  readonly required?: unknown;
  readonly choices?: Choices;
  readonly default?: string | number | boolean;
  readonly placeholder?: string;
  readonly multiple?: boolean;
}

/** Names of secrets: many definitions declare them as `string`, because they are older than `password`. */
const secretName = /secret|password|token$|api_?key|(?:private|access|write|license)_?key/i;

/** Converts the settings to the kit's form and, if users log in at the vendor, adds those for the login. */
export function settingsOf({ authentication }: SegmentDefinition): Record<string, GlobalSetting> {
  const own = Object.entries(authentication?.fields ?? {}).map(([key, given]) => [key, settingOf(key, given)] as const);
  return { ...Object.fromEntries(own), ...(usesOAuth(authentication) && oauthSettings) };
}

function settingOf(key: string, given: Given): GlobalSetting {
  const { label = key, description = '', required, default: value, placeholder, multiple } = given;
  const choices = given.choices ?? [];
  return {
    type: typeOf(key, given),
    label,
    description: multiple ? `${description} Comma-separated.`.trim() : description,
    ...(required === true && { required }),
    // Some have a default that is not among their choices.
    ...(choices.length > 0 && { choices: labelled([...choices, ...(isChoice(value) ? [{ value }] : [])]) }),
    ...(value !== undefined && { default: value }),
    ...(placeholder !== undefined && { placeholder }),
  };
}

function typeOf(key: string, { type, choices }: Given): GlobalSetting['type'] {
  if (type === 'boolean' || type === 'password') return type;
  if (type === 'number' || type === 'integer') return 'number';
  return secretName.test(key) && !choices ? 'password' : 'string';
}

const isChoice = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

/** The settings in the form that the definition's functions expect. */
export function settingsFor({ authentication }: SegmentDefinition, all: RawSettings): RawSettings {
  const definitions: Readonly<Record<string, Given>> = authentication?.fields ?? {};
  const entries = Object.entries(all).filter(([key]) => Object.hasOwn(definitions, key));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, definitions[key]?.multiple === true ? listIn(value) : value]),
  );
}

function listIn(value: unknown): string[] {
  return String(value)
    .split(',')
    .map((member) => member.trim())
    .filter(Boolean);
}
