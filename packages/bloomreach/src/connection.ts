import { defineConnection } from '@sluice/kit';
import { namedIds } from './named-ids';
import { authorization, projectUrl, targetUrl } from './endpoint';

/**
 * https://documentation.bloomreach.com/data-hub/docs/developers (Tracking API overview) and
 * https://documentation.bloomreach.com/data-hub/reference (API prerequisites).
 */
export const connection = defineConnection({
  settings: {
    api: {
      type: 'string',
      label: 'API',
      description: 'Data Hub for accounts made after August 2025 and for Discovery; Engagement for older projects.',
      choices: [
        { value: 'dataHub', label: 'Data Hub' },
        { value: 'engagement', label: 'Engagement' },
      ],
      default: 'dataHub',
    },
    baseUrl: {
      type: 'string',
      label: 'API Target URL',
      description:
        'Data hub → Workspace settings → Access management → API → API credentials. Engagement: Project settings → ' +
        'Access management → API, "API base URL".',
      required: true,
      placeholder: 'https://api.example.bloomreach.co',
    },
    streamId: {
      type: 'string',
      label: 'Stream ID',
      description: 'For Data Hub: Data hub → Event streams → your stream → Access security.',
    },
    projectToken: {
      type: 'string',
      label: 'Project token',
      description: 'For Engagement: Project settings → Access management → API.',
    },
    authentication: {
      type: 'string',
      label: 'Authentication',
      description:
        'How requests prove who they are. Engagement takes key and secret, or the public token. A public stream of Data ' +
        'Hub needs nothing; Bloomreach does not publish how a private one takes its secret: try key and secret first.',
      choices: [
        { value: 'none', label: 'None: public stream' },
        { value: 'basic', label: 'API key ID and secret (HTTP Basic)' },
        { value: 'token', label: 'Public token (Authorization: Token …)' },
        { value: 'bearer', label: 'Bearer token (Authorization: Bearer …)' },
      ],
      default: 'none',
    },
    apiKeyId: {
      type: 'string',
      label: 'API key ID',
      description: 'Access management → API → your API group. Needed for key and secret.',
    },
    apiSecret: {
      type: 'password',
      label: 'API secret or token',
      description: 'The secret of the key, or the token, whichever the authentication asks for.',
    },
    sendVisitorHeaders: {
      type: 'boolean',
      label: 'Send the visitor’s IP and user agent',
      description:
        'Bloomreach reads location and device from the headers of a request, so visitors then never share one. Without it ' +
        'requests hold up to 50 commands, and Discovery’s location and device reports are coarser.',
      default: true,
    },
    userIdName: {
      type: 'string',
      label: 'Name of the user ID',
      description: 'The customer ID of your project that holds the user ID. Older projects call it "registered".',
      default: 'customer_id',
    },
    emailIdName: {
      type: 'string',
      label: 'Name of the e-mail ID',
      description: 'The customer ID of your project that holds the e-mail address. "none" where it is no ID.',
      default: 'email_id',
    },
    anonymousIdName: {
      type: 'string',
      label: 'Name of the anonymous ID',
      description: 'The soft ID of your project that holds the anonymous ID. "none" where it is no ID.',
      default: 'cookie',
    },
    eventNames: {
      type: 'string',
      label: 'Event names',
      description: 'How the names of your own events arrive. Bloomreach’s own are in snake case.',
      choices: [
        { value: 'snakeCase', label: 'In snake case: order_reviewed' },
        { value: 'unchanged', label: 'As sent: Order Reviewed' },
      ],
      default: 'snakeCase',
    },
    propertyNames: {
      type: 'string',
      label: 'Customer properties',
      description: 'Under which names an identify call’s traits arrive.',
      choices: [
        { value: 'standard', label: 'Bloomreach’s: first_name, birth_date, city' },
        { value: 'unchanged', label: 'As sent: firstName, birthday, address' },
      ],
      default: 'standard',
    },
    eventTypeKey: {
      type: 'string',
      label: 'Key of the event type',
      description: 'Bloomreach documents both; "type" is the older one.',
      choices: ['event_type', 'type'],
      default: 'event_type',
    },
    purchaseItems: {
      type: 'boolean',
      label: 'Send each order line',
      description:
        'Also sends one "purchase_item" for each line of an order. Every one counts as an event on the bill.',
      default: false,
    },
  },
  problems: ({ api, baseUrl, streamId, projectToken, authentication, apiKeyId, apiSecret }) => {
    const rules: [isBroken: boolean, setting: string, message: string][] = [
      [targetUrl(baseUrl) === undefined, 'baseUrl', 'must be a host, as in https://api.example.com.'],
      [api === 'dataHub' && !streamId, 'streamId', 'is missing. Data Hub finds the stream by it.'],
      [api === 'engagement' && !projectToken, 'projectToken', 'is missing. Engagement finds the project by it.'],
      [
        api === 'engagement' && !['basic', 'token'].includes(authentication),
        'authentication',
        'must be "basic" or "token" for Engagement.',
      ],
      [authentication === 'basic' && !apiKeyId, 'apiKeyId', 'is missing. Key and secret go together.'],
      [authentication !== 'none' && !apiSecret, 'apiSecret', `is missing. "${authentication}" needs it.`],
    ];
    return rules.filter(([isBroken]) => isBroken).map(([, setting, message]) => ({ setting, message }));
  },
  // https://documentation.bloomreach.com/engagement/reference/batch-commands-2: the server's time, for whoever may track.
  test: (settings) =>
    settings.api === 'engagement'
      ? { method: 'GET', url: projectUrl(settings, 'track', 'system/time'), headers: authorization(settings) }
      : 'Bloomreach documents no harmless call of Data Hub: the first event is the test.',
  // https://documentation.bloomreach.com/engagement/reference/anonymize-customer: needs a private key that may do it.
  erase: (person, settings) => {
    if (settings.api !== 'engagement' || settings.authentication !== 'basic') {
      return 'Bloomreach anonymizes customers only through Engagement, with a key and secret that may do so (GDPR → Anonymize).';
    }
    const customerIds = namedIds(person, settings);
    if (Object.keys(customerIds).length === 0) return 'Give a user ID or anonymous ID that Bloomreach may know.';
    return {
      method: 'POST',
      url: projectUrl(settings, 'data', 'customers/anonymize'),
      headers: { 'Content-Type': 'application/json', ...authorization(settings) },
      json: { customer_ids: customerIds },
    };
  },
});
