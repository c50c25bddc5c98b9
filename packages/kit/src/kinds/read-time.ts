import { type Reading, unreadable } from './kind';
import { textOf } from './text-of';
import { isDayOfCalendar, writtenTime } from './written-time';

const number = /^-?\d+(?:\.\d+)?$/;
/** 1900-01-01 is the zero time of SQL Server and, a day earlier, of spreadsheets. In Go and .NET it is 0001-01-01. */
const earliest = Date.UTC(1900, 0, 2);
/** Later years do not fit into the four digits of ISO 8601. */
const latest = Date.UTC(10_000, 0, 1) - 1;
/** Until then it may be midnight of 1970-01-01, a program's zero, in some zone. */
const furthestZero = 14 * 3_600_000;

/**
 * Reads all times, as milliseconds since 1970: ISO 8601 and similar (`writtenTime`); UNIX times in seconds, milliseconds,
 * microseconds or nanoseconds, distinguished by size, as numbers or digits; dates as digits (20261128, 20261128100000); and `Date`.
 * Unreadable: days that do not exist, years alone, and the zero times that programs write for a missing time. Whether a time is too
 * far in the future is up to callers that have a clock.
 */
export function readTime(given: unknown): Reading<number> {
  if (typeof given === 'number') return readNumber(given);
  if (typeof given === 'object' && given !== null) return readDate(given);
  const text = textOf(given);
  if (typeof text !== 'string') return text;
  if (isCanonicalTime(text)) return canonicalMilliseconds(text);
  return number.test(text) ? readNumber(Number(text)) : plausible(writtenTime(text)?.milliseconds);
}

function readNumber(value: number): Reading<number> {
  const milliseconds = unixMilliseconds(value);
  if (milliseconds === undefined)
    return plausible(writtenTime(String(value).replace(/^(\d{8})(\d{6})$/, '$1T$2'))?.milliseconds);
  // Smaller fractions are dropped, as in texts, but not what 1795860000.123 * 1000 loses by rounding.
  return plausible(Math.floor(milliseconds + 0.001));
}

const year2200 = Date.UTC(2200, 0, 1) / 1000;
/** 9999-12-31T23:59:59Z, which means "never". As milliseconds it would be a day in 1978. */
const never = 253_402_300_799;

/**
 * Times up to 2200, in each unit from the point where nothing else can be meant. Numbers below the first seconds (1973) are years, day
 * counts and dates without separators; between milliseconds and microseconds are dates with a clock time, and "never". Microseconds and
 * nanoseconds are only written by machines, and not for times before 2001. Before 1970 there are only birthdays.
 */
function unixMilliseconds(value: number): number | undefined {
  if (value < 0) return value > -year2200 ? value * 1000 : value;
  if (value < 1e8 || value === never) return undefined;
  if (value < year2200) return value * 1000;
  if (value < year2200 * 1e3) return value;
  if (value >= 1e15 && value < year2200 * 1e6) return value / 1e3;
  return value >= 1e18 && value < year2200 * 1e9 ? value / 1e6 : undefined;
}

/** Uses the internal slot of `Date`: an object that only looks like one, or throws when inspected, is not one. */
function readDate(given: object): Reading<number> {
  try {
    return plausible(Date.prototype.getTime.call(given));
  } catch {
    return unreadable;
  }
}

function plausible(milliseconds: number | undefined): Reading<number> {
  const isTime =
    milliseconds !== undefined &&
    milliseconds >= earliest &&
    milliseconds <= latest &&
    Math.abs(milliseconds) > furthestZero;
  return isTime ? milliseconds : unreadable;
}

const canonical = /^2[01]\d\d-[01]\d-[0-3]\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Whether it is a time as JavaScript writes it, `2026-11-28T10:00:00.000Z`, of this or the next century, as most are. */
export function isCanonicalTime(text: string): boolean {
  if (text.length !== 24 || !canonical.test(text)) return false;
  return isDayOfCalendar(yearOf(text), twoDigits(text, 5), twoDigits(text, 8));
}

const plainDay = /^(?:19|20)\d\d-[01]\d-[0-3]\d$/;

/** Whether it is a day in ISO 8601, `1990-05-14`, of this century or the last, and not a zero time. */
export function isPlainDay(text: string): boolean {
  if (text.length !== 10 || !plainDay.test(text) || zeroDays.test(text)) return false;
  return isDayOfCalendar(yearOf(text), twoDigits(text, 5), twoDigits(text, 8));
}
const zeroDays = /^19(?:00-01-01|70-01-01)$/;

/** The same as `Date.parse`, but faster. */
function canonicalMilliseconds(text: string): number {
  const minutes = twoDigits(text, 11) * 60 + twoDigits(text, 14);
  const milliseconds = twoDigits(text, 20) * 10 + text.charCodeAt(22) - 48;
  const midnight = Date.UTC(yearOf(text), twoDigits(text, 5) - 1, twoDigits(text, 8));
  return midnight + (minutes * 60 + twoDigits(text, 17)) * 1000 + milliseconds;
}

function yearOf(text: string): number {
  return twoDigits(text, 0) * 100 + twoDigits(text, 2);
}

function twoDigits(text: string, index: number): number {
  return text.charCodeAt(index) * 10 + text.charCodeAt(index + 1) - 528;
}
