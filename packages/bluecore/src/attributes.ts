import {
  isObject,
  type Kind,
  listOf,
  phoneNumber,
  rememberSettings,
  snakeCase,
  unreadable,
  yesOrNo,
} from '@sluice/kit';
import type { Settings } from './connection';

interface Allowed {
  /** All traits. */
  readonly isAny: boolean;
  readonly names: ReadonlySet<string>;
  /** Of which traits a member may be sent. */
  readonly parents: ReadonlySet<string>;
  /** What is read as more than it is written. */
  readonly kinds: ReadonlyMap<string, Kind<unknown>>;
  /** Nobody misses them, so no note names them. */
  readonly unmissed: ReadonlySet<string>;
}

const { kind: truth } = yesOrNo('Attribute', 'True or false.');
const { kind: phone } = phoneNumber();
const phones = ['phone', 'phone_number', 'mobile'];

const allowedBy = rememberSettings((settings: Settings): Allowed => {
  const namesIn = (list: string | undefined) => listOf(list).map(snakeCase);
  const names = new Set(namesIn(settings.attributes));
  const birthdayParts = ['birthday_day', 'birthday_month'];
  return {
    isAny: settings.attributes === '*',
    names,
    parents: new Set([...names].flatMap((name) => [...name.matchAll(/_/g)].map(({ index }) => name.slice(0, index)))),
    kinds: new Map<string, Kind<unknown>>([
      ...phones.map((name) => [name, phone] as const),
      ...namesIn(settings.booleanAttributes).map((name) => [name, truth] as const),
    ]),
    unmissed: new Set([...birthdayParts, ...(birthdayParts.some((part) => names.has(part)) ? ['birthday'] : [])]),
  };
});

/**
 * The traits that may be sent: named ones, else others of the same name, and other ones. Whatever else Bluecore gets becomes an attribute for ever; it wants true and false themselves, and
 * names in lower case without blanks and dashes: https://help.bluecore.com/help/events-api, "customer". Phone numbers in E.164:
 * https://help.bluecore.com/en/articles/9415292-customer-profiles.
 */
export function attributesOf(
  named: Readonly<Record<string, unknown>>,
  others: Readonly<Record<string, unknown>>,
  settings: Settings,
  note: (text: string) => void,
): Record<string, unknown> {
  const { isAny, names, parents, kinds, unmissed } = allowedBy(settings);
  const attributes: Record<string, unknown> = {};
  const unnamed: string[] = [];
  const nested: string[] = [];

  const add = (name: string, value: unknown): void => {
    if (value === undefined || value === null || value === '') return;
    const isNamed = isAny || names.has(name);
    if ((isAny || parents.has(name)) && isObject(value) && !names.has(name)) {
      for (const member in value) add(`${name}_${snakeCase(member)}`, value[member]);
    } else if (!isNamed) {
      if (!unmissed.has(name)) unnamed.push(name);
    } else if (typeof value === 'object') {
      nested.push(name);
    } else {
      const kind = kinds.get(name);
      const read = kind ? kind.read(value) : asBoolean(value);
      if (read === unreadable) note(`Left out, because it must be ${kind?.wanted}: ${name}.`);
      else attributes[name] = read;
    }
  };
  for (const name in named) add(name, named[name] ?? others[name]);
  for (const name in others) if (!(name in named)) add(name, others[name]);

  if (unnamed.length > 0) note(`Left out, because the setting "Attributes" does not name them: ${unnamed.join(', ')}.`);
  if (nested.length > 0) note(`Left out, because no attribute can be a list or an object: ${nested.join(', ')}.`);
  return attributes;
}

/** Exports of tables hold them as texts. */
function asBoolean(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > 7) return value;
  const text = value.trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : value;
}
