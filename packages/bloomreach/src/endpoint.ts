import { basic } from '@sluice/kit';
import { targetUrl } from './target-url';

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
export function batchUrl({ api, baseUrl, streamId = '', projectToken = '' }: Access): string {
  const base = targetUrl(baseUrl);
  return api === 'dataHub'
    ? `${base}/track/u/v1/batch?stream_id=${encodeURIComponent(streamId)}`
    : `${base}/track/v2/projects/${encodeURIComponent(projectToken)}/batch`;
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
