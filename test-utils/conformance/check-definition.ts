import type { Destination, GlobalSetting, InputField } from '@sluice/kit/host';
import { findDifference } from './find-difference';
import { findStale } from './find-stale';
import type { Exceptions, Subject } from './subject';

/** Words in a setting's key that mean: nobody may see this. */
const secretWords = /(secret|password|passphrase|token|credentials?|private_?key|api_?key)$/i;

/**
 * Whether the definition is plain data where it is no function, has words for everything that a mapping screen shows,
 * and hides what is secret. `publicSettings` names settings that sound secret but are not.
 */
export function checkDefinition({ destination }: Subject, publicSettings: Exceptions = {}): string[] {
  return [
    ...findUnplain(destination, 'destination'),
    ...findLost(destination),
    ...findWordless(destination),
    ...findRepeated(destination),
    ...findOpenSecrets(destination, publicSettings),
  ];
}

function findUnplain(value: unknown, place: string, around: readonly unknown[] = []): string[] {
  if (typeof value === 'bigint' || typeof value === 'symbol') return [`${place} is a ${typeof value}, not JSON.`];
  if (typeof value === 'number' && !Number.isFinite(value)) return [`${place} is ${value}, which JSON cannot hold.`];
  if (typeof value !== 'object' || value === null) return [];
  if (around.includes(value)) return [`${place} refers to what it is in.`];
  if (!Array.isArray(value) && !isPlain(value)) {
    return [`${place} is an instance of ${value.constructor.name}, not a plain object.`];
  }
  return Object.entries(value).flatMap(([key, member]) => findUnplain(member, `${place}.${key}`, [...around, value]));
}

/** Whatever realm its prototype is of: under Jest there are two. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
}

function findLost(destination: Destination): string[] {
  const data = withoutFunctions(destination);
  try {
    const difference = findDifference(JSON.parse(JSON.stringify(data)), data);
    return difference === undefined ? [] : [`The definition changes on its way through JSON: ${difference}.`];
  } catch {
    return ['The definition cannot be written as JSON.'];
  }
}

function withoutFunctions(value: unknown, around: readonly unknown[] = []): unknown {
  if (typeof value === 'function' || around.includes(value)) return undefined;
  if (Array.isArray(value)) return value.map((member) => withoutFunctions(member, [...around, value]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withoutFunctions(member, [...around, value])]),
  );
}

function findWordless({ description, authentication, actions, presets }: Destination): string[] {
  return [
    ...lacking('The destination', { description }),
    ...Object.entries(authentication.fields).flatMap(([key, setting]) =>
      findWordlessField(`The setting ${key}`, setting),
    ),
    ...Object.entries(actions).flatMap(([key, { title, description: about, fields }]) => [
      ...lacking(`The action ${key}`, { title, description: about }),
      ...Object.entries(fields).flatMap(([name, field]) => findWordlessField(`The field ${key}.${name}`, field)),
    ]),
    ...presets.flatMap(({ name, partnerAction, mapping }) => {
      const fields = actions[partnerAction]?.fields;
      const unknown = Object.keys(mapping).filter((field) => fields !== undefined && !Object.hasOwn(fields, field));
      return [
        ...lacking(`A preset for ${partnerAction}`, { name }),
        ...(fields ? [] : [`The preset "${name}" is for the action ${partnerAction}, which does not exist.`]),
        ...unknown.map((field) => `The preset "${name}" maps ${field}, which is no field of ${partnerAction}.`),
      ];
    }),
  ];
}

function findWordlessField(
  what: string,
  field: Pick<GlobalSetting | InputField, 'label' | 'description' | 'choices'> & Pick<InputField, 'properties'>,
): string[] {
  const { label, description, choices = [], properties = {} } = field;
  return [
    ...lacking(what, { label, description }),
    ...choices.flatMap((choice) => lacking(`The choice ${choice.value} of ${what}`, { label: choice.label })),
    ...Object.entries(properties).flatMap(([key, property]) => findWordlessField(`${what}.${key}`, property)),
  ];
}

function lacking(what: string, words: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(words)
    .filter(([, text]) => text === undefined || text.trim() === '')
    .map(([name]) => `${what} has no ${name}.`);
}

function findRepeated({ actions, presets }: Destination): string[] {
  return [
    ...repeated(Object.values(actions).map(({ title }) => title)).map((title) => `Two actions are called "${title}".`),
    ...repeated(presets.map(({ name }) => name)).map((name) => `Two presets are called "${name}".`),
  ];
}

function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}

function findOpenSecrets({ authentication }: Destination, publicSettings: Exceptions): string[] {
  const open = Object.entries(authentication.fields)
    .filter(([key, { type }]) => type === 'string' && secretWords.test(key))
    .map(([key]) => key);
  return [
    ...open
      .filter((key) => !Object.hasOwn(publicSettings, key))
      .map((key) => `The setting ${key} sounds secret, but its type is not "password". List it if it is public.`),
    ...findStale('publicSettings', publicSettings, open),
  ];
}
