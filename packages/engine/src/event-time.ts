import { readTime } from '@sluice/kit/host';

/** When an event happened, in milliseconds since 1970; undefined if it has no time that can be read. */
export function eventTime(event: unknown): number | undefined {
  if (typeof event !== 'object' || event === null) return undefined;
  const { timestamp, originalTimestamp } = event as { timestamp?: unknown; originalTimestamp?: unknown };
  const time = [timestamp, originalTimestamp].find((value) => typeof value === 'string' || typeof value === 'number');
  const at = readTime(time);
  return typeof at === 'number' ? at : undefined;
}

const yearMilliseconds = 366 * 24 * 60 * 60 * 1000;

/** Makes a function that returns a note for an event whose time is more than a year ahead, and undefined for any other. */
export function aheadOf(now: number): (event: unknown) => string | undefined {
  const latest = now + yearMilliseconds;
  const latestText = new Date(latest).toISOString();
  return (event) => {
    const { timestamp } = event as { readonly timestamp?: unknown };
    // Most times are ISO 8601, which can be compared as text.
    if (typeof timestamp === 'string' && timestamp < latestText) return undefined;
    if ((eventTime(event) ?? 0) <= latest) return undefined;
    return 'The event’s time is more than a year in the future: check the clock of the device that sent it.';
  };
}
