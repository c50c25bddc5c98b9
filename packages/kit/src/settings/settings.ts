import type { Problem } from '../definition/mapping';

type Choices = readonly (string | { readonly value: string | number; readonly label: string })[];
type ChoiceValue<C> = C extends readonly (infer V)[] ? (V extends { value: infer W } ? W : V) : never;
type Simplify<T> = { readonly [K in keyof T]: T[K] };

/** Something that a user enters once. Scalars only; a list is comma-separated text. */
export interface SettingDefinition {
  /** `password` for whatever must never be shown: hidden from `items`, logs, outcomes and recordings. */
  readonly type: 'string' | 'password' | 'number' | 'boolean';
  readonly label: string;
  /** Where to find the value and what it does. Shown next to the input and in the package's README. */
  readonly description: string;
  readonly required?: boolean;
  readonly choices?: Choices;
  readonly default?: string | number | boolean;
  readonly placeholder?: string;
  /** Other settings, each with the values that make this one required. */
  readonly requiredWhen?: Readonly<Record<string, readonly (string | boolean)[]>>;
  /**
   * What kind of text it is, which the kit checks: `address` is the root of an API, `currency` three capital letters, `list` a
   * comma-separated list, `pairs` a list such as "Analytics=2, Advertising=3".
   */
  readonly kind?: 'address' | 'currency' | 'list' | 'pairs';
  /** A regular expression for what people paste along with the value, such as the path of a call. It is cut off. */
  readonly pasted?: string;
  /** For a number: the least and the greatest whole number allowed. */
  readonly range?: readonly [least: number, greatest: number];
}

/** Settings by their keys. */
export type SettingDefinitions = Readonly<Record<string, SettingDefinition>>;

/** What is wrong with one setting, and the fix. */
export interface SettingProblem {
  readonly setting: string;
  readonly message: string;
}

/** A problem as a sentence that begins with the setting's label. Most messages continue the label: "must be …". */
export function toldOf(
  { setting, message }: SettingProblem,
  definitions: Readonly<Record<string, { readonly label: string }>>,
): string {
  const label = definitions[setting]?.label ?? setting;
  return `${label}${/^(?:is|must|still) /.test(message) ? '' : ':'} ${message}`;
}

type ValueOfSetting<D> = D extends { choices: infer C }
  ? ChoiceValue<C>
  : D extends { type: 'string' | 'password' }
    ? string
    : D extends { type: 'number' }
      ? number
      : boolean;

type IsAlwaysThere<D> = D extends { required: true } ? true : D extends { default: unknown } ? true : false;

/** The settings as a vendor package sees them. A setting with a default always has a value. */
export type SettingsOf<S> = Simplify<
  {
    readonly [K in keyof S as IsAlwaysThere<S[K]> extends true ? K : never]: ValueOfSetting<S[K]>;
  } & {
    readonly [K in keyof S as IsAlwaysThere<S[K]> extends true ? never : K]?: ValueOfSetting<S[K]>;
  }
>;

/** The settings without passwords, for items, so that no item can contain a secret. */
export type PublicSettingsOf<S> = SettingsOf<{
  [K in keyof S as S[K] extends { type: 'password' } ? never : K]: S[K];
}>;

/** `unknown` if the definitions are right; otherwise a problem that names the misspelt key or the impossible default. */
export type ExactSettings<S> = {
  readonly [N in keyof S]: {
    readonly [K in keyof S[N]]: K extends keyof SettingDefinition
      ? K extends 'default'
        ? DefaultAmongChoices<S[N], S[N][K]>
        : unknown
      : Problem<`"${K & string}" is not a key of a setting`>;
  };
};

/** `unknown` if a literal default is one of the choices. */
type DefaultAmongChoices<D, V> = D extends { choices: infer C }
  ? V extends ChoiceValue<C> | object
    ? unknown
    : Problem<`"${V & string}" is not among the choices`>
  : unknown;

/** Settings as they come from a file or a host, not yet checked. */
export type RawSettings = Readonly<Record<string, unknown>>;

const bareHost = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/|$)/;

/** Trimmed. An address loses slashes at its end, and gets `https://` if it has no scheme. */
function tidy(text: string, { kind, pasted }: SettingDefinition): string {
  const trimmed = text.trim();
  const whole =
    kind === 'address' ? (bareHost.test(trimmed) ? `https://${trimmed}` : trimmed).replace(/(?<!\/)\/+$/, '') : trimmed;
  return pasted === undefined ? whole : whole.replace(new RegExp(pasted), '');
}

/** The settings with defaults for what is absent or empty, numbers as texts where these are due, texts trimmed, addresses completed. */
export function completeSettings(definitions: SettingDefinitions, settings: RawSettings): RawSettings {
  const complete: Record<string, unknown> = {};
  for (const [key, definition] of Object.entries(definitions)) {
    const { type } = definition;
    const found = settings[key];
    const given = typeof found === 'number' && (type === 'string' || type === 'password') ? String(found) : found;
    const value = typeof given === 'string' ? tidy(given, definition) : given;
    const isAbsent = value === undefined || value === null || value === '';
    if (!isAbsent) complete[key] = value;
    else if (definition.default !== undefined) complete[key] = definition.default;
  }
  return complete;
}

/** The settings without those of type `password`. */
function withoutSecrets(definitions: SettingDefinitions, settings: RawSettings): RawSettings {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => definitions[key]?.type !== 'password'));
}

/** Settings ready for use. */
export interface PreparedSettings {
  /** Everything including secrets, for `request` alone. */
  readonly all: RawSettings;
  /** Without passwords, for everything else. */
  readonly visible: RawSettings;
  /** The visible settings that somebody has entered: those that differ from their defaults. */
  readonly entered?: RawSettings;
}

/** Fills in the defaults and separates the secrets. */
export function prepareSettings(definitions: SettingDefinitions, settings: RawSettings): PreparedSettings {
  const all = completeSettings(definitions, settings);
  const visible = withoutSecrets(definitions, all);
  const entered = Object.entries(visible).filter(([key, value]) => value !== definitions[key]?.default);
  return { all, visible, entered: Object.fromEntries(entered) };
}

/** Choices as Segment wants them. A plain text is its own label. */
export function labelledChoices(choices: Choices): { value: string | number; label: string }[] {
  return choices.map((choice) => (typeof choice === 'string' ? { value: choice, label: choice } : { ...choice }));
}
