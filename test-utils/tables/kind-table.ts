import * as kit from '@sluice/kit';

interface Examples {
  /** The kit's names for the rows of this kind. */
  readonly rows: readonly string[];
  readonly row: kit.Row;
  /** What it reads. */
  readonly reads: readonly unknown[];
  readonly nothing: readonly unknown[];
  readonly unreadable: readonly unknown[];
}

const colours = { red: 'Red', blue: 'Blue' };

/** One for each kind. Values that count as nothing for every kind are in no example: a blank text, null. */
const kindExamples: readonly Examples[] = [
  {
    rows: ['userId', 'anonymousId', 'previousId', 'groupId', 'identifier'],
    row: kit.userId(),
    reads: [' u-1 ', 42],
    nothing: [],
    unreadable: ['guest', 'null', '00000000-0000-0000-0000-000000000000', 2 ** 60],
  },
  {
    rows: ['deviceId', 'advertisingId', 'vendorId'],
    row: kit.deviceId(),
    reads: ['AEBE52E7-03EE-455A-B3C4-E57283966239'],
    nothing: ['00000000-0000-0000-0000-000000000000'],
    unreadable: ['null'],
  },
  { rows: ['orderId'], row: kit.orderId(), reads: ['A-1', 1001], nothing: [], unreadable: ['n/a', '-'] },
  {
    rows: ['productId'],
    row: kit.productId('', ''),
    reads: ['sku-1', 'guest'],
    nothing: [],
    unreadable: ['undefined', true],
  },
  {
    rows: ['emailAddress'],
    row: kit.emailAddress(),
    reads: [' Jo@Example.com', 'user jo@example.com'],
    nothing: ['user 42'],
    unreadable: ['Jo <jo@example.com>', 'j***@example.com', 'n/a'],
  },
  {
    rows: ['phoneNumber'],
    row: kit.phoneNumber(),
    reads: ['+49 (0)30 1234567', 'tel:+1-212-555-0123'],
    nothing: [],
    unreadable: ['030 1234567', '+49301234567 ext. 5'],
  },
  {
    rows: [
      'text',
      'firstName',
      'lastName',
      'city',
      'country',
      'postalCode',
      'pageTitle',
      'messageId',
      'eventName',
      'fixed',
      'suggested',
      'deviceType',
    ],
    row: kit.text('', ''),
    reads: [' a ', 12],
    nothing: [],
    unreadable: ['undefined', '[object Object]', true],
  },
  {
    rows: ['oneOf', 'wordOf'],
    row: kit.wordOf('', '', colours),
    reads: ['RED'],
    nothing: [],
    unreadable: ['green'],
  },
  {
    rows: ['category'],
    row: kit.category(),
    reads: ['Home/Kitchen', 'Home > Kitchen > Pans'],
    nothing: [' / '],
    unreadable: ['undefined', true],
  },
  {
    rows: ['money', 'orderTotal'],
    row: kit.money('', ''),
    reads: ['12.50', 0.1 + 0.2],
    nothing: [],
    unreadable: ['1,299.00', '$12', 'Infinity'],
  },
  {
    rows: ['quantity'],
    row: kit.quantity('', ''),
    reads: ['2', 0.5],
    nothing: [],
    unreadable: [-1, 'two'],
  },
  { rows: ['numeric'], row: kit.numeric('', ''), reads: ['-3.5'], nothing: [], unreadable: ['1e5', '0x10'] },
  { rows: ['wholeNumber'], row: kit.wholeNumber('', ''), reads: ['3'], nothing: [], unreadable: [3.5] },
  {
    rows: ['yesOrNo'],
    row: kit.yesOrNo('', ''),
    reads: ['yes', 0],
    nothing: [],
    unreadable: ['maybe', 2],
  },
  { rows: ['currencyCode'], row: kit.currencyCode(), reads: ['eur', '€'], nothing: [], unreadable: ['$', 'XYZ'] },
  {
    rows: ["time('iso')"],
    row: kit.time('iso'),
    reads: ['2026-11-28T10:00:00+01:00', 1795860000],
    nothing: [],
    unreadable: ['2026-02-30', 0, 'yesterday'],
  },
  {
    rows: ["time('seconds')"],
    row: kit.time('seconds'),
    reads: ['2026-11-28T10:00:00.500Z'],
    nothing: [],
    unreadable: ['2026'],
  },
  {
    rows: ["time('milliseconds')"],
    row: kit.time('milliseconds'),
    reads: ['2026-11-28T10:00:00.500Z'],
    nothing: [],
    unreadable: ['2026'],
  },
  {
    rows: ['dateOf', 'createdAt'],
    row: kit.dateOf('', ''),
    reads: ['2026-11-28', 1795860000],
    nothing: [],
    unreadable: ['28.11.26'],
  },
  {
    rows: ['dayOf', 'birthday'],
    row: kit.birthday(),
    reads: ['1990-04-23T00:00:00Z'],
    nothing: [],
    unreadable: ['1990-02-30', '23/4'],
  },
  { rows: ['gender'], row: kit.gender(), reads: ['F', 'diverse'], nothing: [], unreadable: [1, 'n/a'] },
  {
    rows: ['ipAddress'],
    row: kit.ipAddress(),
    reads: ['203.0.113.7:80', '2001:DB8::1', 'request 203.0.113.7 web'],
    nothing: ['request 203.0.113.7 server'],
    unreadable: ['10.0.0.1', 'localhost'],
  },
  {
    rows: ['userAgent'],
    row: kit.userAgent(),
    reads: ['Mozilla/5.0 (X11)'],
    nothing: [],
    unreadable: ['unknown', '5.0'],
  },
  {
    rows: ['pageUrl', 'urlOf'],
    row: kit.pageUrl(),
    reads: ['https://shop.example/a b'],
    nothing: [],
    unreadable: ['/p/1', 'javascript:0'],
  },
  {
    rows: ['pageReferrer'],
    row: kit.pageReferrer(),
    reads: ['android-app://com.example'],
    nothing: ['$direct'],
    unreadable: ['google'],
  },
  {
    rows: ['appName'],
    row: kit.appName(),
    reads: ['Shop'],
    nothing: ['RudderLabs JavaScript SDK', 'com.rudderlabs.javascript'],
    unreadable: [],
  },
  {
    rows: ['appNamespace'],
    row: kit.appNamespace(),
    reads: ['com.example.shop'],
    nothing: ['com.rudderlabs.javascript'],
    unreadable: [],
  },
  {
    rows: ['appVersion'],
    row: kit.appVersion(),
    reads: ['5.2.1', '5.2.1 of com.example.shop'],
    nothing: ['3.0 of com.rudderlabs.javascript'],
    unreadable: [],
  },
  {
    rows: ['consents'],
    row: kit.consents(),
    reads: [{ categoryPreferences: { ads: true } }, { deniedConsentIds: 'ads' }],
    nothing: [],
    unreadable: ['yes', 1],
  },
];

