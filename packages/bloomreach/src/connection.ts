import { basic, defineConnection, rememberSettings } from '@sluice/kit';
import { idNames, idSettings, namedIds } from './customer';
import { type Settings, settings } from './settings';

export const connection = defineConnection({
  settings,
  problems: (given) => {
    const names = Object.values(idNames(given)).filter((name) => name !== 'none');
    const twice = idSettings.find((setting) => names.filter((name) => name === given[setting]).length > 1);
    return [
      given.api === 'engagement' &&
        !['basic', 'token'].includes(given.authentication) && {
          setting: 'authentication',
          message: 'must be "basic" or "token" for Engagement.',
        },
      names.length === 0 && {
        setting: 'userIdName',
        message: 'must name an ID: without one no event has a customer.',
      },
      twice !== undefined && {
        setting: twice,
        message: 'must differ from the names of the other IDs: one ID for two things would merge customers.',
      },
    ];
  },
  // https://documentation.bloomreach.com/engagement/reference/batch-commands-2: the server's time, for whoever may track.
  test: (given) =>
    given.api === 'engagement'
      ? { method: 'GET', url: projectUrl(given, 'track', 'system/time'), headers: authorization(given) }
      : 'Bloomreach documents no harmless call of Data Hub: the first event is the test.',
  // https://documentation.bloomreach.com/engagement/reference/anonymize-customer: needs a private key that may do it.
  erase: ({ userId: user_id, email: email_id, anonymousId: cookie }, given) => {
    if (given.api !== 'engagement' || given.authentication !== 'basic') {
      return (
        'Bloomreach anonymizes customers only through Engagement: make a second settings file with "api": "engagement", the ' +
        'project token, "authentication": "basic" and a key that may do so (GDPR → Anonymize). Give the IDs the names they have here.'
      );
    }
    const ids = namedIds({ user_id, email_id, cookie }, given);
    if (Object.keys(ids).length === 0) {
      return 'Give a user ID, an email address or an anonymous ID that the project knows by the settings.';
    }
    return {
      method: 'POST',
      url: projectUrl(given, 'data', 'customers/anonymize'),
      headers: { 'Content-Type': 'application/json', ...authorization(given) },
      json: { customer_ids: ids },
    };
  },
});

/**
 * Data Hub: https://documentation.bloomreach.com/data-hub/docs/developers; Engagement:
 * https://documentation.bloomreach.com/engagement/reference/batch-commands-2
 */
export const batchUrl = rememberSettings((access: Settings): string =>
  access.api === 'engagement'
    ? projectUrl(access, 'track', 'batch')
    : `${rootOf(access.baseUrl)}/track/u/v1/batch?stream_id=${encodeURIComponent(access.streamId ?? '')}`,
);

/** An address of one Engagement project: of its tracking API, or of its data API. */
function projectUrl({ baseUrl, projectToken = '' }: Settings, api: 'track' | 'data', path: string): string {
  return `${rootOf(baseUrl)}/${api}/v2/projects/${encodeURIComponent(projectToken)}/${path}`;
}

/** https://documentation.bloomreach.com/engagement/docs/authentication; Data Hub publishes no form for its secret. */
export function authorization({ authentication, apiKeyId = '', apiSecret = '' }: Settings): Record<string, string> {
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
