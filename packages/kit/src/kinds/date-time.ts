import { type Kind, unreadable } from './kind';
import { readTime } from './read-time';

/** ISO 8601 with seconds and zone, or only a day: what every vendor with ISO 8601 accepts. */
const iso = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d))?$/;

/** A date or datetime in ISO 8601, for vendors that store it. Unchanged if it is ISO 8601 already, otherwise in UTC. */
export const dateTime: Kind<string> = {
  name: 'dateTime',
  wanted: 'a day or time such as 2026-11-28 or 2026-11-28T10:00:00Z, or a UNIX time',
  read: (given) => {
    const milliseconds = readTime(given);
    if (milliseconds === undefined || milliseconds === unreadable) return milliseconds;
    return typeof given === 'string' && iso.test(given) ? given : new Date(milliseconds).toISOString();
  },
};
