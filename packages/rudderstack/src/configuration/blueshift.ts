import type { Subscription } from '@sluice/engine';
import { firstOf, type Mapping } from '@sluice/kit';
import type { BuiltIn } from './built-in';
import { tracks, tracksOthers } from './event-conditions';
import { firstFilled, traitPaths } from './first-filled';

const at = (path: string): Mapping => ({ '@path': path });

const event = {
  userId: at('$.userId'),
  anonymousId: at('$.anonymousId'),
  email: firstFilled(...traitPaths('email'), '$.properties.email'),
  messageId: at('$.messageId'),
  timestamp: firstFilled('$.timestamp', '$.originalTimestamp'),
  deviceId: at('$.context.device.id'),
  deviceType: at('$.context.device.type'),
  deviceToken: at('$.context.device.token'),
  deviceIdfa: firstFilled('$.context.idfa', '$.context.device.advertisingId'),
  deviceIdfv: firstFilled('$.context.idfv', '$.context.device.id'),
  deviceManufacturer: at('$.context.device.manufacturer'),
  osName: at('$.context.os.name'),
  networkCarrier: at('$.context.network.carrier'),
  ip: firstFilled('$.context.ip', '$.request_ip'),
  latitude: firstFilled('$.context.address.latitude', '$.context.location.latitude'),
  longitude: firstFilled('$.context.address.longitude', '$.context.location.longitude'),
};

const names: Readonly<Record<string, string>> = {
  'Product Viewed': 'view',
  'Product Added': 'add_to_cart',
  'Product Removed': 'remove_from_cart',
  'Products Searched': 'search',
  'Checkout Step Viewed': 'checkout',
  'Order Completed': 'purchase',
  'Subscribe Interest': 'subscribe_interest',
  'Unsubscribe Interest': 'unsubscribe_interest',
  Identify: 'identify',
};

const record = (subscribe: string, name: Mapping): Subscription => ({
  partnerAction: 'trackEvent',
  subscribe,
  mapping: {
    ...event,
    name,
    properties: at('$.properties'),
    subscriptions: consents((property) => at(`$.properties.${property}`)),
  },
});

/** Traits that say who may be written to: somebody who sets them as traits means it. */
const consentNames = [
  ...['unsubscribed', 'unsubscribed_push', 'unsubscribed_inapp', 'unsubscribed_sms', 'opted_in'].flatMap((name) => [
    name,
    `${name}_at`,
  ]),
  'subscription_groups',
  'subscription_group_id',
  'subscription_group_subscribed',
];

const customer = {
  ...event,
  traits: {
    '@merge': {
      direction: 'right',
      objects: [
        at('$.context.traits'),
        at('$.traits'),
        // Where it is there, the trait it is made of stays under its own name, too.
        { joined_at: firstFilled(...traitPaths('joined_at', 'createdAt', 'created_at')) },
      ],
    },
  },
  // Not `firstFilled`: false is an answer.
  subscriptions: consents((name) => firstOf(`$.traits.${name}`, `$.context.traits.${name}`)),
};

function consents(mappingOf: (name: string) => Mapping): Mapping {
  return Object.fromEntries(consentNames.map((name) => [name, mappingOf(name)]));
}

/** Blanks around one of these names do not make it another. */
const spellings = (name: string) => [name, ` ${name}`, `${name} `, ` ${name} `];

const subscriptions: readonly Subscription[] = [
  ...Object.entries(names).map(([name, to]) => record(tracks(spellings(name)), to)),
  record(tracksOthers(Object.keys(names).flatMap(spellings)), at('$.event')),
  { partnerAction: 'updateCustomer', subscribe: 'type = "identify"', mapping: customer },
  {
    partnerAction: 'updateCustomer',
    subscribe: 'type = "group"',
    mapping: {
      ...event,
      traits: at('$.traits'),
      subscriptions: consents((name) => at(`$.traits.${name}`)),
      groupId: firstFilled('$.groupId', '$.traits.groupId'),
    },
  },
];

/** Nine events by name, the others with underscores for blanks; every property and trait under its own name. */
export const blueshift: BuiltIn = {
  keys: { region: 'dataCenter', userApiKey: 'usersApiKey' },
  words: { region: { standard: 'us', eu: 'eu' } },
  account: {},
  habits: ({ usersApiKey }) => ({
    eventNames: 'unchanged',
    // Who has not given the key has no identify calls taken today.
    identifyBy: usersApiKey ? 'customers' : 'event',
    anonymousIdField: 'device_id',
    sendTimestamp: false,
  }),
  subscriptions: ({ usesVendorNames, presets }) => (usesVendorNames ? presets : subscriptions),
};
