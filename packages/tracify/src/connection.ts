import { defineConnection, isUuid, pageUrl, type SettingsIn } from '@sluice/kit';

const { kind: urlKind } = pageUrl();

/** https://tracify.dev/events. The hosts are from its OpenAPI description and its tag templates. */
export const connection = defineConnection({
  settings: {
    apiToken: {
      type: 'password',
      label: 'API key',
      description: 'From your Customer Success Manager at Tracify.',
      required: true,
    },
    customerSiteId: {
      type: 'string',
      label: 'Customer site ID (CSID)',
      description: 'From your account representative at Tracify. It names your site and is not a secret.',
      required: true,
      placeholder: '00000000-0000-0000-0000-000000000000',
    },
    environment: {
      type: 'string',
      label: 'Environment',
      description: 'Where events go. Staging is for tests that you have agreed on with Tracify.',
      choices: [
        { value: 'production', label: 'Production: api.tracify.ai' },
        { value: 'staging', label: 'Staging: devapi.tracify.ai' },
      ],
      default: 'production',
    },
    siteUrl: {
      type: 'string',
      label: 'Site URL',
      description:
        'The address of your shop, for events without one: orders from an app or a server. Without it, such ' +
        'events are refused, since Tracify requires an address with every event.',
      placeholder: 'https://www.example.com',
    },
    currency: {
      type: 'string',
      kind: 'currency',
      label: 'Currency',
      description: 'For purchases and conversions without one: three letters, as in ISO 4217.',
      placeholder: 'EUR',
    },
    lowerCaseEmail: {
      type: 'boolean',
      label: 'Write email addresses in lower case',
      description:
        'Before they are hashed. Tracify does not say how it normalizes them; its own shop plugin hashes them as they were ' +
        'typed.',
      default: false,
    },
    redactPersonalData: {
      type: 'boolean',
      label: 'Remove personal data',
      description:
        'Removes email addresses, and the visitor’s IP address, user agent, phone number and longer IDs, from page addresses, ' +
        'URL parameters and product names. Turn it off only if your addresses contain none.',
      default: true,
    },
    urlParameters: {
      type: 'string',
      label: 'URL parameters',
      description: 'Which parameters of the page’s address to send to Tracify.',
      choices: [
        { value: 'all', label: 'All except those known to carry personal data' },
        { value: 'campaign', label: 'Only those of campaigns: utm_, trc_ and click IDs' },
      ],
      default: 'all',
    },
    droppedParameters: {
      type: 'string',
      kind: 'list',
      label: 'Further parameters to leave out',
      description: 'Your own URL parameters that carry personal data, comma-separated.',
    },
    decimalSeparator: {
      type: 'string',
      label: 'Decimal separator',
      description:
        'In amounts. Tracify’s page shows a dot; its OpenAPI description and its older plugins have a comma.',
      choices: [
        { value: 'dot', label: '100.00' },
        { value: 'comma', label: '100,00' },
      ],
      default: 'dot',
    },
    sendUndocumentedKeys: {
      type: 'boolean',
      label: 'Send "cc" and "value" too',
      description:
        'The currency also as "cc", the amount of a conversion also as "value". Tracify’s page does not mention them, but ' +
        'other clients have needed them: turn this on if purchases or conversions do not arrive.',
      default: false,
    },
    eventsPerRequest: {
      type: 'number',
      label: 'Events per request',
      description: 'The most per request, 1 to 1000. Tracify publishes no limit.',
      default: 100,
      range: [1, 1000],
    },
    resendRefused: {
      type: 'boolean',
      label: 'Send refused events again one by one',
      description:
        'Tracify can refuse a whole request under a 200, without saying which event it means. Purchases and conversions, which ' +
        'it counts once by their ID, are then sent again in smaller requests. With this, all events are, and views may count twice.',
      default: false,
    },
  },
  problems: ({ customerSiteId, siteUrl }) => ({
    customerSiteId: !isUuid(customerSiteId) && 'must be a UUID: 32 hexadecimal digits in five groups.',
    siteUrl:
      siteUrl !== undefined &&
      typeof urlKind.read(siteUrl) !== 'string' &&
      'must be an address, as in https://www.example.com.',
  }),
  test: () => 'Tracify documents no way to check credentials: the first event is the test.',
});

/** The settings as `items` functions see them. */
export type Settings = SettingsIn<typeof connection>;
