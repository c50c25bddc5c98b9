import { basic, type ContextIn, defineConnection, rememberSettings } from '@sluice/kit';
import { idNames, idSettings, namedIds } from './customer';
import { type Settings, settings } from './settings';

const needsEngagement =
  'Bloomreach anonymizes customers only through Engagement: create a second settings file with "api": "engagement", the ' +
  'project token, "authentication": "basic" and a key that may do so (GDPR → Anonymize), and the same names of IDs as here.';

export const connection = defineConnection({
  settings,
  problems: (given) => {
    const names = Object.values(idNames(given)).filter((name) => name !== 'none');
    const twice = idSettings.find((setting) => names.filter((name) => name === given[setting]).length > 1);
    const isOfEngagement = given.authentication === 'basic' || given.authentication === 'token';
    return {
      authentication: given.api === 'engagement' && !isOfEngagement && 'must be "basic" or "token" for Engagement.',
      userIdName: names.length === 0 && 'must name an ID: without one no event has a customer.',
      ...(twice && { [twice]: 'must differ from the other names: one ID for two things would merge customers.' }),
    };
  },
  // https://documentation.bloomreach.com/engagement/reference/batch-commands-2: answers the server's time to whoever may track.
  test: (given) =>
    given.api === 'engagement'
      ? { method: 'GET', url: projectUrl(given, 'track', 'system/time'), headers: authorization(given) }
      : 'Bloomreach documents no way to check Data Hub credentials: the first event is the test.',
  // https://documentation.bloomreach.com/engagement/reference/anonymize-customer: needs a private key with that permission.
  erase: ({ userId: user_id, email: email_id, anonymousId: cookie }, given) => {
    if (given.api !== 'engagement' || given.authentication !== 'basic') return needsEngagement;
    const customer_ids = namedIds({ user_id, email_id: email_id?.toLowerCase(), cookie }, given);
    if (Object.keys(customer_ids).length === 0)
      return 'Give a user ID, an email address or an anonymous ID for which the settings have a name.';
    const headers = { 'Content-Type': 'application/json', ...authorization(given) };
    return { method: 'POST', url: projectUrl(given, 'data', 'customers/anonymize'), headers, json: { customer_ids } };
  },
});

/** What `items` functions are given. */
export type Context = ContextIn<typeof connection>;

/**
 * Data Hub: https://documentation.bloomreach.com/data-hub/docs/developers; Engagement:
 * https://documentation.bloomreach.com/engagement/reference/batch-commands-2
 */
export const batchUrl = rememberSettings((access: Settings): string => {
  if (access.api === 'engagement') return projectUrl(access, 'track', 'batch');
  return `${access.baseUrl}/track/u/v1/batch?stream_id=${encodeURIComponent(access.streamId ?? '')}`;
});

/** The URL of an Engagement project, in its tracking API or its data API. */
function projectUrl({ baseUrl, projectToken = '' }: Settings, api: 'track' | 'data', path: string): string {
  return `${baseUrl}/${api}/v2/projects/${encodeURIComponent(projectToken)}/${path}`;
}

/** https://documentation.bloomreach.com/engagement/docs/authentication. For Data Hub's secret, no form is published. */
export function authorization({ authentication, apiKeyId = '', apiSecret = '' }: Settings): Record<string, string> {
  if (authentication === 'none') return {};
  const scheme = authentication === 'token' ? 'Token' : 'Bearer';
  return { Authorization: authentication === 'basic' ? basic(apiKeyId, apiSecret) : `${scheme} ${apiSecret}` };
}
