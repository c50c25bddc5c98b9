import { type Kind, unreadable } from './kind';
import { isPlainDay, readTime } from './read-time';
import { textOf } from './text-of';
import { isDayOfCalendar, writtenTime } from './written-time';

/**
 * A day of the calendar, `1990-05-14`: a birthday, the end of a subscription. Of a text the written day counts, whatever its zone:
 * who was born on the 14th in Berlin was not born on the 13th in UTC. Of UNIX times and `Date` it is the day in UTC.
 */
export const day: Kind<string> = {
  name: 'day',
  wanted: 'a date such as 1990-05-14',
  read: (given) => {
    if (typeof given === 'string' && isPlainDay(given)) return given;
    const milliseconds = readTime(given);
    if (milliseconds === undefined || milliseconds === unreadable) return milliseconds;
    const text = textOf(given);
    const written = typeof text === 'string' ? writtenTime(text)?.day : undefined;
    return written ?? new Date(milliseconds).toISOString().slice(0, 10);
  },
};

const plain = /^(?:19[1-689]\d|20\d\d)-[01]\d-[0-3]\d$/;

/** Whether it is a day as it is to be, far from those that programs write for none: most are. */
function isPlainDay(text: string): boolean {
  return plain.test(text) && isDayOfCalendar(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
}
