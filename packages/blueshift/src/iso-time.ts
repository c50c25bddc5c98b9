import { unixMilliseconds } from '@sluice/kit';

/** A time for an attribute: unix time as ISO 8601, which Blueshift wants; a text that is no number stays as it is. */
export function isoTime(value: unknown): string | undefined {
  if (typeof value === 'string' && Number.isNaN(Number(value))) return value;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const milliseconds = unixMilliseconds(value);
  return milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();
}
