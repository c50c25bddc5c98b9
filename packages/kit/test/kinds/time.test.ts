import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { runs } from '@sluice/test-utils/runs';
import { unreadable } from '../../src/kinds/kind';
import { time } from '../../src/kinds/time';

const iso = time('iso');
const ten = '2026-11-28T10:00:00.000Z';

test.each([
  ['2026-11-28T10:00:00.000Z'],
  ['2026-11-28T10:00:00Z'],
  ['2026-11-28T10:00Z'],
  ['2026-11-28t10:00:00z'],
  ['2026-11-28T10:00:00.000000Z'],
  ['2026-11-28T10:00:00.000000000Z'],
  ['2026-11-28T12:00:00+02:00'],
  ['2026-11-28T12:00:00+0200'],
  ['2026-11-28T12:00:00+02'],
  ['2026-11-28T05:30:00-04:30'],
  ['2026-11-29T00:00:00+14:00'],
  ['20261128T100000Z'],
  ['20261128T120000+0200'],
  ['2026/11/28 10:00:00'],
  ['  2026-11-28T10:00:00Z\n'],
  ['\ufeff2026-11-28T10:00:00Z'],
])('reads %j, ISO 8601', (given) => {
  expect(iso.read(given)).toBe(ten);
});

test.each([
  // PostgreSQL, BigQuery, dbt, Snowflake, Ruby
  ['2026-11-28 10:00:00 UTC'],
  ['2026-11-28 10:00:00.000 UTC'],
  ['2026-11-28 10:00:00+00'],
  ['2026-11-28 12:00:00.000 +0200'],
  ['2026-11-28 10:00:00 GMT'],
  // Java
  ['2026-11-28T10:00:00Z[UTC]'],
  ['2026-11-28T11:00:00+01:00[Europe/Berlin]'],
  ['2026-11-28T10:00Z[Etc/UTC]'],
  // Go
  ['2026-11-28 10:00:00 +0000 UTC'],
  ['2026-11-28 11:00:00 +0100 CET'],
  // Python's logging, and ISO 8601 as Europe writes fractions
  ['2026-11-28 10:00:00,000'],
  ['2026-11-28T10:00:00,0Z'],
  // Email and HTTP
  ['Sat, 28 Nov 2026 10:00:00 GMT'],
  ['Sat, 28 Nov 2026 11:00:00 +0100'],
  ['Sat, 28 Nov 2026 11:00:00 +0100 (CET)'],
  ['28 Nov 2026 10:00 UTC'],
  // JavaScript
  ['Sat Nov 28 2026 11:00:00 GMT+0100 (Central European Standard Time)'],
  ['Sat Nov 28 2026 10:00:00 GMT+0000'],
  // Java, Ruby, C, Python
  ['Sat Nov 28 10:00:00 UTC 2026'],
  ['Sat Nov 28 11:00:00 GMT+01:00 2026'],
  ['Sat Nov 28 05:30:00 -0430 2026'],
  ['Sat Nov 28 10:00:00 2026'],
])('reads %j, as others write it', (given) => {
  expect(iso.read(given)).toBe(ten);
});

test.each([['2026-11-28T10:00:00'], ['2026-11-28T10:00'], ['2026-11-28 10:00:00'], ['2026-11-28 10:00:00.000']])(
  'takes %j, which has no zone, for UTC',
  (given) => {
    expect(iso.read(given)).toBe(ten);
  },
);

test.each([
  [1_795_860_000],
  [1_795_860_000_000],
  [1_795_860_000_000_000],
  [1_795_860_000_000_000_000],
  ['1795860000'],
  ['1795860000.0'],
  ['1795860000000'],
  ['1795860000000000'],
  ['1795860000000000000'],
  [20_261_128_100_000],
  ['20261128100000'],
])('reads %j by its size', (given) => {
  expect(iso.read(given)).toBe(ten);
});

