import type { InputField } from '@sluice/kit/host';

export interface TestDataOptions {
  /** Only what is required, or may be, and the IDs. */
  readonly isRequiredOnly?: boolean;
  /** The time of the event; now unless given. */
  readonly at?: Date;
}

/** What a payload holds, in the words of Segment's types. */
type Value = string | number | boolean | Value[] | { [name: string]: Value };

/** A value of each kind that a vendor takes; of others a text. All are nobody's (RFC 2606, RFC 5737). */
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
 * A payload for an action's fields that the vendor takes, made by what its fields say: what Segment's generator of random data
 * makes for an action whose fields take any text.
 */
export function testData(
  fields: Readonly<Record<string, InputField>>,
  { isRequiredOnly = false, at = new Date() }: TestDataOptions = {},
): Record<string, Value> {
  const wanted = Object.entries(fields).filter(([name, { required, type, kind, category, default: usual }]) => {
    if (kind === 'object' && category === 'identifier') return false;
    if (kind === 'word' && usual === undefined) return false;
    // An update of nothing is none, nor is a consent to nothing.
    if (isRequiredOnly) return required !== undefined || kind === 'rest' || kind === 'object' || name.includes('id');
    return type === 'object' || type === 'string';
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
