import { isObject, listOf, phoneNumber, snakeCase, textKind, unreadable, yesOrNo } from '@sluice/kit';

interface Settings {
  readonly attributes: string;
  readonly booleanAttributes?: string;
}
interface Context {
  readonly customer: {
    readonly birthday?: string | undefined;
    birthday_day?: number | undefined;
    birthday_month?: string | undefined;
  };
  readonly settings: Settings;
  readonly note: (text: string) => void;
}
/** Values by the letters of their names. */
type Found = Map<string, unknown>;

const months = 'January February March April May June July August September October November December'.split(' ');
const { kind: phone } = phoneNumber();
const { kind: answer } = yesOrNo('Answer', 'True or false.');
const phones = ['phone', 'phonenumber', 'mobile', 'mobilephone'];
/** Names of one thing, of which the event may have another than Bluecore. */
const synonyms = [phones, ['birthday', 'birthdate', 'dateofbirth', 'dob']];

export function isEverything(attributes: string): boolean {
  return attributes === '*';
}

/**
 * The attributes that may be sent, under the names that Bluecore has; undefined where there is none. Whatever else it gets becomes
 * an attribute for ever: https://help.bluecore.com/help/events-api, "customer".
 */
export function attributesOf(context: Context): Record<string, unknown> | undefined {
  spellOutBirthday(customer);
  const { customer, settings, note } = context;
  spellOutBirthday(context);
  const found: Found = new Map();
  const spelled = new Map<string, string>();
  collect(customer, found, spelled);
  const { names, booleans } = listedIn(settings);
  let attributes: Record<string, unknown> | undefined;
  const shapeless: string[] = [];
  for (const [letters, name] of names ?? spelled) {
    const value = found.get(letters) ?? underSynonym(letters, found);
    if (typeof value === 'object') {
      // Of an object the members are sent by themselves.
      if (names || !isObject(value)) shapeless.push(name);
      continue;
    }
    const kind = phones.includes(letters) ? phone : booleans.has(letters) ? answer : undefined;
    const read = kind ? kind.read(value) : plainValue(value);
    if (read === unreadable && kind) note(`${name} left out: it must be ${kind.wanted}.`);
    if (read !== undefined && read !== unreadable) (attributes ??= {})[name] = read;
  }
  if (shapeless.length > 0) {
    note(`Left out, because no attribute is a list or an object: ${shapeless.join(', ')}. Name members: address_city.`);
  }
  return attributes;
}

/** Puts values under the letters of their names, and those names in snake case; members of members as `address_city`. */
function collect(members: object, found: Found, spelled: Map<string, string>, prefix = ''): void {
  for (const [key, value] of Object.entries(members)) {
    if (value === undefined || value === null || value === '') continue;
    const own = plainName.test(key) ? key : snakeCase(key);
    const name = prefix + own;
    const letters = lettersOf(name);
    // The first is what a field has read.
    if (own === '' || found.has(letters)) continue;
    found.set(letters, value);
    spelled.set(letters, name);
    if (isObject(value)) collect(value, found, spelled, `${name}_`);
  }
}

const plainName = /^[a-z\d]+(?:_[a-z\d]+)*$/;

function lettersOf(name: string): string {
  return name.replaceAll('_', '');
}

function underSynonym(letters: string, found: Found): unknown {
  for (const name of synonyms.find((names) => names.includes(letters)) ?? []) {
    if (found.has(name)) return found.get(name);
  }
  return undefined;
}

interface Listed {
  /** By letters; undefined where everything is to be sent. */
  readonly names: ReadonlyMap<string, string> | undefined;
  readonly booleans: ReadonlyMap<string, string>;
}
const listed = new WeakMap<object, Listed>();

function listedIn(settings: Settings): Listed {
  const known = listed.get(settings);
  if (known) return known;
  const read = (text: string | undefined) =>
    new Map(listOf(text).map((name) => [lettersOf(snakeCase(name)), snakeCase(name)]));
  const { attributes, booleanAttributes } = settings;
  const lists = {
    names: isEverything(attributes) ? undefined : read(attributes),
    booleans: read(booleanAttributes),
  };
  listed.set(settings, lists);
  return lists;
}

/** Bluecore wants true and false themselves; exports of tables hold them as text. */
function plainValue(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const word = value.length < 8 ? value.trim().toLowerCase() : '';
  return word === 'true' || word === 'false' ? word === 'true' : textKind.read(value);
}

/** The month may also have come as a number. */
function spellOutBirthday({ customer, note }: Context): void {
  const [, month, day] = customer.birthday?.split('-') ?? [];
  customer.birthday_day ??= day === undefined ? undefined : Number(day);
  customer.birthday_month ??= month;
  if (customer.birthday_month !== undefined) {
    customer.birthday_month = months[Number(customer.birthday_month) - 1] ?? customer.birthday_month;
  }
  if (customer.birthday_day !== undefined && (customer.birthday_day < 1 || customer.birthday_day > 31)) {
    customer.birthday_day = undefined;
    note('Day of birth left out: it must be 1 to 31.');
  }
}
