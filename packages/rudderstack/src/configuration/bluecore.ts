import type { Subscription } from '@sluice/engine';
import type { Mapping, RawSettings } from '@sluice/kit/host';
import type { BuiltIn, SubscriptionContext } from './built-in';
import { spellingsOf, tracks, tracksOthers, withoutTracks } from './event-conditions';
import { firstFilled, firstThere, traitPaths } from './first-filled';

/** An action and what it is given, for whatever events. */
type Making = Omit<Subscription, 'subscribe'>;

const at = (path: string): Mapping => ({ '@path': path });

/** An ID of the sender's that is meant for Bluecore comes before all others. */
const externalId: Mapping = {
  '@if': {
    exists: at('$.context.externalId'),
    then: {
      '@liquid': '{% assign found = context.externalId | where: "type", "bluecoreExternalId" | first %}{{ found.id }}',
    },
  },
};
const userId = at('$.userId');
const email = firstFilled(...traitPaths('email'), '$.properties.email');
const unlessThere = (mapping: Mapping, otherwise: Mapping): Mapping => ({ '@if': { blank: mapping, else: otherwise } });

const event = {
  email,
  timestamp: firstFilled('$.timestamp', '$.originalTimestamp'),
  client: at('$.context.app.version'),
  device: at('$.context.device.model'),
};
/** The address stands for a customer before the user ID does. */
const customer = { ...event, userId: firstFilled(externalId, email, userId), anonymousId: at('$.anonymousId') };

const idOfProduct = (place: string) => firstFilled(...['product_id', 'sku', 'id'].map((name) => `${place}.${name}`));
/** Where the list is empty, the properties themselves are the product. */
const firstLine = at('$.properties.products[0]');
const product = {
  productId: { '@if': { exists: firstLine, else: idOfProduct('$.properties') } },
  products: { '@arrayPath': ['$.properties.products', { productId: idOfProduct('$') }] },
};

/** By the name at Bluecore, what makes such an event. */
const standardEvents: Readonly<Record<string, Making>> = {
  viewed_product: { partnerAction: 'trackProduct', mapping: { ...customer, ...product, event: 'viewed_product' } },
  search: { partnerAction: 'search', mapping: { ...customer, searchTerm: at('$.properties.query') } },
  add_to_cart: { partnerAction: 'trackProduct', mapping: { ...customer, ...product, event: 'add_to_cart' } },
  remove_from_cart: { partnerAction: 'trackProduct', mapping: { ...customer, ...product, event: 'remove_from_cart' } },
  purchase: {
    partnerAction: 'purchase',
    mapping: {
      ...customer,
      products: {
        '@if': { exists: firstLine, then: product.products, else: [{ productId: idOfProduct('$.properties') }] },
      },
      orderId: at('$.properties.order_id'),
      // Not `firstFilled`: a total of 0 is one.
      total: firstThere('$.properties.total', '$.properties.revenue', '$.properties.value'),
    },
  },
  wishlist: { partnerAction: 'trackProduct', mapping: { ...customer, ...product, event: 'wishlist' } },
};

const names: Readonly<Record<string, string>> = {
  'Product Viewed': 'viewed_product',
  'Products Searched': 'search',
  'Product Added': 'add_to_cart',
  'Product Removed': 'remove_from_cart',
  'Product Added to Wishlist': 'wishlist',
  'Order Completed': 'purchase',
};

/** Null leaves a trait out. */
const attributes: Mapping = {
  '@merge': {
    direction: 'right',
    objects: [
      at('$.context.traits'),
      at('$.traits'),
      {
        firstName: null,
        firstname: null,
        first_name: firstFilled(...traitPaths('firstName', 'firstname', 'first_name')),
        lastName: null,
        lastname: null,
        last_name: firstFilled(...traitPaths('lastName', 'lastname', 'last_name')),
        sex: firstFilled(...traitPaths('gender', 'sex')),
        action: null,
      },
    ],
  },
};

const setAttributes: Making = {
  partnerAction: 'updateCustomer',
  // Without another ID than the address there is nothing to link.
  mapping: { ...customer, anonymousId: unlessThere(email, at('$.anonymousId')), attributes },
};
const namedId = firstFilled(externalId, userId);
const link: Making = {
  partnerAction: 'updateCustomer',
  mapping: { ...customer, userId: namedId, anonymousId: unlessThere(namedId, at('$.anonymousId')), attributes },
};

