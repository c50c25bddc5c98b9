import { basic, parseUrl } from '@sluice/kit';

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
  return `${targetUrl(access.baseUrl)}/track/u/v1/batch?stream_id=${encodeURIComponent(access.streamId ?? '')}`;
}

/** An address of one Engagement project: of its tracking API, or of its data API. */
export function projectUrl({ baseUrl, projectToken = '' }: Access, api: 'track' | 'data', path: string): string {
  return `${targetUrl(baseUrl)}/${api}/v2/projects/${encodeURIComponent(projectToken)}/${path}`;
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
/**
 * The address that the API's paths are put behind. People paste it with and without `https://`, with slashes, or with one of
 * the API's paths.
 */
export function targetUrl(baseUrl: string): string | undefined {
  const text = baseUrl.trim();
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text) && !/^https?:/i.test(text)) return undefined;
  const url = parseUrl(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  if (!url) return undefined;
  const { origin, pathname } = url;
  return `${origin}${pathname.replace(/\/(track|data)\/.*$/, '').replace(/\/+$/, '')}`;
}
