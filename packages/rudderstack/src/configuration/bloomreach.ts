import type { Subscription } from '@sluice/engine';
import type { Mapping } from '@sluice/kit';
import type { BuiltIn } from './built-in';
import { firstFilled, traitPaths } from './first-filled';

const at = (path: string): Mapping => ({ '@path': path });

const customer = {
  userId: at('$.userId'),
  anonymousId: at('$.anonymousId'),
  // IDs that an event itself names: `integrations: { Bloomreach: { hardID: { registered: "42" } } }`.
  customerIds: {
    '@merge': {
      direction: 'right',
      objects: [at('$.integrations.Bloomreach.hardID'), at('$.integrations.Bloomreach.softID')],
    },
  },
  timestamp: firstFilled('$.timestamp', '$.originalTimestamp'),
};

const record = (subscribe: string, name: Mapping): Subscription => ({
  partnerAction: 'trackEvent',
  subscribe,
  mapping: { ...customer, name, properties: at('$.properties') },
});

/** "Viewed Shoes Sale Page": the category and the name as far as there are any. */
const viewed = (what: string): Mapping => ({
  '@transform': {
    apply: { category: withBlank('category'), name: withBlank('name') },
    mapping: { '@template': `Viewed {{category}}{{name}}${what}` },
  },
});

function withBlank(member: string): Mapping {
  const places = [member, `properties.${member}`];
  return places.reduceRight<Mapping>(
    (otherwise, place) => ({
      '@if': {
        blank: at(`$.${place}`),
        then: { '@template': `{{${place}}} ` },
        ...(otherwise !== undefined && { else: otherwise }),
      },
    }),
    undefined,
  );
}

/** Null leaves a trait out. */
const customerProperties: Mapping = {
  firstName: null,
  firstname: null,
  first_name: firstFilled(...traitPaths('firstName', 'firstname', 'first_name')),
  lastName: null,
  lastname: null,
  last_name: firstFilled(...traitPaths('lastName', 'lastname', 'last_name')),
  name: null,
  email: firstFilled(...traitPaths('email'), '$.properties.email'),
  phone: firstFilled(...traitPaths('phone'), '$.properties.phone'),
  city: firstFilled(...traitPaths('address.city', 'city')),
  country: firstFilled(...traitPaths('address.country', 'country')),
  birthday: firstFilled(...traitPaths('birthday', 'dateOfBirth', 'dob', 'DOB')),
};

const subscriptions: readonly Subscription[] = [
  record('type = "track"', at('$.event')),
  record('type = "page"', viewed('Page')),
  record('type = "screen"', viewed('Screen')),
  {
    partnerAction: 'updateCustomer',
    subscribe: 'type = "identify"',
    mapping: {
      ...customer,
      properties: {
        '@merge': { direction: 'right', objects: [at('$.context.traits'), at('$.traits'), customerProperties] },
      },
    },
  },
];

/** Engagement alone, events under the names they come with, no commerce events. */
export const bloomreach: BuiltIn = {
  keys: { baseUrl: 'apiBaseUrl', apiKeyId: 'apiKey', userIdName: 'hardID', anonymousIdName: 'softID' },
  secretKeys: ['apiKey'],
  account: { api: 'engagement', authentication: 'basic', emailIdName: 'none' },
  habits: () => ({ eventNames: 'unchanged', propertyNames: 'unchanged', sendVisitorHeaders: false }),
  subscriptions: ({ usesVendorNames, presets }) => (usesVendorNames ? presets : subscriptions),
};