const consent = (consents: Mapping): Making => ({
  partnerAction: 'updateSubscription',
  mapping: { ...customer, consents, channel: 'email' },
});

/** Those that are no table of event names: a track call may bear the name of any event that Bluecore has. */
const further: readonly (readonly [names: readonly string[], Making])[] = [
  [spellingsOf('subscription_event'), consent(at('$.properties.channelConsents'))],
  [['optin'], consent({ email: true })],
  [['unsubscribe'], consent({ email: false })],
  [['customer_patch'], setAttributes],
  [['identify'], link],
];

const asksToLink = (condition: '=' | '!=', joint: string) =>
  ['traits', 'context.traits'].map((place) => `${place}.action ${condition} "identify"`).join(` ${joint} `);

const identify: readonly Subscription[] = [
  { ...setAttributes, subscribe: `type = "identify" and ${asksToLink('!=', 'and')}` },
  { ...link, subscribe: `type = "identify" and (${asksToLink('=', 'or')})` },
];

const line = at('$.');
const identified: Mapping = { '@merge': { direction: 'right', objects: [line, { id: idOfProduct('$') }] } };

/** Bluecore knows a product by its `id`, in events of a user's own, too. */
const ownProperties: Mapping = {
  '@if': {
    exists: firstLine,
    then: {
      '@merge': {
        direction: 'right',
        objects: [
          at('$.properties'),
          {
            products: {
              '@arrayPath': [
                '$.properties.products',
                { '@if': { exists: idOfProduct('$'), then: identified, else: line } },
              ],
            },
          },
        ],
      },
    },
    else: at('$.properties'),
  },
};

/** Who links IDs to addresses by the setting needs all of them: none stands for another then. */
const isLinking = ({ linking }: RawSettings) => linking === 'identify' || linking === 'every';
const withEveryId = ({ mapping, ...subscription }: Subscription): Subscription => ({
  ...subscription,
  mapping: { ...mapping, userId: namedId, anonymousId: at('$.anonymousId') },
});

function subscriptions({ usesVendorNames, presets, config, eventRows }: SubscriptionContext): Subscription[] {
  const mapped = eventRows.map((row) => row.from);
  const actionFor = (to: string) => (usesVendorNames ? presetFor(to, presets) : standardEvents[to]);
  const rows = eventRows.flatMap(({ from, to }) => {
    const action = actionFor(to);
    return action ? [{ ...action, subscribe: tracks([from]) }] : [];
  });
  if (usesVendorNames) return [...rows, ...withoutTracks(mapped, presets)];
  const own = [
    ...Object.entries(names).map(([name, to]) => [[...spellingsOf(name), to], standardEvents[to]] as const),
    ...further,
  ].flatMap(([spellings, action]) => {
    const left = spellings.filter((name) => !mapped.includes(name));
    return action && left.length > 0 ? [{ names: left, subscription: { ...action, subscribe: tracks(left) } }] : [];
  });
  const taken = [...new Set([...mapped, ...own.flatMap(({ names: left }) => left)])];
  const all: Subscription[] = [
    ...rows,
    ...own.map(({ subscription }) => subscription),
    ...identify,
    {
      partnerAction: 'trackCustomEvent',
      subscribe: tracksOthers(taken),
      mapping: { ...customer, name: at('$.event'), furtherProperties: ownProperties },
    },
  ];
  return isLinking(config) ? all.map(withEveryId) : all;
}

function presetFor(vendorName: string, presets: readonly Subscription[]) {
  const { partnerAction, mapping } = standardEvents[vendorName] ?? {};
  const preset = presets.find((one) => one.partnerAction === partnerAction && one.mapping.event === mapping?.event);
  return preset && { partnerAction: preset.partnerAction, mapping: preset.mapping };
}

/** Six commerce events by name, all others and all traits as they come. */
export const bluecore: BuiltIn = {
  keys: { namespace: 'bluecoreNamespace' },
  eventTable: {
    key: 'eventsMapping',
    label: 'Event names',
    description: 'Events of yours that mean one of Bluecore’s. They win over the names of the common event spec.',
    vendorNames: Object.keys(standardEvents),
  },
  account: {},
  habits: (config) => ({
    // Unless linked, the address takes the place of the user ID.
    distinctId: isLinking(config) ? 'email' : 'userId',
    linking: 'identify',
    attributes: '*',
    customEvents: '*',
    allowOldEvents: true,
  }),
  subscriptions,
};
