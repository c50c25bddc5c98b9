import { isObject, mappedPaths } from '@sluice/kit/host';
import { actionsOf, type Definition, type Field, isDefault, presetsOf } from './definition';
import { doubtful, type Finding } from './finding';

/** What values are: the kinds of field that read them, and the names that every sender gives them. */
const meanings = [
  meaning('an amount', ['money'], 'price total subtotal revenue tax shipping discount'),
  meaning('a quantity', ['quantity', 'wholeNumber'], 'quantity'),
  meaning('a currency', ['currencyCode'], 'currency'),
  meaning('the ID of an order', ['orderId'], 'order_id'),
  meaning('the ID of a checkout', [], 'checkout_id cart_id'),
  meaning('the ID of a product', ['productId'], 'product_id sku'),
  meaning('an email address', ['emailAddress'], 'email'),
  meaning('a phone number', ['phoneNumber'], 'phone'),
  meaning('an IP address', ['ipAddress'], 'ip'),
  meaning('a user agent', ['userAgent'], 'userAgent'),
  meaning('the address of a page', ['pageUrl', 'pageReferrer'], 'url referrer'),
  meaning('a day', ['day', 'dateTime'], 'birthday birth_date date_of_birth'),
  meaning('the time when a server received the event', [], 'received_at sent_at'),
  meaning(
    'the time when something happened',
    ['time', 'unixSeconds', 'unixMilliseconds', 'dateTime', 'day'],
    'timestamp created_at',
  ),
];

interface Meaning {
  readonly what: string;
  readonly kinds: readonly string[];
  readonly names: ReadonlySet<string>;
}

function meaning(what: string, kinds: readonly string[], names: string): Meaning {
  return { what, kinds, names: new Set(names.split(' ').map(lettersOf)) };
}

/**
 * Checks that no field whose kind is known reads a value that is something else, as where price and quantity are swapped. A field
 * of another kind, such as a text, may read anything.
 */
export function sources(definition: Definition): Finding[] {
  const actions = actionsOf(definition);
  return [
    ...Object.entries(actions).flatMap(([key, { fields }]) =>
      Object.entries(fields).flatMap(([name, field]) => inField(`actions.${key}.fields.${name}`, field, field.default)),
    ),
    ...presetsOf(definition).flatMap(({ partnerAction, mapping = {} }, index) =>
      Object.entries(mapping).flatMap(([name, value]) => {
        const field = actions[partnerAction]?.fields[name];
        return !field || isDefault(value, field) ? [] : inField(`presets.${index}.mapping.${name}`, field, value);
      }),
    ),
  ];
}

function inField(place: string, { kind, properties }: Field, mapping: unknown): Finding[] {
  if (!properties) return kind === undefined ? [] : inScalar(place, kind, pathsIn(mapping));
  const ofGroup = kind === 'group' && isObject(mapping) ? mapping : undefined;
  return Object.entries(properties).flatMap(([name, member]) => {
    const at = `${place}.properties.${name}`;
    if (ofGroup) return inField(at, member, ofGroup[name]);
    return member.kind === undefined ? [] : inScalar(at, member.kind, member.names ?? [name]);
  });
}

function inScalar(place: string, kind: string, paths: readonly string[]): Finding[] {
  const own = meanings.filter(({ kinds }) => kinds.includes(kind));
  if (own.length === 0) return [];
  return paths.flatMap((path) => {
    const name = lettersOf(path.slice(path.lastIndexOf('.') + 1));
    const other = meanings.find(({ names }) => names.has(name));
    if (!other || own.includes(other)) return [];
    const problem = `It reads ${path}, which is ${other.what}, but it is ${own[0]?.what}.`;
    return [doubtful(place, problem, 'Correct the source, or the kind of the row.')];
  });
}

function pathsIn(mapping: unknown): readonly string[] {
  try {
    return mappedPaths(mapping);
  } catch {
    // Another rule reports a mapping that contains itself.
    return [];
  }
}

function lettersOf(name: string): string {
  return name.replaceAll(/[^a-zA-Z]/g, '').toLowerCase();
}
