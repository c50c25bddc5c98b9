import type { VendorRequest } from '../vendor-simulator';

type TrackingName = 'batch' | 'customers' | 'customers/events';

/** Stream and project as the request names them, whether they exist or not. */
export type Endpoint =
  | { readonly name: TrackingName; readonly api: 'dataHub'; readonly streamId: string }
  | {
      readonly name: TrackingName | 'time' | 'anonymize' | 'anonymizeBulk';
      readonly api: 'engagement';
      readonly projectToken: string;
    };

// S0: POST https://TARGET_BASE_URL/track/u/v1/batch?stream_id=YOUR_STREAM_ID. DH-pce, SDK: the other two.
const streamEndpoints = new Map<string, TrackingName>([
  ['/track/u/v1/batch', 'batch'],
  ['/track/u/v1/customers', 'customers'],
  ['/track/u/v1/customers/events', 'customers/events'],
]);

const projectEndpoints = [
  // EN-batch
  { name: 'batch', method: 'POST', form: /^\/track\/v2\/projects\/([^/]+)\/batch$/ },
  // EN-cust
  { name: 'customers', method: 'POST', form: /^\/track\/v2\/projects\/([^/]+)\/customers$/ },
  // EN-add
  { name: 'customers/events', method: 'POST', form: /^\/track\/v2\/projects\/([^/]+)\/customers\/events$/ },
  // EN-batch
  { name: 'time', method: 'GET', form: /^\/track\/v2\/projects\/([^/]+)\/system\/time$/ },
  // EN-anon
  { name: 'anonymize', method: 'POST', form: /^\/data\/v2\/projects\/([^/]+)\/customers\/anonymize$/ },
  { name: 'anonymizeBulk', method: 'POST', form: /^\/data\/v2\/projects\/([^/]+)\/customers\/anonymize_bulk$/ },
] as const;

export function readEndpoint({ method, path, query }: VendorRequest): Endpoint | undefined {
  const name = method === 'POST' ? streamEndpoints.get(path) : undefined;
  if (name !== undefined) return { name, api: 'dataHub', streamId: query.get('stream_id') ?? '' };
  for (const endpoint of projectEndpoints) {
    const token = endpoint.form.exec(path)?.[1];
    if (method === endpoint.method && token !== undefined) {
      return { name: endpoint.name, api: 'engagement', projectToken: decode(token) };
    }
  }
  return undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
