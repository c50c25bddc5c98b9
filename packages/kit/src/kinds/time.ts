import { type Kind, type Reading, unreadable } from './kind';
import { isCanonicalTime, readTime } from './read-time';

interface Forms {
  /** ISO 8601 in UTC with milliseconds: `2026-11-28T10:00:00.000Z`. */
  readonly iso: string;
  /** Seconds since 1970, with a fraction. */
  readonly seconds: number;
  /** Since 1970. */
  readonly milliseconds: number;
}

const wanted = 'a time such as 2026-11-28T10:00:00Z, or a UNIX time';

const kinds: { readonly [Form in keyof Forms]: Kind<Forms[Form]> } = {
  iso: {
    name: 'time',
    wanted,
    read: (given) =>
      typeof given === 'string' && isCanonicalTime(given)
        ? given
        : convert(readTime(given), (milliseconds) => new Date(milliseconds).toISOString()),
  },
  seconds: {
    name: 'unixSeconds',
    wanted,
    read: (given) => convert(readTime(given), (milliseconds) => milliseconds / 1000),
  },
  milliseconds: { name: 'unixMilliseconds', wanted, read: readTime },
};

/** A point in time, in the vendor's form. All forms read the same values (`readTime`). */
export function time<Form extends keyof Forms>(form: Form): Kind<Forms[Form]> {
  return kinds[form];
}

function convert<V>(milliseconds: Reading<number>, form: (milliseconds: number) => V): Reading<V> {
  return milliseconds === undefined || milliseconds === unreadable ? milliseconds : form(milliseconds);
}
