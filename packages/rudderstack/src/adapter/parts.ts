import { createHash } from 'node:crypto';
import type { Metadata } from '../protocol/metadata';
import type { RestRequest } from '../protocol/rest-request';

/** Which of an event's requests one is. */
export interface EventPart {
  /** From 1. */
  readonly number: number;
  /** How many the event has. */
  readonly total: number;
  /** The same for all requests of the event. */
  readonly event: string;
}

const form = /^sluice part (\d{1,6}) of (\d{1,6}) ([0-9a-f]{32})$/;

/** The requests of one event, each with its number among them in its `userId`, where shares would stand. */
export function markParts(requests: readonly RestRequest[], metadata: Metadata): readonly RestRequest[] {
  if (requests.length < 2) return requests;
  // Without what holds credentials.
  const content = JSON.stringify([metadata.jobId, metadata.destinationId, requests.map(({ body }) => body)]);
  const event = createHash('sha256').update(content).digest('hex').slice(0, 32);
  return requests.map((request, index) => ({
    ...request,
    userId: `sluice part ${index + 1} of ${requests.length} ${event}`,
  }));
}

/** Reads what `markParts` wrote; undefined where it did not write this. */
export function readPart(text: string): EventPart | undefined {
  const [, number, total, event] = form.exec(text) ?? [];
  return event === undefined ? undefined : { number: Number(number), total: Number(total), event };
}
