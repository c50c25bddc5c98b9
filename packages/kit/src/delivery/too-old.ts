import type { Part } from '../assembly/part';
import { type Channel, limitsOf } from '../definition/channel';
import { rejected, type Rejected } from '../outcome/outcome';
import type { PreparedSettings } from '../settings/settings';
import { readTime } from '../kinds/read-time';

/** The outcome of an event that is older than its channel allows; undefined if it may be sent. `now` is in milliseconds. */
export function tooOld(
  { items }: Part,
  channel: Channel,
  { visible }: PreparedSettings,
  now: number,
): Rejected | undefined {
  const { ageSeconds } = limitsOf(channel, visible);
  if (ageSeconds === undefined) return undefined;
  const earliest = now - ageSeconds * 1000;
  if (!items.some(({ occurredAt }) => isBefore(earliest, readTime(occurredAt)))) return undefined;
  return rejected(
    'event',
    // Always the same words, so that reports count them together.
    `The event is more than ${hours(ageSeconds)} old; the vendor would record it as happening now.`,
  );
}

function isBefore(moment: number, time: ReturnType<typeof readTime>): boolean {
  return typeof time === 'number' && time < moment;
}

function hours(seconds: number): string {
  const count = Number((seconds / 3600).toFixed(1));
  return count === 1 ? '1 hour' : `${count} hours`;
}
