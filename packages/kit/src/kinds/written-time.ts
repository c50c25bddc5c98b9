/** A written day, perhaps with a clock time. */
export interface WrittenTime {
  /** The day as it was written, whatever the zone: `1990-05-14`. */
  readonly day: string;
  /** Since 1970. */
  readonly milliseconds: number;
}

const date = String.raw`(\d{4})([-/]?)(\d\d)\2(\d\d)`;
const clock = String.raw`(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,12}))?)?`;
/** After an offset, Go names the zone (`+0200 CEST`) and Java its place (`Z[UTC]`, `+02:00[Europe/Berlin]`). */
const zone = String.raw` ?(?:Z|z|UTC|GMT|([+-])(\d\d)(?::?(\d\d))?(?: [A-Z]{2,5})?)(?: ?\[[\w/+-]{1,40}\])?`;
/** ISO 8601, and the variants of databases and programming languages. */
const written = new RegExp(`^${date}(?:[Tt ]${clock}(?:${zone})?)?$`);
const longest = 100;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const parts = {
  weekday: '[A-Z][a-z]{2}',
  month: `(?<month>${months.join('|')})`,
  day: String.raw`(?<day>\d\d?)`,
  year: String.raw`(?<year>\d{4})`,
  time: String.raw`(?<time>\d\d:\d\d(?::\d\d)?)`,
  zone: String.raw`(?<place>Z|UTC|(?:GMT|UTC)?[+-]\d\d:?\d\d|GMT)`,
  comment: String.raw`(?: \([^()]{1,60}\))?`,
} as const;
/** Forms with the English name of the month: email and HTTP (RFC 5322), JavaScript, C, Java, Python and Ruby. */
const named = [
  `(?:${parts.weekday}, )?${parts.day} ${parts.month} ${parts.year} ${parts.time} ${parts.zone}${parts.comment}`,
  `${parts.weekday} ${parts.month} ${parts.day} ${parts.year} ${parts.time} ${parts.zone}${parts.comment}`,
  `${parts.weekday} ${parts.month}  ?${parts.day} ${parts.time}(?: ${parts.zone})? ${parts.year}`,
].map((form) => new RegExp(`^${form}$`));

/** Rewrites a text with the name of a month in ISO 8601. */
function inDigits(text: string): string {
  for (const form of named) {
    const { month = '', day = '', year, time, place = '' } = form.exec(text)?.groups ?? {};
    if (year === undefined) continue;
    const digits = [months.indexOf(month) + 1, day].map((part) => String(part).padStart(2, '0'));
    return `${year}-${digits.join('-')}T${time}${place.replace(/^\w{3}(?=[+-])/, '')}`;
  }
  return text;
}

/** Undefined if it is not a time, or one that does not exist, such as 2026-02-30. Without a zone it is UTC. */
export function writtenTime(text: string): WrittenTime | undefined {
  const match = text.length <= longest ? (written.exec(text) ?? written.exec(inDigits(text))) : null;
  if (match === null) return undefined;
  const [, year = '', , month = '', day = '', , , , fraction = '', sign] = match;
  const numberAt = (group: number) => Number(match[group] ?? 0);
  const [hours, minutes, seconds] = [numberAt(5), numberAt(6), numberAt(7)];
  const offset = offsetMinutes(sign, numberAt(10), numberAt(11));
  if (offset === undefined || !isDayOfCalendar(Number(year), Number(month), Number(day))) return undefined;
  if (!isOfClock(hours, minutes, seconds, offset)) return undefined;
  const midnight = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return {
    day: `${year}-${month}-${day}`,
    milliseconds:
      midnight + ((hours * 60 + minutes - offset) * 60 + seconds) * 1000 + Number(`${fraction}000`.slice(0, 3)),
  };
}

export function isDayOfCalendar(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  if (month === 2) return day <= (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28);
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

/** 24:00 is the end of a day. A leap second, 23:59:60 UTC, counts as the following second, as in POSIX. */
function isOfClock(hours: number, minutes: number, seconds: number, offset: number): boolean {
  if (hours === 24) return minutes === 0 && seconds === 0;
  if (seconds === 60) return (hours * 60 + minutes - offset + 2880) % 1440 === 1439 && hours < 24 && minutes < 60;
  return hours < 24 && minutes < 60 && seconds < 60;
}

/** No zone is more than 14 hours from UTC. */
function offsetMinutes(sign: string | undefined, hours: number, minutes: number): number | undefined {
  const offset = hours * 60 + minutes;
  if (minutes > 59 || offset > 14 * 60) return undefined;
  return sign === '-' ? -offset : offset;
}
