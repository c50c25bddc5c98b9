import { type Kind, unreadable } from './kind';
import { readTime } from './read-time';

/** ISO 8601 with seconds and zone, or a day alone: what every vendor that takes ISO 8601 takes. */
const iso = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d))?$/;

/** A moment or day in ISO 8601, as it is written where it is so already; all other times in UTC. For what a vendor keeps as a date. */
export const dateTime: Kind<string> = {
  name: 'dateTime',
  wanted: 'a day or time such as 2026-11-28 or 2026-11-28T10:00:00Z, or a UNIX time',
  read: (given) => {
    const milliseconds = readTime(given);
    if (milliseconds === undefined || milliseconds === unreadable) return milliseconds;
    return typeof given === 'string' && iso.test(given) ? given : new Date(milliseconds).toISOString();
  },
};
