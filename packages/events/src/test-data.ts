import type { InputField } from '@sluice/kit/host';

/** The options of `testData`. */
export interface TestDataOptions {
  /** Only fields that are or may be required, and IDs, since vendors refuse events without a person. */
  readonly isRequiredOnly?: boolean;
  /** The time of the event; now by default. */
  readonly at?: Date;
}

/** Any value of a payload. */
type Value = string | number | boolean | Value[] | { [name: string]: Value };

const ids: ReadonlySet<string> = new Set(['identifier', 'deviceIdentifier', 'orderId', 'productId']);

/** Values that vendors accept, by kind. A field of any other kind gets its label. All are invented (RFC 2606, RFC 5737). */
const values: Readonly<Record<string, string>> = {
  currencyCode: 'EUR',
  day: '1990-05-14',
  discoveryCookie: 'uid=7797686432023:v=11.5:ts=1428617911187:hc=55',
  emailAddress: 'ada@example.com',
  gender: 'female',
  ipAddress: '198.51.100.4',
  money: '12.5',
  numeric: '3',
  orderId: 'order-1',
  pageReferrer: 'https://search.example/',
  pageUrl: 'https://shop.example/products/1',
  phoneNumber: '+4915112345678',
  productId: 'product-1',
  quantity: '2',
  unixDay: '1990-05-14',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  wholeNumber: '3',
  yesOrNo: 'true',
};

/**
 * A payload for an action that its vendor accepts, from the kinds, choices and defaults of the action's fields. Replaces Segment's
 * `generateTestData`, whose random strings are refused or left out.
 */
export function testData(
  fields: Readonly<Record<string, InputField>>,
  { isRequiredOnly = false, at = new Date() }: TestDataOptions = {},
): Record<string, Value> {
  const wanted = Object.entries(fields).filter(([, field]) => {
    const { required, type, kind = '', category, default: usual } = field;
    // IDs and words that only the sender can know.
    if ((kind === 'object' && category === 'identifier') || (kind === 'word' && usual === undefined)) return false;
    if (!isRequiredOnly) return type === 'object' || type === 'string';
    // An update without attributes is refused, and so is a consent without categories.
    return required !== undefined || kind === 'rest' || kind === 'object' || category === 'identifier' || ids.has(kind);
  });
  return Object.fromEntries(wanted.map(([name, field]) => [name, valueOf(name, field, at)]));
}

function valueOf(name: string, { multiple, ...field }: InputField, at: Date): Value {
  if (field.kind === 'object') return { email: true };
  if (field.kind === 'rest') return { plan: 'gold' };
  const value = field.properties ? testData(field.properties, { at }) : textOf(name, field, at);
  return multiple ? [value] : value;
}

function textOf(
  name: string,
  { kind = 'text', choices, label, default: usual }: InputField,
  at: Date,
): string | number {
  if (typeof usual === 'string') return usual;
  const [choice] = choices ?? [];
  if (choice) return choice.value;
  if (kind === 'identifier') return `id-of-${name}`;
  if (/time|unix/i.test(kind) && kind !== 'unixDay') return at.toISOString();
  return values[kind] ?? label;
}
