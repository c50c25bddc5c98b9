import { assertSendable, type Draft } from '@sluice/kit/host';
import type { Metadata } from '../protocol/metadata';
import type { RestRequest } from '../protocol/rest-request';
import { jobIdOf } from './job-id-of';
import { type Share, writeMark } from './mark';
import { restBodyOf } from './rest-body-of';

/**
 * The request of a draft in rudder-server's format; `metadata` is indexed like the events. Throws `NotSent` if no HTTP client
 * accepts the request, or if rudder-server cannot carry it.
 */
export function restRequestOf({ channel, request, parts }: Draft, metadata: readonly Metadata[]): RestRequest {
  assertSendable(request);
  return {
    version: '1',
    type: 'REST',
    method: request.method,
    endpoint: request.url,
    headers: request.headers,
    params: {},
    body: restBodyOf(request),
    files: {},
    userId: writeMark({ channel: channel.name, shares: sharesOf(parts, metadata) }),
  };
}

/** Empty if a job has no id that a mark can contain. */
function sharesOf(parts: Draft['parts'], metadata: readonly Metadata[]): readonly Share[] {
  const shares: Share[] = [];
  for (const { event, items } of parts) {
    const jobId = jobIdOf(metadata[event] ?? {});
    if (jobId === undefined) return [];
    shares.push({ jobId, count: items.length });
  }
  return shares;
}
