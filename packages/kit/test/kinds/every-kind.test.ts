import fc from 'fast-check';
import { runs } from '@sluice/test-utils/runs';
import { appName, appNamespace, appVersion } from '../../src/kinds/app';
import { currencyCode } from '../../src/kinds/currency-code';
import { dateTime } from '../../src/kinds/date-time';
import { day } from '../../src/kinds/day';
import { deviceIdentifier } from '../../src/kinds/device-identifier';
import { emailAddress } from '../../src/kinds/email-address';
import { gender } from '../../src/kinds/gender';
import { identifier } from '../../src/kinds/identifier';
import { ipAddress } from '../../src/kinds/ip-address';
import { type Kind, unreadable } from '../../src/kinds/kind';
import { money } from '../../src/kinds/money';
import { numeric } from '../../src/kinds/numeric';
import { orderId } from '../../src/kinds/order-id';
import { pageReferrer } from '../../src/kinds/page-referrer';
import { pageUrl } from '../../src/kinds/page-url';
import { phoneNumber } from '../../src/kinds/phone-number';
import { productId } from '../../src/kinds/product-id';
import { quantity } from '../../src/kinds/quantity';
import { text } from '../../src/kinds/text';
import { time } from '../../src/kinds/time';
import { userAgent } from '../../src/kinds/user-agent';
import { wholeNumber } from '../../src/kinds/whole-number';
import { yesOrNo } from '../../src/kinds/yes-or-no';

const kinds: readonly Kind<unknown>[] = [
  appName,
  appNamespace,
  appVersion,
  currencyCode,
  dateTime,
  day,
  deviceIdentifier,
  emailAddress,
  gender,
  identifier,
  ipAddress,
  money,
  numeric,
  orderId,
  pageReferrer,
  pageUrl,
  phoneNumber,
  productId,
  quantity,
  text,
  time('iso'),
  time('milliseconds'),
  time('seconds'),
  userAgent,
  wholeNumber,
  yesOrNo,
];
const identifiers = new Set<unknown>([deviceIdentifier, identifier, productId, orderId]);
const often = runs(3000);

/** What values are made of, put together at random: most of it nearly is something. */
const pieces = [
  ...'0 1 9 00 12 20 26 2026 1970 123456 1795860000 000000000000 255'.split(' '),
  ...'- -- + . , : :: / // @ ( ) (0) [ ] { } $ € % # ? = & * " \' ` < > T Z _ | \\'.split(' '),
  ...'a e x f ff jo ü ß null None NaN n/a true false web mobile server undefined guest unknown Infinity e+ 0x'.split(
    ' ',
  ),
  ...'example .com shop.example https:// http: android-app:// mailto: tel: xn-- EUR usd m female UTC +02:00 ext'.split(
    ' ',
  ),
  ...'2026-11-28 10:00:00 T10:00:00.000Z 203.0.113.8 10.0.0.1 2001:db8: ::ffff: +49 $direct [object Object]'.split(' '),
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\u0000',
  '\u0007',
  '\u0085',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\ud83d',
  '\udc00',
  '😀',
  '👩‍🚀',
];
const composed = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => parts.join(''));
const anyText = fc.oneof(
  { arbitrary: composed, weight: 6 },
  { arbitrary: fc.string({ unit: 'binary' }), weight: 1 },
  {
    arbitrary: fc.array(fc.integer({ min: 0, max: 0xff_ff })).map((codes) => String.fromCharCode(...codes)),
    weight: 1,
  },
  { arbitrary: fc.ipV4(), weight: 1 },
  { arbitrary: fc.ipV6(), weight: 1 },
  { arbitrary: fc.emailAddress(), weight: 1 },
  { arbitrary: fc.webUrl({ withFragments: true, withQueryParameters: true }), weight: 1 },
  { arbitrary: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()), weight: 1 },
  { arbitrary: fc.uuid(), weight: 1 },
);
const anyNumber = fc.oneof(
  fc.double(),
  fc.float(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.integer({ min: -99, max: 99 }).map((cents) => cents / 100),
  fc.tuple(fc.double({ min: 0.1, max: 10, noNaN: true }), fc.integer({ min: 0, max: 30 })).map(([a, b]) => a * 10 ** b),
);
const anything = fc.oneof(
  anyText,
  anyNumber,
  fc.boolean(),
  fc.bigInt(),
  fc.constantFrom<unknown>(undefined, null, Symbol('a'), () => 1),
  fc.anything({
    withDate: true,
    withBigInt: true,
    withMap: true,
    maxDepth: 1,
    withNullPrototype: true,
    withBoxedValues: true,
  }),
);

/** What a vendor would choke on in something that was read. */
function faultOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'undefined':
    case 'boolean':
      return undefined;
    case 'symbol':
      return value === unreadable ? undefined : 'another symbol';
    case 'number':
      return Math.abs(value) <= Number.MAX_SAFE_INTEGER && !Object.is(value, -0) ? undefined : 'no exact number';
    case 'string':
      if (/^\s|\s$|^$|[^\P{Cc}\n\t]|^undefined$|\[object Object\]/u.test(value)) return 'no clean text';
      return Buffer.from(value, 'utf8').toString('utf8') === value ? undefined : 'half an emoji';
    default:
      return 'no scalar';
  }
}

