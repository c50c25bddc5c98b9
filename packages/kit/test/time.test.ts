import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { unixMilliseconds, unixSeconds } from '../src';

const noon = Date.UTC(2024, 0, 31, 12, 0, 0);

test.each([
  ['2024-01-31T12:00:00Z'],
  ['2024-01-31T12:00:00z'],
  ['2024-01-31T12:00:00.000Z'],
  ['2024-01-31T12:00:00.000000Z'],
  ['2024-01-31T12:00Z'],
  ['2024-01-31T13:00:00+01:00'],
  ['2024-01-31T13:00:00+0100'],
  ['2024-01-31T13:00:00+01'],
  ['2024-01-31T07:30:00-04:30'],
  ['2024-01-31 12:00:00Z'],
  ['  2024-01-31T12:00:00Z '],
])('reads the ISO 8601 time "%s"', (text) => {
  expect(unixMilliseconds(text)).toBe(noon);
});

test.each([['2024-01-31T12:00:00'], ['2024-01-31T12:00'], ['2024-01-31 12:00:00'], ['2024-01-31 12:00:00.000']])(
  'takes "%s", which has no zone, for UTC',
  (text) => {
    expect(unixMilliseconds(text)).toBe(noon);
  },
);

test('takes a date for its first moment in UTC', () => {
  expect(unixMilliseconds('2024-01-31')).toBe(Date.UTC(2024, 0, 31));
});

test('keeps the milliseconds of a time and leaves out finer parts', () => {
  expect(unixMilliseconds('2024-01-31T12:00:00.123Z')).toBe(noon + 123);
  expect(unixMilliseconds('2024-01-31T12:00:00.123987Z')).toBe(noon + 123);
  expect(unixMilliseconds('2024-01-31T12:00:00.5Z')).toBe(noon + 500);
});

test.each([[noon], [noon / 1000], [String(noon)], [String(noon / 1000)], [`${noon / 1000}.0`]])(
  'tells unix seconds from milliseconds: %p',
  (value) => {
    expect(unixMilliseconds(value)).toBe(noon);
  },
);

test('keeps the fraction of seconds, and rounds milliseconds to whole ones', () => {
  expect(unixSeconds(noon + 250)).toBe(noon / 1000 + 0.25);
  expect(unixSeconds(noon / 1000 + 0.25)).toBe(noon / 1000 + 0.25);
  expect(unixMilliseconds(noon / 1000 + 0.0004)).toBe(noon);
  expect(unixMilliseconds(noon + 0.4)).toBe(noon);
});

test('reads times before 1970', () => {
  expect(unixMilliseconds('1969-12-31T23:59:59Z')).toBe(-1000);
  expect(unixMilliseconds(-1)).toBe(-1000);
  expect(unixMilliseconds('-1')).toBe(-1000);
});

test.each([
  [undefined],
  [null],
  [''],
  ['   '],
  ['yesterday'],
  ['12:00'],
  ['2024-13-31T12:00:00Z'],
  ['2024-01-31T25:00:00Z'],
  ['31/01/2024'],
  ['01/31/2024 12:00'],
  ['Jan 31, 2024'],
  ['Wed Jan 31 2024 12:00:00'],
  ['1e12'],
  ['0x10'],
  ['-'],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [1e300],
  ['9'.repeat(30)],
])('has no time for %p', (value) => {
  expect(unixMilliseconds(value)).toBeUndefined();
  expect(unixSeconds(value)).toBeUndefined();
});

test('gives times that a Date can hold, whatever the number', () => {
  expect(unixMilliseconds(8.64e15)).toBe(8.64e15);
  expect(unixMilliseconds(8.64e15 + 1000)).toBeUndefined();
});

test('reads the same time in every time zone of the machine', () => {
  const texts = ['2024-01-31', '2024-01-31T12:00', '2024-01-31 12:00:00', '2024-02-30', '2024-1-5', 'Jan 31, 2024'];
  const { code } = transformFileSync(join(__dirname, '../src/time.ts'), {
    jsc: { parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  const program = `${code}
    const texts = ${JSON.stringify(texts)};
    console.log(JSON.stringify(texts.map((text) => unixMilliseconds(text) ?? null)));`;
  for (const TZ of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
    const printed = execFileSync(process.execPath, ['-e', program], { env: { ...process.env, TZ } });
    expect(JSON.parse(printed.toString())).toEqual(texts.map((text) => unixMilliseconds(text) ?? null));
  }
});
