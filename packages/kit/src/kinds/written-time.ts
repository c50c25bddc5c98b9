/** A day and perhaps a clock time that somebody wrote down. */
export interface WrittenTime {
  /** As it was written, whatever the zone: `1990-05-14`. */
  readonly day: string;
  /** Since 1970. */
  readonly milliseconds: number;
}

/**
 * ISO 8601 and what databases and programming languages make of it: a blank or T before the clock time, comma or point before the
 * fraction, `Z`, `UTC`, `+02`, `+0200`, `+02:00`, behind those a name of the zone as Java (`[Europe/Berlin]`) or Go (`CEST`) prints it.
 */
const written =
  /^(\d{4})([-/]?)(\d\d)\2(\d\d)(?:[Tt ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,12}))?)?)(?: ?(?:Z|z|UTC|GMT|([+-])(\d\d)(?::?(\d\d))?)(?: ?\[[\w/+-]{1,40}\]| [A-Z]{2,5})?)?)?$/;
const longest = 100;

/** Undefined where it is no time, or none that there is: 2026-02-30. Without a zone it is UTC. */
export function writtenTime(text: string): WrittenTime | undefined {
  const match = text.length <= longest ? written.exec(text) : null;
  if (match === null) return undefined;
  const [, year = '', , month = '', day = '', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const isDay = isDayOfCalendar(Number(year), Number(month), Number(day));
  const offset = offsetMinutes(match[9], match[10], match[11]);
  if (!isDay || offset === undefined || !isOfClock(Number(hours), Number(minutes), Number(seconds), offset))
    return undefined;
  const midnight = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return {
    day: `${year}-${month}-${day}`,
    milliseconds:
      midnight +
      ((Number(hours) * 60 + Number(minutes) - offset) * 60 + Number(seconds)) * 1000 +
      Number(`${fraction}000`.slice(0, 3)),
  };
}

export function isDayOfCalendar(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  if (month === 2) return day <= (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28);
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

/** 24:00 is the end of a day. Leap seconds, 23:59:60 in UTC, count as the second after, as in POSIX. */
function isOfClock(hours: number, minutes: number, seconds: number, offset: number): boolean {
  if (hours === 24) return minutes === 0 && seconds === 0;
  if (seconds === 60) return (((hours * 60 + minutes - offset) % 1440) + 1440) % 1440 === 1439;
  return hours < 24 && minutes < 60 && seconds < 60;
}

/** No place is further than 14 hours from UTC. */
function offsetMinutes(sign = '+', hours = '0', minutes = '0'): number | undefined {
  const offset = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && offset <= 14 * 60 ? (sign === '-' ? -offset : offset) : undefined;
}
