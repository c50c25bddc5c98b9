import { type Draft, isObject, type Request } from '@sluice/kit';
import type { Metadata } from '../protocol/metadata';
import type { RestRequest } from '../protocol/rest-request';
import { jobIdOf } from './job-id-of';
import { writeShares } from './shares';

/** The request of a draft as rudder-server takes it; `metadata` is by the events' places. */
export function restRequestOf({ request, parts }: Draft, metadata: readonly Metadata[]): RestRequest {
  const shares = parts.map(({ event, items }) => ({ jobId: jobIdOf(metadata[event] ?? {}), count: items.length }));
  return {
    version: '1',
    type: 'REST',
    method: request.method,
    endpoint: request.url,
    headers: { ...request.headers },
    params: {},
    body: { ...bodyOf(request), XML: {}, FORM: {} },
    files: {},
    userId: shares.length > 1 ? writeShares(shares) : '',
  };
}

function bodyOf({ json }: Request): Pick<RestRequest['body'], 'JSON' | 'JSON_ARRAY'> {
  if (json === undefined || isObject(json)) return { JSON: json ?? {}, JSON_ARRAY: {} };
  if (Array.isArray(json)) return { JSON: {}, JSON_ARRAY: { batch: JSON.stringify(json) } };
  throw new Error('RudderStack sends only objects and lists as JSON.');
}