/** The table in the kit's README; throws if an example does not behave as stated. */
export function kindTable(): string {
  const rows = kindExamples.map((examples) => {
    const { kind } = examples.row;
    const read = (given: unknown): unknown => {
      const value = kind.read(given);
      if (value === undefined || value === kit.unreadable)
        throw new Error(`${kind.name} reads nothing of ${told(given)}.`);
      return told(value) === told(given) ? told(given) : `${told(given)} as ${told(value)}`;
    };
    const not = (expected: unknown) => (given: unknown) => {
      if (kind.read(given) !== expected) throw new Error(`${kind.name} takes ${told(given)} otherwise.`);
      return told(given);
    };
    return [
      examples.rows.map((name) => `\`${name}\``).join(', '),
      kind.wanted,
      examples.reads.map(read).join(', '),
      examples.nothing.map(not(undefined)).join(', '),
      examples.unreadable.map(not(kit.unreadable)).join(', '),
    ];
  });
  const head = ['rows', 'what it must be', 'reads', 'nothing', 'unreadable'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Texts and numbers as in JSON. */
function told(value: unknown): string {
  return `\`${JSON.stringify(value instanceof Map ? Object.fromEntries(value) : value)}\``;
}

/** The names of all rows in the table. */
export const rowsInTable: readonly string[] = kindExamples.flatMap(({ rows }) => rows);
