import fc from 'fast-check';
import { appName, appNamespace, appVersion } from '../../src/kinds/app';
import { currencyCode } from '../../src/kinds/currency-code';
import { dateTime } from '../../src/kinds/date-time';
import { day } from '../../src/kinds/day';
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
const table = kinds.map((kind) => [kind.name, kind] as const);
const identifiers = new Set<unknown>([identifier, productId, orderId]);
const runs = { numRuns: 2000 };

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
  fc.anything({ withDate: true, withBigInt: true, withMap: true, withNullPrototype: true, withBoxedValues: true }),
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

describe.each(table)('the kind %s', (_, kind) => {
  test('reads a value, nothing or that it is unreadable, and never throws', () => {
    const property = fc.property(anything, (given) => {
      expect(faultOf(kind.read(given))).toBeUndefined();
    });
    fc.assert(property, runs);
  });

  test('reads a text that it has read as the same', () => {
    const property = fc.property(anything, (given) => {
      const value = kind.read(given);
      expect(typeof value === 'string' ? kind.read(value) : value).toBe(value);
    });
    fc.assert(property, runs);
  });

  test('reads a number or boolean as hosts do that make a text of it first', () => {
    const given = fc.oneof(anyNumber.filter(Number.isFinite), fc.boolean());
    const property = fc.property(given, (value) => {
      // Its text would be read, but stands for several IDs.
      const isLost = identifiers.has(kind) && isUnsafeInteger(value);
      expect(kind.read(value)).toBe(isLost ? unreadable : kind.read(String(value)));
    });
    fc.assert(property, runs);
  });

  test('reads no number that is none', () => {
    const read = [Number.NaN, Infinity, -Infinity].map((given) => kind.read(given));
    expect(read).toEqual([unreadable, unreadable, unreadable]);
  });

  test('looks at no object', () => {
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
    expect(hostile.map((given) => kind.read(given))).toEqual(hostile.map(() => unreadable));
  });

  test('needs time in proportion to the length of a text', () => {
    const lengths = ['a', '1', '.', ' ', '@', '-', '/', ':', '0', '\u200b', '\ud83d', '+1', 'a.', '(0)', ' a'].map(
      (piece) => {
        const long = piece.repeat(200_000);
        return [kind.read(long), kind.read(`https://${long}`), kind.read(`a@${long}`), kind.read(`2026-11-28 ${long}!`)]
          .length;
      },
    );
    expect(new Set(lengths)).toEqual(new Set([4]));
  });
});

test('no two kinds have one name, and all say what is wanted', () => {
  expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length);
  expect(kinds.filter(({ wanted }) => !/^(?:an?|the|one|true) [^.]*[^.…]/.test(wanted))).toEqual([]);
});
