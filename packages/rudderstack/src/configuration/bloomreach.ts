import type { Subscription } from '@sluice/engine';
import type { Mapping, RawSettings } from '@sluice/kit/host';
import type { BuiltIn, DefaultsOf, FieldMappings } from './built-in';
import { at, firstFilled, merged, traitPaths } from './directives';

/** Merging takes a text for its letters and a list for its places, and both have a first one. */
const objectAt = (path: string): Mapping => ({ '@if': { exists: at(`${path}[0]`), else: at(path) } });

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

/** Unless the project has an ID of its own for addresses, one that is the user ID arrives as it is written. */
const hasEmailId = ({ emailIdName: name }: RawSettings) => ![undefined, null, '', 'none'].includes(name as string);

function subscriptions(defaultsOf: DefaultsOf, config: RawSettings): readonly Subscription[] {
  // IDs that an event itself names: `integrations: { Bloomreach: { hardID: { registered: "42" } } }`.
  const idsOf = ({ customer_ids: ids }: FieldMappings) =>
    merged(ids, objectAt('$.integrations.Bloomreach.hardID'), objectAt('$.integrations.Bloomreach.softID'));
  // Discovery's cookie is a property like any other in Engagement.
  const { _br_uid_2: _, email_id: address, ...others } = defaultsOf('trackEvent');
  const event = hasEmailId(config) ? { ...others, email_id: address } : others;
  const record = (subscribe: string, name: Mapping): Subscription => ({
    partnerAction: 'trackEvent',
    subscribe,
    // Without "$.", no path of the name's leads into it: what a page is called stays among its properties.
    mapping: { ...event, customer_ids: idsOf(event), event_type: name, others: at('properties') },
  });
  // The address is an attribute of the customer: as an ID it would be left out of the traits.
  const { email_id: __, ...customer } = defaultsOf('setProperties');
  return [
    // Not the path itself: a name of Bloomreach's own arrives as the event has it.
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

/** Engagement alone, events under the names they come with, no commerce events. */
export const bloomreach: BuiltIn = {
  keys: { baseUrl: 'apiBaseUrl', apiKeyId: 'apiKey', userIdName: 'hardID', anonymousIdName: 'softID' },
  secretKeys: ['apiKey'],
  isBatched: true,
  account: { api: 'engagement', authentication: 'basic', emailIdName: 'none' },
  habits: () => ({ eventNames: 'unchanged', userIdCase: 'unchanged', sendVisitorHeaders: false }),
  subscriptions: ({ usesVendorNames, presets, defaultsOf, config }) =>
    usesVendorNames ? presets : subscriptions(defaultsOf, config),
};
