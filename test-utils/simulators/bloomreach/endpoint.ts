import type { VendorRequest } from '../vendor-simulator';

/** Stream and project as the request names them, right or wrong. */
export type Endpoint =
  | { readonly name: 'batch'; readonly api: 'dataHub'; readonly streamId: string }
  | { readonly name: 'batch' | 'time' | 'anonymize'; readonly api: 'engagement'; readonly projectToken: string };

const projectEndpoints = [
  // EN-batch
  { name: 'batch', method: 'POST', form: /^\/track\/v2\/projects\/([^/]+)\/batch$/ },
  // EN-batch
  { name: 'time', method: 'GET', form: /^\/track\/v2\/projects\/([^/]+)\/system\/time$/ },
  // EN-anon
  { name: 'anonymize', method: 'POST', form: /^\/data\/v2\/projects\/([^/]+)\/customers\/anonymize$/ },
] as const;

export function readEndpoint({ method, path, query }: VendorRequest): Endpoint | undefined {
  // S0: POST https://TARGET_BASE_URL/track/u/v1/batch?stream_id=YOUR_STREAM_ID
  if (method === 'POST' && path === '/track/u/v1/batch') {
    return { name: 'batch', api: 'dataHub', streamId: query.get('stream_id') ?? '' };
  }
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
