import { type Kind, unreadable } from './kind';
import { isPlainDay, readTime } from './read-time';
import { textOf } from './text-of';
import { writtenTime } from './written-time';

/**
 * A calendar day such as `1990-05-14`: a birthday, the end of a subscription. In a text, the written day counts whatever its zone:
 * somebody born on the 14th in Berlin was not born on the 13th because of UTC. For UNIX times and `Date` it is the day in UTC.
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
