import { type ContextIn, defineConnection } from '@sluice/kit';
import { orderStatuses, paymentMethods, wrongWord } from './vocabulary';

/** https://doc.commandersact.com/features/sources/sources-catalog/http-tracking-api */
export const connection = defineConnection({
  settings: {
    siteId: {
      type: 'string',
      label: 'Site ID',
      description: 'The number after tc_s= in the addresses that Commanders Act gives you.',
      required: true,
      placeholder: '29',
    },
    sourceKey: {
      type: 'password',
      label: 'Source key',
      description:
        'Sources → your HTTP tracking API source → Settings. For tests, create a separate source with its own key.',
      required: true,
    },
    consentCategories: {
      type: 'string',
      kind: 'pairs',
      label: 'Consent categories',
      description:
        'The categories of your consent tool, each with its ID in Commanders Act (Data governance → Consent management): ' +
        '"Analytics=2, Advertising=3". Several IDs are separated by "|"; "none" if it has no ID there. Categories that are not in the ' +
        'list are not granted, and destinations that require consent then get nothing.',
      placeholder: 'Analytics=2, Advertising=3',
    },
    currency: {
      type: 'string',
      kind: 'currency',
      label: 'Currency',
      description:
        'For amounts in events without one. If it is empty, such amounts are left out and orders are refused.',
      placeholder: 'EUR',
    },
    userDetails: {
      type: 'string',
      label: 'User details in events',
      description:
        'Whether email, phone, name, date of birth and address are sent unchanged, as hashes (MD5 and SHA-256), or both. ' +
        'Some partners need hashes.',
      choices: [
        { value: 'plain', label: 'Unchanged' },
        { value: 'both', label: 'Unchanged, and hashed' },
        { value: 'hashed', label: 'Hashed only' },
      ],
      default: 'plain',
    },
    paymentMethods: {
      type: 'string',
      kind: 'pairs',
      label: 'Payment methods',
      description:
        'Your shop’s names that are not recognised, each with its name at Commanders Act: ' +
        `"Store card=card, Pickup=cod". Its names: ${Object.keys(paymentMethods).join(', ')}. Anything else is sent as "other".`,
      placeholder: 'Store card=card, Pickup=cod',
    },
    orderStatuses: {
      type: 'string',
      kind: 'pairs',
      label: 'Order statuses',
      description:
        'Your shop’s names that are not recognised, each with its name at Commanders Act: ' +
        `"Packed=pending_shipment". Its names: ${Object.keys(orderStatuses).join(', ')} (it does not count pending). ` +
        'Anything else is sent as "in_progress".',
      placeholder: 'Packed=pending_shipment',
    },
    pageTypes: {
      type: 'string',
      kind: 'pairs',
      label: 'Page types',
      description:
        'Your page categories that are not recognised, each with its page type at Commanders Act: ' +
        '"Regatta=landing". Any other category is sent as page type.',
      placeholder: 'Regatta=landing',
    },
    cutLongOrders: {
      type: 'boolean',
      label: 'Cut long orders',
      description:
        'If an event exceeds 32,000 bytes, send as many items as fit; its amounts stay those of the whole order. Off: refuse it.',
      default: true,
    },
    eventNames: {
      type: 'string',
      label: 'Names of your own events',
      description: 'How to send them. Commanders Act’s are in snake case.',
      choices: [
        { value: 'snakeCase', label: 'In snake case: article_read' },
        { value: 'unchanged', label: 'As sent: Article Read' },
      ],
      default: 'snakeCase',
    },
    testCode: {
      type: 'string',
      label: 'Test code',
      description:
        'While you test: any text. The live event inspector then shows all of these events instead of samples.',
    },
    updateUsers: {
      type: 'boolean',
      label: 'Send identify calls to the User API',
      description: 'Stores the traits of known users in Commanders Act. Needs the User API token.',
      default: false,
    },
    userApiToken: {
      type: 'password',
      label: 'User API token',
      description: 'Not the source key: ask Commanders Act for it. With it, users can also be deleted.',
      requiredWhen: { updateUsers: [true] },
    },
    collectUrl: {
      type: 'string',
      kind: 'address',
      pasted: '/events(?:/batch)?$',
      label: 'Collection address',
      description: 'Your first-party address if you have one, with its path: https://www.harbour-shop.com/cdp.',
      default: 'https://collect.commander1.com',
    },
    authentication: {
      type: 'string',
      label: 'Source key in URL or header',
      description: 'In the URL, as Commanders Act recommends, or in a header, which keeps it out of access logs.',
      choices: [
        { value: 'query', label: 'In the URL (token=…)' },
        { value: 'bearer', label: 'In a header (Authorization: Bearer …)' },
      ],
      default: 'query',
    },
    eventsPerRequest: {
      type: 'number',
      range: [1, 1000],
      label: 'Events per request',
      description:
        'The most per request, 1 to 1,000. Commanders Act publishes how many bytes a batch may have, not how many events. With 1, ' +
        'every event is sent alone and the batch address is never called.',
      default: 100,
    },
    timestampFormat: {
      type: 'string',
      label: 'Form of the event’s time',
      description: 'Milliseconds since 1970 either way; Commanders Act documents both.',
      choices: [
        { value: 'text', label: 'As text: "1639044446636"' },
        { value: 'number', label: 'As a number: 1639044446636' },
      ],
      default: 'text',
    },
  },
  problems: (settings) => ({
    siteId: !/^\d+$/.test(settings.siteId) && 'must be a number, as in 29.',
    paymentMethods: wrongWord(settings.paymentMethods, paymentMethods),
    orderStatuses: wrongWord(settings.orderStatuses, orderStatuses),
  }),
  test: () =>
    'Commanders Act answers 200 even to a wrong source key. Send an event with a test code, and look for it in the live ' +
    'event inspector of your source.',
  erase: ({ userId }, settings) => {
    if (settings.userApiToken === undefined)
      return 'Deleting a user needs the User API token: ask Commanders Act for it and enter it in the settings.';
    if (userId === undefined) return 'The User API deletes by user ID. Give one.';
    return { method: 'DELETE', url: userUrl(settings, userId), headers: {} };
  },
});

/** What `items` functions are given. */
export type Context = ContextIn<typeof connection>;
export type Settings = Context['settings'];

type Account = Readonly<Record<'siteId', string> & Partial<Record<'userApiToken', string>>>;

/** https://doc.commandersact.com/features/sources/sources-catalog/import-crm-users/api-users: a host and a token of its own. */
export const userApi = 'https://api.commander1.com/engage/user/';

export function userUrl({ siteId, userApiToken = '' }: Account, userId: string): string {
  return `${userApi}?site=${siteId}&user_id=${encodeURIComponent(userId)}&token=${encodeURIComponent(userApiToken)}`;
}
