import {
  isObject,
  type Kind,
  listOf,
  phoneNumber,
  rememberNames,
  rememberSettings,
  snakeCase,
  unreadable,
  yesOrNo,
} from '@sluice/kit';
import type { Settings } from './connection';

/** How the trait of one name is sent. */
interface Rule {
  readonly name: string;
  readonly isSent: boolean;
  /** How its value is read, where that is not as it is written. */
  readonly kind: Kind<unknown> | undefined;
  /** Whether it may be left out without a note. */
  readonly isUnmissed: boolean;
  /** For an object whose members may be sent: the rule of each member. */
  readonly ofMember: ((name: string) => Rule) | undefined;
}

const { kind: truth } = yesOrNo('Attribute', 'True or false.');
const { kind: phone } = phoneNumber();
const phones = ['phone', 'phone_number', 'mobile'];
const birthdayParts = ['birthday_day', 'birthday_month'];

/** The rules under some settings; each is worked out once. */
const rulesOf = rememberSettings((settings: Settings): ((name: string) => Rule) => {
  const listed = listOf(settings.attributes);
  const names = new Map(listed.map((name) => [snakeCase(name), attributeName(name)] as const));
  const isAny = listed.includes('*');
  const parents = new Set(
    [...names.keys()].flatMap((name) => [...name.matchAll(/_/g)].map(({ index }) => name.slice(0, index))),
  );
  const kinds = new Map<string, Kind<unknown>>([
    ...phones.map((name) => [name, phone] as const),
    ...listOf(settings.booleanAttributes).map((name) => [snakeCase(name), truth] as const),
  ]);
  const unmissed = new Set([...birthdayParts, ...(birthdayParts.some((part) => names.has(part)) ? ['birthday'] : [])]);
  const learn = (name: string): Rule => {
    const ofMember = (member: string) => learn(`${name}_${snakeCase(member)}`);
    return {
      name: names.get(name) ?? name,
      isSent: isAny || names.has(name),
      kind: kinds.get(name),
      isUnmissed: unmissed.has(name),
      // With "*" any name may have members, so remembering them all would have no bound.
      ofMember: parents.has(name) ? rememberNames(ofMember) : isAny ? ofMember : undefined,
    };
  };
  return rememberNames(learn);
});

/**
 * The traits that may be sent; where both have a name, the value in `named` wins. Everything Bluecore receives stays an
 * attribute for good. It wants booleans, not their texts, and names in lower case without spaces and dashes:
 * https://help.bluecore.com/help/events-api, "customer". Phone numbers are in E.164:
 * https://help.bluecore.com/en/articles/9415292-customer-profiles.
 */
export function attributesOf(
  named: Readonly<Record<string, unknown>>,
  others: Readonly<Record<string, unknown>>,
  settings: Settings,
  note: (text: string) => void,
): Record<string, unknown> {
  const ruleOf = rulesOf(settings);
  const attributes: Record<string, unknown> = {};
  const unnamed: string[] = [];
  const nested: string[] = [];

  const add = ({ name, isSent, kind, isUnmissed, ofMember }: Rule, value: unknown): void => {
    if (value === undefined || value === null || value === '') return;
    if (ofMember && isObject(value)) {
      for (const member in value) add(ofMember(member), value[member]);
    } else if (!isSent) {
      if (!isUnmissed) unnamed.push(name);
    } else if (typeof value === 'object') {
      nested.push(name);
    } else {
      const read = kind ? kind.read(value) : asBoolean(value);
      if (read === unreadable) note(`Left out, because it must be ${kind?.wanted}: ${name}.`);
      else attributes[name] = read;
    }
  };
  for (const name in named) add(ruleOf(name), named[name] ?? others[name]);
  for (const name in others) if (!Object.hasOwn(named, name)) add(ruleOf(name), others[name]);

  if (unnamed.length > 0) note(`Left out, because they are not in the setting "Attributes": ${unnamed.join(', ')}.`);
  if (nested.length > 0) note(`Left out, because no attribute can be a list or an object: ${nested.join(', ')}.`);
  return attributes;
}

/** A name in the settings is an attribute of Bluecore's, which has neither capitals, spaces nor dashes. */
function attributeName(name: string): string {
  return /[\p{Lu}\s-]/u.test(name) ? snakeCase(name) : name;
}

/** Table exports write booleans as text. */
function asBoolean(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > 7) return value;
  const text = value.trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : value;
}
