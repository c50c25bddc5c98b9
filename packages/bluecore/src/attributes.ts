import { compact, isObject, listOf, snakeCase } from '@sluice/kit';
import { isEverything } from './is-everything';

type Members = Readonly<Record<string, unknown>>;

interface Context {
  readonly settings: { readonly attributes: string };
  readonly refuse: (field: 'attributes', reason: string) => Error;
  readonly note: (text: string) => void;
}

/**
 * The traits that may be sent, under the names that Bluecore takes: lower case, neither blanks nor dashes. Whatever else it
 * gets becomes an attribute for ever: https://help.bluecore.com/help/events-api, "customer".
 */
export function attributesOf(traits: Members, { settings, refuse, note }: Context): Record<string, unknown> {
  const isAnyAllowed = isEverything(settings.attributes);
  const allowed = new Set(listOf(settings.attributes).map(snakeCase));
  // The address is no attribute: it goes along wherever there is one.
  // A name without a letter or digit is none in snake case.
  const { email: _address, '': _nameless, ...others } = flatten(traits, allowed);
  const spelledOut = allowed.has('birthday') ? others : spellOutBirthday(others);
  const all = Object.entries(compact(isAnyAllowed ? { ...others, ...spelledOut } : spelledOut));
  const named = isAnyAllowed
    ? all.filter(([, value]) => typeof value !== 'object')
    : all.filter(([name]) => allowed.has(name));
  if (named.length < all.length) {
    note(
      isAnyAllowed
        ? 'Traits that are lists were left out: no attribute can be one.'
        : 'Traits that the setting "Attributes" does not name were left out.',
    );
  }
  const nested = named.find(([, value]) => typeof value === 'object');
  if (nested) {
    throw refuse('attributes', `"${nested[0]}" is a list or an object, which no attribute can be: name its members.`);
  }
  return Object.fromEntries(named.map(([name, value]) => [name, asBoolean(value)]));
}

/** Members of members, as `address_city`, unless their object is named itself. */
function flatten(members: Members, allowed: ReadonlySet<string>, prefix = ''): Record<string, unknown> {
  const entries = Object.entries(members).flatMap(([name, value]) => {
    const key = prefix + snakeCase(name);
    return isObject(value) && !allowed.has(key)
      ? Object.entries(flatten(value, allowed, `${key}_`))
      : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** https://help.bluecore.com/en/articles/9415292-customer-profiles: the day as a number, the month spelled out. */
function spellOutBirthday({ birthday, ...others }: Members): Members {
  const [, month, day] = /^\d{4}-(\d\d)-(0[1-9]|[12]\d|3[01])/.exec(String(birthday)) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? { birthday, ...others } : { birthday_day: Number(day), birthday_month: name, ...others };
}

/** Bluecore wants true and false themselves; exports of tables hold them as text. */
function asBoolean(value: unknown): unknown {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
  return text === 'true' ? true : text === 'false' ? false : value;
}
