import type { Subscription } from '@sluice/engine';
import type { Mapping, RawSettings } from '@sluice/kit/host';
import type { BuiltIn, DefaultsOf, FieldMappings } from './built-in';
import { tracks, tracksOthers } from './event-conditions';
import { eventsAboutSender } from './events-about-sender';
import { at, firstFilled, firstThere, orAt, traitPaths } from './directives';
import { linesOf } from './lines-of';

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

/** Properties that set Blueshift's own attributes if nothing else does. */
const ownProperties = [
  'customer_id',
  'cookie',
  'ip',
  'latitude',
  'longitude',
  'device_id',
  'device_type',
  'device_token',
  'device_idfa',
  'device_idfv',
  'device_manufacturer',
  'os_name',
  'network_carrier',
  'app_name',
  'app_version',
];

const sender = (defaults: FieldMappings): FieldMappings => ({
  ...defaults,
  // As it is said, although Blueshift's own SDK names the model.
  device_type: at('$.context.device.type'),
  limit_ad_tracking: null,
  device_idfa: firstFilled('$.context.idfa', '$.context.device.advertisingId'),
  device_idfv: orAt(defaults.device_idfv, '$.context.device.id'),
  latitude: orAt(defaults.latitude, '$.context.address.latitude'),
  longitude: orAt(defaults.longitude, '$.context.address.longitude'),
});

const idOfLine = firstFilled(...['sku', 'product_id', 'id', 'productId'].map((name) => `$.${name}`));
/** A line as it is in the event, with the ID by which Blueshift knows its product. */
const line = {
  sku: idOfLine,
  ...Object.fromEntries(
    ['product_id', 'id', 'productId', 'variant_sku', 'price', 'quantity'].map((name) => [name, at(`$.${name}`)]),
  ),
};

/** A person's consents, by the vendor's names; values other than true and false are left out. */
const states = [
  ...['unsubscribed', 'opted_in'].flatMap((name) => ['', '_push', '_inapp', '_sms'].map((channel) => name + channel)),
  'opt_out_of_ads',
];
const tracking = ['email_open_tracking', 'email_click_tracking'];
const asAnswer = (path: string): Mapping => {
  const answer = `{% assign said = ${path.replace(/^\$\./, '')} | downcase | strip %}{% if said == "true" or said == "false" %}{{ said }}{% endif %}`;
  return { '@if': { exists: at(path), then: { '@liquid': answer } } };
};
/** A list of groups if each has an ID and a boolean; otherwise its event would fail. */
const groupsAt = (path: string): Mapping => {
  const groups = path.replace(/^\$\./, '');
  const count = (answer: boolean) => `${groups} | where: "id" | where: "subscribed", ${answer} | size`;
  const isRead = `{% assign yes = ${count(true)} %}{% assign all = ${count(false)} | plus: yes %}{% if all == ${groups}.size %}yes{% endif %}`;
  return { '@if': { exists: at(`${path}[0].id`), then: { '@if': { blank: { '@liquid': isRead }, then: at(path) } } } };
};
const consents = (placesOf: (name: string) => readonly string[]): Mapping => {
  const isInGroup = firstFilled(...placesOf('subscription_group_subscribed').map(asAnswer));
  const groupId = firstThere(...placesOf('subscription_group_id'));
  return {
    ...Object.fromEntries(states.map((name) => [name, firstFilled(...placesOf(name).map(asAnswer))])),
    ...Object.fromEntries(states.map((name) => [`${name}_at`, firstThere(...placesOf(`${name}_at`))])),
    ...Object.fromEntries(tracking.map((name) => [name, firstThere(...placesOf(name))])),
    subscription_group_subscribed: isInGroup,
    // Without the answer, the ID might subscribe.
    subscription_group_id: {
      '@if': {
        exists: firstThere(...placesOf('subscription_group_subscribed')),
        then: { '@if': { blank: isInGroup, then: groupId } },
        else: groupId,
      },
    },
    subscription_groups: firstFilled(...placesOf('subscription_groups').map(groupsAt)),
  };
};

/** A name also matches with a space before or after it. */
const spellings = (name: string) => [name, ` ${name}`, `${name} `, ` ${name} `];

/** Unless the settings send the time of every event, an event's time comes from its property `timestamp`. */
const sendsTimes = ({ sendTimestamp: sends }: RawSettings) => sends === true || sends === 'true';
const timeOf = (config: RawSettings): FieldMappings =>
  sendsTimes(config) ? {} : { timestamp: at('$.properties.timestamp') };

function subscriptions(defaultsOf: DefaultsOf, config: RawSettings): readonly Subscription[] {
  const tracked = sender(defaultsOf('trackEvent'));
  for (const name of ownProperties) tracked[name] = orAt(tracked[name], `$.properties.${name}`);
  const mapping: FieldMappings = {
    ...tracked,
    ...timeOf(config),
    // Not the path itself, so that Blueshift's own event names also arrive unchanged.
    event: { '@template': '{{event}}' },
    group_id: at('$.properties.group_id'),
    // `sku` arrives under the sender's name for it.
    product_id: at('$.properties.product_id'),
    variant_sku: at('$.properties.variant_sku'),
    products: linesOf(line),
    subscriptions: consents((name) => [`$.properties.${name}`]),
  };
  const email = orAt(mapping.email, '$.properties.email');
  const record = (subscribe: string, more: FieldMappings): Subscription => ({
    partnerAction: 'trackEvent',
    subscribe,
    mapping: { ...mapping, ...more },
  });
  const named = Object.keys(names).flatMap(spellings);
  const aboutProduct = ['Product Viewed', 'Product Added', 'Product Removed', 'Products Searched'];
  const aboutSender = eventsAboutSender.filter((name) => !named.includes(name));
  return [
    ...Object.entries(names).map(([name, event]) =>
      record(tracks(spellings(name)), { event, ...(!aboutProduct.includes(name) && { email }) }),
    ),
    record(tracks(aboutSender), { email }),
    record(tracksOthers([...named, ...aboutSender]), {}),
    {
      partnerAction: 'updateCustomer',
      subscribe: 'type = "identify"',
      mapping: {
        ...sender(defaultsOf('updateCustomer')),
        customer_id: at('$.userId'),
        group_id: firstFilled(...traitPaths('group_id')),
        ...(!sendsTimes(config) && { timestamp: null }),
        // `createdAt` keeps its name.
        joined_at: firstThere(...traitPaths('joined_at')),
        subscriptions: consents((name) => traitPaths(name)),
      },
    },
    {
      partnerAction: 'updateGroup',
      subscribe: 'type = "group"',
      mapping: {
        ...sender(defaultsOf('updateGroup')),
        ...(!sendsTimes(config) && { timestamp: null }),
        group_id: orAt(defaultsOf('updateGroup').group_id, '$.traits.groupId'),
      },
    },
  ];
}

/** Nine events by name, the others with underscores instead of spaces; every property and trait under its own name. */
export const blueshift: BuiltIn = {
  keys: { region: 'dataCenter', userApiKey: 'usersApiKey' },
  words: { region: { standard: 'us', eu: 'eu' } },
  account: {},
  habits: ({ usersApiKey }) => ({
    eventNames: 'unchanged',
    // Without the key, RudderStack's own integration does not accept identify calls.
    identifyBy: usersApiKey ? 'customers' : 'event',
    anonymousIdField: 'device_id',
    sendTimestamp: true,
  }),
  subscriptions: ({ usesVendorNames, presets, defaultsOf, config }) =>
    usesVendorNames ? presets : subscriptions(defaultsOf, config),
};
