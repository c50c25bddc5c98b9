import { basic } from '@sluice/kit';

interface Access {
  readonly api: 'dataHub' | 'engagement';
  readonly baseUrl: string;
  readonly streamId?: string;
  readonly projectToken?: string;
  readonly authentication: 'none' | 'basic' | 'token' | 'bearer';
  readonly apiKeyId?: string;
  readonly apiSecret?: string;
}

/**
 * Data Hub: https://documentation.bloomreach.com/data-hub/docs/developers; Engagement:
 * https://documentation.bloomreach.com/engagement/reference/batch-commands-2
 */
export function batchUrl(access: Access): string {
  if (access.api === 'engagement') return projectUrl(access, 'track', 'batch');
  return `${rootOf(access.baseUrl)}/track/u/v1/batch?stream_id=${encodeURIComponent(access.streamId ?? '')}`;
}

export function batchQuery({ api, streamId = '' }: Access): Record<string, string> {
  return api === 'engagement' ? {} : { stream_id: streamId };
}

/** An address of one Engagement project: of its tracking API, or of its data API. */
export function projectUrl({ baseUrl, projectToken = '' }: Access, api: 'track' | 'data', path: string): string {
  return `${rootOf(baseUrl)}/${api}/v2/projects/${encodeURIComponent(projectToken)}/${path}`;
}

/** https://documentation.bloomreach.com/engagement/docs/authentication; Data Hub publishes no form for its secret. */
export function authorization({ authentication, apiKeyId = '', apiSecret = '' }: Access): Record<string, string> {
  switch (authentication) {
    case 'none':
      return {};
    case 'basic':
      return { Authorization: basic(apiKeyId, apiSecret) };
    case 'token':
      return { Authorization: `Token ${apiSecret}` };
    case 'bearer':
      return { Authorization: `Bearer ${apiSecret}` };
  }
}

/** People paste the address with slashes at its end, or with one of the API's paths. */
function rootOf(baseUrl: string): string {
  const host = 'https://'.length;
  const path = baseUrl.slice(host).search(/\/(?:track|data)\//);
  let end = path === -1 ? baseUrl.length : host + path;
  while (baseUrl[end - 1] === '/') end -= 1;
  return baseUrl.slice(0, end);
}
