import type { Subscription } from '@sluice/engine';
import type { Mapping, RawSettings } from '@sluice/kit/host';
import type { BuiltIn, DefaultsOf, FieldMappings } from './built-in';
import { at, firstFilled, merged, traitPaths } from './directives';

/** The value at the path, unless it is a text or a list: these have a first element, and merging would spread them. */
const objectAt = (path: string): Mapping => ({ '@if': { exists: at(`${path}[0]`), else: at(path) } });

/** "Viewed Shoes Sale Page": with the category and the name, if there are any. */
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

/** Null removes a trait. */
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

/** Whether the project has its own ID for email addresses. If not, an address that is the user ID arrives unchanged. */
const hasEmailId = ({ emailIdName: name }: RawSettings) => ![undefined, null, '', 'none'].includes(name as string);

function subscriptions(defaultsOf: DefaultsOf, config: RawSettings): readonly Subscription[] {
  // An event may name IDs itself: `integrations: { Bloomreach: { hardID: { registered: "42" } } }`.
  const idsOf = ({ customer_ids: ids }: FieldMappings) =>
    merged(ids, objectAt('$.integrations.Bloomreach.hardID'), objectAt('$.integrations.Bloomreach.softID'));
  // In Engagement, Discovery's cookie is a property like any other.
  const { _br_uid_2: _, email_id: address, ...others } = defaultsOf('trackEvent');
  const event = hasEmailId(config) ? { ...others, email_id: address } : others;
  const record = (subscribe: string, name: Mapping): Subscription => ({
    partnerAction: 'trackEvent',
    subscribe,
    // Without "$.", no path in the name leads into it: a page's name stays among its properties.
    mapping: { ...event, customer_ids: idsOf(event), event_type: name, others: at('properties') },
  });
  // The email address is an attribute of the customer: as an ID it would be left out of the traits.
  const { email_id: __, ...customer } = defaultsOf('setProperties');
  return [
    // Not the path itself, so that Bloomreach's own event names also arrive unchanged.
    record('type = "track"', { '@template': '{{event}}' }),
    record('type = "page"', viewed('Page')),
    record('type = "screen"', viewed('Screen')),
    {
      partnerAction: 'setProperties',
      subscribe: 'type = "identify"',
      mapping: {
        ...customer,
        customer_ids: idsOf(customer),
        others: merged(at('$.context.traits'), at('$.traits'), customerProperties),
      },
    },
  ];
}

/** Engagement only, event names unchanged, no commerce events. */
export const bloomreach: BuiltIn = {
  keys: { baseUrl: 'apiBaseUrl', apiKeyId: 'apiKey', userIdName: 'hardID', anonymousIdName: 'softID' },
  secretKeys: ['apiKey'],
  isBatched: true,
  account: { api: 'engagement', authentication: 'basic', emailIdName: 'none' },
  habits: () => ({ eventNames: 'unchanged', userIdCase: 'unchanged', sendVisitorHeaders: false }),
  subscriptions: ({ usesVendorNames, presets, defaultsOf, config }) =>
    usesVendorNames ? presets : subscriptions(defaultsOf, config),
};