test.each([
  ['2026-11-28T10:00:00,5Z', '2026-11-28T10:00:00.500Z'],
  ['2026-11-28T10:00:00.123987Z', '2026-11-28T10:00:00.123Z'],
  ['1965-01-01T00:00:00.1239Z', '1965-01-01T00:00:00.123Z'],
  [1_795_860_000.123, '2026-11-28T10:00:00.123Z'],
  ['1795860000.123', '2026-11-28T10:00:00.123Z'],
  [1_795_860_000.0004, ten],
  [1_795_860_000_123.4, '2026-11-28T10:00:00.123Z'],
  [1_795_860_000_123_456, '2026-11-28T10:00:00.123Z'],
  ['1795860000123456', '2026-11-28T10:00:00.123Z'],
  ['1795860000123456789', '2026-11-28T10:00:00.123Z'],
])('keeps the milliseconds of %j: %j', (given, read) => {
  expect(iso.read(given)).toBe(read);
});

test.each([
  ['2026-11-28', '2026-11-28T00:00:00.000Z'],
  ['20261128', '2026-11-28T00:00:00.000Z'],
  [20_261_128, '2026-11-28T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2000-02-29T00:00:00.000Z', '2000-02-29T00:00:00.000Z'],
  ['2026-11-28T24:00:00Z', '2026-11-29T00:00:00.000Z'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ['2017-01-01T08:59:60+09:00', '2017-01-01T00:00:00.000Z'],
  ['2016-12-31T18:59:60-05:00', '2017-01-01T00:00:00.000Z'],
  ['1950-06-15T12:00:00Z', '1950-06-15T12:00:00.000Z'],
  [-616_000_000, '1950-06-25T08:53:20.000Z'],
  [-616_000_000_000, '1950-06-25T08:53:20.000Z'],
  [63_072_000_000, '1972-01-01T00:00:00.000Z'],
  ['2199-12-31T23:59:59.999Z', '2199-12-31T23:59:59.999Z'],
  ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
])('reads %j as %j', (given, read) => {
  expect(iso.read(given)).toBe(read);
});

test('reads a Date, also of another realm', () => {
  expect(iso.read(new Date(ten))).toBe(ten);
  expect(iso.read(runInNewContext(`new Date('${ten}')`))).toBe(ten);
  expect(iso.read(new Date(Number.NaN))).toBe(unreadable);
});

test('says the same in seconds and milliseconds', () => {
  expect(time('seconds').read('2026-11-28T10:00:00.250Z')).toBe(1_795_860_000.25);
  expect(time('seconds').read(1_795_860_000_250)).toBe(1_795_860_000.25);
  expect(time('milliseconds').read('2026-11-28T10:00:00.250Z')).toBe(1_795_860_000_250);
  expect(time('milliseconds').read(1_795_860_000.25)).toBe(1_795_860_000_250);
  expect(time('seconds').read('n/a')).toBe(unreadable);
  expect(time('seconds').read('')).toBeUndefined();
});

test.each([[undefined], [null], [''], [' ']])('takes %j for nothing', (given) => {
  expect(iso.read(given)).toBeUndefined();
});

test.each([
  // Go and .NET; MySQL; SQL Server; spreadsheets; UNIX
  ['0001-01-01T00:00:00Z'],
  ['0001-01-01 00:00:00 +0000 UTC'],
  ['0000-00-00 00:00:00'],
  ['1900-01-01 00:00:00.000'],
  ['1899-12-30T00:00:00Z'],
  ['1970-01-01T00:00:00.000Z'],
  ['1970-01-01T01:00:00+01:00'],
  ['1970-01-01 01:00:00'],
  ['1970-01-01'],
  [0],
  ['0'],
  [-1],
  ['-1'],
])('cannot read %j, a zero', (given) => {
  expect(iso.read(given)).toBe(unreadable);
});

test.each([
  ['2026-02-30T10:00:00Z'],
  ['2026-02-30T10:00:00.000Z'],
  ['2024-02-30'],
  ['2023-02-29T10:00:00.000Z'],
  ['2100-02-29T10:00:00.000Z'],
  ['2026-04-31T10:00:00.000Z'],
  ['2026-00-10'],
  ['2026-13-01'],
  ['2026-11-00T10:00:00.000Z'],
  ['Thu, 31 Nov 2026 10:00:00 GMT'],
  ['2026-11-28T24:00:01Z'],
  ['2026-11-28T25:00:00Z'],
  ['2026-11-28T10:60:00Z'],
  ['2026-11-28T10:00:60Z'],
  ['2026-11-28T10:00:61Z'],
  ['2026-11-28T10:00:00+14:30'],
  ['2026-11-28T10:00:00+02:60'],
  ['20260230'],
  [20_260_230],
])('cannot read %j, which there is not', (given) => {
  expect(iso.read(given)).toBe(unreadable);
});

test.each([
  ['2024'],
  [2024],
  ['2026-11'],
  ['2026-W48-6'],
  ['2026-332'],
  ['11/28/2026'],
  ['28.11.2026'],
  ['28-11-2026 10:00'],
  ['2026-1-5'],
  ['2026-11/28'],
  ['2026-11-28T10'],
  ['2026-11-28T10:00:00 EST'],
  ['2026-11-28T10:00:00[Europe/Berlin]'],
  ['2026-11-28T10:00:00Z tomorrow'],
  ['10:00:00'],
  ['28 Nov 2026'],
  ['Nov 28, 2026'],
  ['Sa, 28 Nov 2026 10:00:00 GMT'],
  ['Sat, 28 Okt 2026 10:00:00 GMT'],
  ['Sat Nov 28 11:00:00 CET 2026'],
  ['Thu, 01 Jan 1970 00:00:00 GMT'],
  ['yesterday'],
  ['now'],
  ['n/a'],
  // Days since 1900 or 1970, a serial of a spreadsheet, "never", beyond all times.
  [20_785],
  [46_354.4],
  [99_999_999],
  [253_402_300_799],
  [253_402_300_799_999],
  [1e14],
  [1e20],
  [8_640_000_000_000_001],
  ['+058878-07-15T16:02:03.456Z'],
  ['10000-01-01T00:00:00Z'],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  ['1e+21'],
  ['0x6b0a8a60'],
  [true],
  [false],
  [{}],
  [[]],
  [['2026-11-28T10:00:00Z']],
  ['2'.repeat(100_000)],
])('cannot read %j', (given) => {
  expect(iso.read(given)).toBe(unreadable);
});

const moments = fc.date({ min: new Date('1973-04-01'), max: new Date('2199-12-31'), noInvalidDate: true });

test('reads each form of a moment as that moment', () => {
  const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });
  const property = fc.property(moments, offsets, (date, offset) => {
    const milliseconds = date.getTime();
    const local = new Date(milliseconds + offset * 60_000).toISOString().slice(0, -1);
    const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) =>
      String(part).padStart(2, '0'),
    );
    const sign = offset < 0 ? '-' : '+';
    const forms = [
      date,
      milliseconds,
      String(milliseconds),
      milliseconds / 1000,
      String(milliseconds / 1000),
      date.toISOString(),
      date.toISOString().replace('T', ' ').replace('Z', ' UTC'),
      `${local}${sign}${hours}:${minutes}`,
      `${local.replaceAll(/[-:]/g, '')}${sign}${hours}${minutes}`,
    ];
    expect(forms.map((form) => time('milliseconds').read(form))).toEqual(forms.map(() => milliseconds));
  });
  fc.assert(property, runs(2000));
});

test('reads a day only where the calendar has it', () => {
  const parts = fc.tuple(
    fc.integer({ min: 1971, max: 2199 }),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
  );
  const property = fc.property(
    parts,
    fc.constantFrom('T10:00:00.000Z', ' 10:00:00', ''),
    ([year, month, date], rest) => {
      const given = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
      // A Date goes on counting where a month has no such day.
      const day = new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
      expect(iso.read(given + rest) !== unreadable).toBe(day === given);
    },
  );
  fc.assert(property, runs(3000));
});