function isUnsafeInteger(value: unknown): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** The kinds of which it is not so, by name: an error then shows them beside the value. */
function exceptFor(isSo: (kind: Kind<unknown>) => boolean): string[] {
  return kinds.filter((kind) => !isSo(kind)).map(({ name }) => name);
}

test('a kind reads a value, nothing or that it is unreadable, and never throws', () => {
  const property = fc.property(anything, (given) => {
    expect(exceptFor(({ read }) => faultOf(read(given)) === undefined)).toEqual([]);
  });
  fc.assert(property, often);
});

test('a kind reads a text that it has read as the same', () => {
  const isKept = ({ read }: Kind<unknown>, value: unknown) => typeof value !== 'string' || read(value) === value;
  const property = fc.property(anything, (given) => {
    expect(exceptFor((kind) => isKept(kind, kind.read(given)))).toEqual([]);
  });
  fc.assert(property, often);
});

test('a kind reads a number or boolean as hosts do that make a text of it first', () => {
  const given = fc.oneof(anyNumber.filter(Number.isFinite), fc.boolean());
  const property = fc.property(given, (value) => {
    const asText = (kind: Kind<unknown>) =>
      // Its text would be read, but stands for several IDs.
      identifiers.has(kind) && isUnsafeInteger(value) ? unreadable : kind.read(String(value));
    expect(exceptFor((kind) => kind.read(value) === asText(kind))).toEqual([]);
  });
  fc.assert(property, often);
});

test.each([[Number.NaN], [Infinity], [-Infinity]])('no kind reads the number %p', (given) => {
  expect(exceptFor(({ read }) => read(given) === unreadable)).toEqual([]);
});

test('no kind looks at an object', () => {
  const refuse = () => {
    throw new Error('It was looked at.');
  };
  const traps = new Proxy({}, { get: () => refuse });
  const hostile = [
    new Proxy({}, traps),
    new Proxy([], traps),
    new Proxy(new Date(), traps),
    new Proxy(() => 1, traps),
    { toString: refuse, valueOf: refuse, toJSON: refuse, getTime: refuse, [Symbol.toPrimitive]: refuse },
    Object.create(null) as object,
  ];
  expect(exceptFor(({ read }) => hostile.every((given) => read(given) === unreadable))).toEqual([]);
});

// Were one of them super-linear, it would take hours.
test.each([
  'a',
  '1',
  '.',
  ' ',
  '@',
  '-',
  '/',
  ':',
  '0',
  '"',
  '{{',
  '\u200b',
  '\ud83d',
  '\r',
  '+1',
  'a.',
  '(0)',
  ' a',
  '[object ',
])('kinds need time in proportion to the length of a text of many %j', (piece) => {
  const long = piece.repeat(50_000);
  const texts = [long, `${long}!`, `https://${long}`, `a@${long}`, `2026-11-28 ${long}!`, `1 of ${long}`, `!${long}`];
  expect(exceptFor(({ read }) => texts.every((given) => faultOf(read(given)) === undefined))).toEqual([]);
});

test('no two kinds have one name, and all say what is wanted', () => {
  expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length);
  expect(kinds.filter(({ wanted }) => !/^(?:an?|the|one|true) [^.]*[^.…]/.test(wanted))).toEqual([]);
});
