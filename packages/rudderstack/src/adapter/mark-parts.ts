import { createHash } from 'node:crypto';
import type { Metadata } from '../protocol/metadata';
import type { RestRequest } from '../protocol/rest-request';
import { readMark, writeMark } from './mark';

/** The requests of one event, each with its number among them in its mark. */
export function markParts(requests: readonly RestRequest[], metadata: Metadata): readonly RestRequest[] {
  if (requests.length < 2) return requests;
  // Without what holds credentials.
  const content = JSON.stringify([metadata.jobId, metadata.destinationId, requests.map(({ body }) => body)]);
  const event = createHash('sha256').update(content).digest('hex').slice(0, 32);
  return requests.map((request, index) => {
    const mark = readMark(request.userId);
    const part = { number: index + 1, total: requests.length, event };
    return mark ? { ...request, userId: writeMark({ ...mark, part }) } : request;
  });
}
