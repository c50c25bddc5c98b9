import { type Reading, unreadable } from './kind';
import { textOf } from './text-of';
import { isDayOfCalendar, writtenTime } from './written-time';

const number = /^-?\d+(?:\.\d+)?$/;
const hour = 3_600_000;
/** 1900-01-01 is the zero time of SQL Server and, a day before it, of spreadsheets; Go's and .NET's is 0001-01-01. */
export const earliestMilliseconds = Date.UTC(1900, 0, 2);
/** Later years have no ISO 8601 form of four digits. */
const latestMilliseconds = Date.UTC(10_000, 0, 1) - 1;

/**
 * The one reader of times: milliseconds since 1970. Reads ISO 8601 and its kin (`writtenTime`), UNIX times in seconds, milliseconds,
 * microseconds and nanoseconds, told apart by size, as numbers and as digits, and `Date`. Unreadable: days that there are not, years
 * alone, the zero times that programs write where they have none. Whether a time lies too far ahead is for who has a clock to say.
 */
export function readTime(given: unknown): Reading<number> {
  if (typeof given === 'number') return readUnix(given);
  if (typeof given === 'object' && given !== null) return readDate(given);
  const text = textOf(given);
  if (typeof text !== 'string') return text;
  if (isCanonicalTime(text)) return Date.parse(text);
  if (number.test(text)) return readUnix(Number(text));
  const milliseconds = writtenTime(text)?.milliseconds;
  return milliseconds === undefined ? unreadable : plausible(milliseconds);
}

/** Seconds from 1973 to 5138, in units that grow by 1000. What is smaller is a year, a count of days, or a date without separators. */
function readUnix(value: number): Reading<number> {
  const size = Math.abs(value);
  if (size < 1e8) return size >= 1e7 ? readDigits(String(value)) : unreadable;
  if (!(size < 1e20)) return unreadable;
  const milliseconds = size < 1e11 ? value * 1000 : size < 1e14 ? value : size < 1e17 ? value / 1000 : value / 1e6;
  // Finer parts are dropped as they are of a text; what 1795860000.123 * 1000 lacks to a whole number is no finer part.
  return plausible(Math.floor(milliseconds + 0.001));
}

/** 20261128 */
function readDigits(digits: string): Reading<number> {
  const milliseconds = writtenTime(digits)?.milliseconds;
  return milliseconds === undefined ? unreadable : plausible(milliseconds);
}

/** By the hidden slot that makes a `Date` one: what only looks like one, or throws when looked at, is none. */
function readDate(given: object): Reading<number> {
  try {
    return plausible(Date.prototype.getTime.call(given));
  } catch {
    return unreadable;
  }
}

/** 1970-01-01 at midnight, in whatever zone, is a program's zero. */
function plausible(milliseconds: number): Reading<number> {
  const isTime = milliseconds >= earliestMilliseconds && milliseconds <= latestMilliseconds;
  return isTime && Math.abs(milliseconds) > 14 * hour ? milliseconds : unreadable;
}

/** Whether it is a time as JavaScript writes it, `2026-11-28T10:00:00.000Z`, and after 1970: most are. */
export function isCanonicalTime(text: string): boolean {
  if (text.length !== 24 || !canonical.test(text)) return false;
  const year = Number(text.slice(0, 4));
  return year > 1970 && isDayOfCalendar(year, Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}
const canonical = /^\d{4}-[01]\d-[0-3]\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
