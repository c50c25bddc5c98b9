import { rejected } from '@sluice/kit/host';
import type { RouterOutput } from '../protocol/router';
import type { Job } from './job';
import { readRestRequest } from './read-rest-request';
import { statTagsOf } from './stat-tags-of';
import { statusOf } from './status-of';

/**
 * The output for a job that has been transformed already: its request, alone. Unlike the requests of `/routerTransform`, these can
 * no longer be batched, because they carry headers of their own visitors.
 */
export function passThrough({ message, metadata, destination, isCut }: Job, name: string): RouterOutput {
  const request = isCut ? undefined : readRestRequest(message);
  if (request) return { batchedRequest: request, metadata: [metadata], batched: false, statusCode: 200, destination };
  const outcome = rejected('event', 'The job holds no request that can be sent: it has not been transformed here.');
  const statTags = statTagsOf(outcome, 'batch', name, metadata);
  const { message: error } = outcome;
  return { metadata: [metadata], batched: false, statusCode: statusOf(outcome), error, statTags, destination };
}
