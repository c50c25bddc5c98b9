import type { PublicSettingsOf, SettingsOf } from '@sluice/kit';

/**
 * https://documentation.bloomreach.com/data-hub/docs/developers (Tracking API overview) and
 * https://documentation.bloomreach.com/data-hub/reference (API prerequisites).
 */
export const settings = {
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
    kind: 'address',
    pasted: '(?<=[^/])/(?:track|data)/.*$',
    label: 'API Target URL',
    description:
      'Data hub → Workspace settings → Access management → API → API credentials. Engagement: Project settings → ' +
      'Access management → API, "API base URL".',
    required: true,
    placeholder: 'https://api.exponea.com',
  },
  streamId: {
    type: 'string',
    label: 'Stream ID',
    description: 'For Data Hub: Data hub → Event streams → your stream → Access security.',
    requiredWhen: { api: ['dataHub'] },
  },
  projectToken: {
    type: 'string',
    label: 'Project token',
    description: 'For Engagement: Project settings → Access management → API.',
    requiredWhen: { api: ['engagement'] },
  },
  authentication: {
    type: 'string',
    label: 'Authentication',
    description:
      'How requests authenticate. Engagement takes key and secret, or the public token. A public stream of Data ' +
      'Hub needs nothing; Bloomreach does not publish how a private one takes its secret: try key and secret first. A ' +
      'stream that validates JWTs cannot be used: it needs one for each customer.',
    choices: [
      { value: 'none', label: 'None: public stream' },
      { value: 'basic', label: 'API key ID and secret (HTTP Basic)' },
      { value: 'token', label: 'Public token (Authorization: Token …)' },
      { value: 'bearer', label: 'Secret of a private stream (Authorization: Bearer …)' },
    ],
    default: 'none',
  },
  apiKeyId: {
    type: 'string',
    label: 'API key ID',
    description: 'Access management → API → your API group. Needed for key and secret.',
    requiredWhen: { authentication: ['basic'] },
  },
  apiSecret: {
    type: 'password',
    label: 'API secret or token',
    description: 'The secret of the key, or the token, depending on the authentication.',
    requiredWhen: { authentication: ['basic', 'token', 'bearer'] },
  },
  eventsPerRequest: {
    type: 'number',
    label: 'Commands per request',
    description: 'The most in one request, 1 to 50. An event is one command; an order with its lines is several.',
    default: 50,
    range: [1, 50],
  },
  sendVisitorHeaders: {
    type: 'boolean',
    label: 'Send the visitor’s IP and user agent',
    description:
      'Bloomreach reads location and device from the headers of a request, so visitors then never share one. When off, ' +
      'requests hold up to 50 commands, and Discovery’s location and device reports are coarser.',
    default: true,
  },
  userIdName: {
    type: 'string',
    label: 'Name of the user ID',
    description:
      'The customer ID of your project that holds the user ID: Project settings → Customer IDs. By default "customer_id", in Engagement "registered"; "none" if your project has no such ID.',
  },
  emailIdName: {
    type: 'string',
    label: 'Name of the email ID',
    description:
      'The customer ID of your project that holds the email address. By default "email_id", in Engagement "none". If ' +
      '"registered" holds the address, enter "registered" here and "none" for the user ID.',
  },
  anonymousIdName: {
    type: 'string',
    label: 'Name of the anonymous ID',
    description:
      'The soft ID of your project that holds the anonymous ID. By default "cookie"; "none" if your project has no such ID.',
  },
  userIdCase: {
    type: 'string',
    label: 'Case of user IDs',
    description:
      'Bloomreach’s IDs are case-sensitive, and it recommends lower case. Leave them unchanged if your IDs differ only ' +
      'in case, or if other integrations of the project send capitals. Email addresses are always in lower case.',
    choices: [
      { value: 'lower', label: 'Lower case: abc-1' },
      { value: 'unchanged', label: 'As sent: ABC-1' },
    ],
    default: 'lower',
  },
  setEmail: {
    type: 'boolean',
    label: 'Also set the email attribute',
    description:
      'Bloomreach sends no email to an address that is only an ID. So orders, checkouts, sign-ups and the like also set the attribute ' +
      '"email" of the customer, as identify, group and alias calls always do.',
    default: true,
  },
  customerAttributes: {
    type: 'string',
    kind: 'list',
    label: 'Customer attributes',
    description:
      'The attributes that may be set, comma-separated, as Bloomreach names them: email, first_name, plan. By default all. A project can have 255 (or 1,024): beyond that, any update with a new one is discarded.',
  },
  attributeLimit: {
    type: 'string',
    label: 'Limit of attributes',
    description: 'How many attributes your contract allows, and how long they may be. Longer ones are left out.',
    choices: [
      { value: '255', label: '255 of up to 16 KB' },
      { value: '1024', label: '1,024 of up to 2 KiB' },
    ],
    default: '255',
  },
  baseCurrency: {
    type: 'string',
    kind: 'currency',
    label: 'Base currency',
    description:
      'Three letters, as in EUR: the currency of your reports. Amounts in other currencies are then sent as local amounts only, unless you map amounts in the base currency.',
  },
  orderStatusEvent: {
    type: 'string',
    label: 'Event of an order’s later states',
    description:
      'A cancellation, refund, shipment or other state is another "purchase" with the same purchase_id and a different ' +
      'purchase_status. If your reports count each "purchase", choose another name, such as order_status.',
    default: 'purchase',
  },
  purchaseItems: {
    type: 'boolean',
    label: 'Send each order line',
    description: 'Also sends one "purchase_item" for each line of an order. Each of them is billed as an event.',
    default: false,
  },
  sendProductIds: {
    type: 'boolean',
    label: 'Send totals of the order lines',
    description:
      'Also sends product_ids, variant_ids and total_quantity, and total_price_local_currency of an order, as Bloomreach’s own ' +
      'shop plugins do.',
    default: true,
  },
  pageEvents: {
    type: 'string',
    label: 'Events of pages',
    description:
      'What page calls become: Discovery reads the events view_homepage, view_content, view_thematic and view_other, ' +
      'Engagement usually has page_visit. By default by type; in Engagement, page_visit.',
    choices: [
      { value: 'page_visit', label: 'page_visit' },
      { value: 'byType', label: 'By the page’s type, or page_visit without one' },
      { value: 'discovery', label: 'By the page’s type, or view_other without one' },
    ],
  },
  discovery: {
    type: 'boolean',
    label: 'Discovery',
    description:
      'Whether a Discovery account is connected to your stream: orders then get a note if they lack what Discovery ' +
      'needs, such as the cookie _br_uid_2.',
    default: true,
  },
  domainKey: {
    type: 'string',
    label: 'Domain key',
    description: 'The site, if your Discovery account has several and an event does not say which.',
  },
  viewId: {
    type: 'string',
    label: 'View ID',
    description: 'The view of the catalogue, if yours has several and an event does not say which.',
  },
  consentCategories: {
    type: 'string',
    kind: 'pairs',
    label: 'Consent categories',
    description:
      'The categories of your consent tool, each with the ID of its consent in your project: "Advertising=ads, ' +
      'newsletter=email_news". See Project settings → Privacy management → Consents. Others are not sent.',
  },
  sendContext: {
    type: 'boolean',
    label: 'Send the context',
    description:
      'Also sends campaign (utm_source …), language, time zone, app, device and operating system of each event.',
    default: false,
  },
  eventNames: {
    type: 'string',
    label: 'Event names',
    description: 'How to send the names of your own events. Bloomreach’s are in snake case.',
    choices: [
      { value: 'snakeCase', label: 'In snake case: order_reviewed' },
      { value: 'unchanged', label: 'As sent: Order Reviewed' },
    ],
    default: 'snakeCase',
  },
  eventTypeKey: {
    type: 'string',
    label: 'Key of the event type',
    description: 'Bloomreach documents both; "type" is the older one.',
    choices: ['event_type', 'type'],
    default: 'event_type',
  },
} as const;

export type Settings = SettingsOf<typeof settings>;
/** The settings without the secrets. */
export type PublicSettings = PublicSettingsOf<typeof settings>;
