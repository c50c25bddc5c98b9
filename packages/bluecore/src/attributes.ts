import { isObject, listOf, snakeCase, yesOrNo } from '@sluice/kit';

interface Settings {
  readonly attributes: string;
  readonly booleanAttributes?: string | undefined;
}
interface Allowed {
  /** All traits. */
  readonly isAny: boolean;
  readonly names: ReadonlySet<string>;
  readonly booleans: ReadonlySet<string>;
  /** Nobody misses them, so no note names them. */
  readonly unmissed: ReadonlySet<string>;
}

/** IDs of the sender, which RudderStack’s SDKs put among the traits, too. */
const senderNames = ['user_id', 'anonymous_id', 'id'];

const known = new WeakMap<Settings, Allowed>();

function allowedBy(settings: Settings): Allowed {
  const found = known.get(settings);
  if (found) return found;
  const namesIn = (list: string | undefined) => new Set(listOf(list).map(snakeCase));
  const names = namesIn(settings.attributes);
  const whole = 'birthday';
  const parts = ['birthday_day', 'birthday_month'];
  const made = {
    isAny: settings.attributes === '*',
    names,
    booleans: namesIn(settings.booleanAttributes),
    unmissed: new Set([...senderNames, ...parts, ...(parts.some((part) => names.has(part)) ? [whole] : [])]),
  };
  known.set(settings, made);
  return made;
}

const { kind: truth } = yesOrNo('Attribute', 'True or false.');

/**
 * The traits that may be sent. Whatever else Bluecore gets becomes an attribute for ever; it wants true and false themselves, and
 * names in lower case without blanks and dashes: https://help.bluecore.com/help/events-api, "customer".
 */
export function attributesOf(
  traits: Readonly<Record<string, unknown>>,
  settings: Settings,
  note: (text: string) => void,
): Record<string, unknown> {
  const { isAny, names, booleans, unmissed } = allowedBy(settings);
  const attributes: Record<string, unknown> = {};
  const unnamed: string[] = [];
  const nested: string[] = [];
  const unclear: string[] = [];

  const add = (name: string, value: unknown): void => {
    if (value === undefined || value === null || value === '') return;
    const isNamed = isAny || names.has(name);
    if (isObject(value) && !names.has(name)) {
      for (const member in value) add(`${name}_${snakeCase(member)}`, value[member]);
    } else if (!isNamed) {
      if (!unmissed.has(name)) unnamed.push(name);
    } else if (typeof value === 'object') {
      nested.push(name);
    } else {
      const read = booleans.has(name) ? truth.read(value) : asBoolean(value);
      if (typeof read === 'symbol') unclear.push(name);
      else attributes[name] = read;
    }
  };
  for (const name in traits) add(name, traits[name]);

  if (unnamed.length > 0) note(`Left out, because the setting "Attributes" does not name them: ${unnamed.join(', ')}.`);
  if (nested.length > 0) note(`Left out, because no attribute can be a list or an object: ${nested.join(', ')}.`);
  if (unclear.length > 0)
    note(`Left out, because the settings say that they are true or false: ${unclear.join(', ')}.`);
  return attributes;
}

/** Exports of tables hold them as texts. */
function asBoolean(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > 7) return value;
  const text = value.trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : value;
}
