import {
  birthday,
  city,
  computed,
  country,
  emailAddress,
  emailSources,
  firstName,
  gender,
  groupId,
  isObject,
  type Item,
  lastName,
  listOf,
  named,
  phoneNumber,
  postalCode,
  previousId,
  rememberNames,
  rest,
  snakeCase,
  text,
  time,
  anonymousId,
  trait,
  userId,
} from '@sluice/kit';
import { asciiName } from './ascii-name';
import { batch } from './batch';
import { connection } from './connection';
import { customer, customerIds } from './customer';
import { frame, type Properties, type Recorded, useUnixTimes } from './event';

const birth = birthday();

/** https://documentation.bloomreach.com/engagement/docs/data-types: a date is a UNIX time. */
const unixDay = named<number>({
  name: 'unixDay',
  wanted: birth.kind.wanted,
  read: (given) => {
    const written = birth.kind.read(given);
    return typeof written === 'string' ? Date.parse(written) / 1000 : written;
  },
});

/** https://github.com/exponea/bloomreach-magento2-integration: the names that Bloomreach's own integrations use for a customer. */
export const updateCustomer = connection.action({
  title: 'Update customer',
  description: 'Sets attributes of a customer, who is created where there is none with these IDs.',
  tables: {
    properties: {
      email: computed<string>('Email', 'The address of the customer, in small letters.'),
      phone: phoneNumber(),
      first_name: firstName(),
      last_name: lastName(),
      gender: gender(),
      birth_date: unixDay('Birthday', 'A day, as in 1990-04-23; arrives as UNIX time.', { from: birth.from ?? [] }),
      created_at: time('seconds', {
        label: 'Customer since',
        description: 'When the customer signed up.',
        from: trait('createdAt', 'created_at', 'createdat'),
      }),
      street: text('Street', 'With the number.', { from: trait('address.street', 'street') }),
      postal_code: postalCode(),
      city: city(),
      state: text('State', 'Or province.', { from: trait('address.state', 'state') }),
      country: country(),
      others: rest({
        from: ['$.context.traits', '$.traits'],
        name: (name) => asciiName(snakeCase(name)),
        label: 'Further traits',
      }),
    },
    customer: {
      ...customer,
      // RudderStack's SDKs for phones also keep the IDs among the traits.
      user_id: userId({ from: ['$.userId', ...trait('userId', 'id')] }),
      cookie: anonymousId({ from: ['$.anonymousId', ...trait('anonymousId')] }),
    },
    ...frame,
  },
  items: (context) => {
    const properties: Properties = context.properties;
    properties.email = context.customer.email_id?.toLowerCase();
    for (const [name, nameIn] of nested) flatten(properties, name, nameIn);
    return setAttributes(context);
  },
});

export const setProperties = connection.action({
  title: 'Set properties',
  description: 'Sets attributes of a customer under the very names that the traits have, or that a mapping gives them.',
  defaultSubscription: 'type = "identify"',
  tables: {
    properties: { others: rest({ from: ['$.context.traits', '$.traits'], name: asciiName, label: 'Traits' }) },
    customer,
    ...frame,
  },
  items: (context) => setAttributes(context),
});

/**
 * Bloomreach knows no groups: what is known of one is kept with its members, under names that begin with "group_". The address in a
 * group's traits, the first of the usual sources, is the group's.
 */
export const updateGroup = connection.action({
  title: 'Update group',
  description: 'Keeps with a customer which group, such as a company, they are in, and what is known of it.',
  tables: {
    properties: {
      group_id: groupId({ required: true }),
      others: rest({
        from: ['$.traits'],
        name: (name) => `group_${asciiName(snakeCase(name))}`,
        label: 'Traits of the group',
      }),
    },
    customer: { ...customer, email_id: emailAddress({ from: emailSources.slice(1) }) },
    ...frame,
  },
  items: (context) => setAttributes(context),
});

/** As anonymous IDs mostly are. */
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Bloomreach has no call for it: an update that holds a hard and a soft ID makes one customer of the two profiles.
 * https://documentation.bloomreach.com/engagement/docs/customer-identification
 */
export const mergeCustomers = connection.action({
  title: 'Merge customers',
  description: 'Makes one customer of an anonymous profile and a known one. It cannot be undone.',
  tables: {
    properties: {
      previous_id: previousId({
        required: true,
        description:
          'The soft ID of the anonymous profile. Bloomreach takes no update without an attribute, so it is one, too.',
      }),
    },
    customer: { ...customer, user_id: userId({ required: true }) },
    ...frame,
  },
  items: (context) => {
    const { properties, customer: ids, settings, refuse, skip, note } = context;
    const previous = properties.previous_id;
    if (previous.toLowerCase() === ids.user_id.toLowerCase())
      throw skip('Both IDs are the same: there is nothing to merge.');
    if (settings.anonymousIdName === 'none') {
      throw refuse('previous_id', 'the settings name no anonymous ID to merge by.');
    }
    if (previous !== ids.cookie && !uuid.test(previous)) {
      note('If the previous ID was a user ID, Bloomreach keeps both customers apart: it merges anonymous ones only.');
    }
    ids.cookie = previous;
    return setAttributes(context);
  },
});

/** Of the traits that are objects, the names under which their members arrive: `company_size`. */
const nested = ['company', 'address'].map(
  (name) => [name, rememberNames((member) => `${name}_${asciiName(snakeCase(member))}`)] as const,
);

/** Bloomreach keeps objects but cannot filter by them: their members stand beside their name. */
function flatten(properties: Properties, name: string, nameIn: (member: string) => string): void {
  const { [name]: members } = properties;
  if (!isObject(members)) return;
  properties[name] = members.name;
  for (const inner in members) if (inner !== 'name') properties[nameIn(inner)] ??= members[inner];
}

type Attributes = Pick<Recorded, 'customer' | keyof typeof frame | 'settings' | 'note' | 'refuse'> & {
  readonly properties: Properties;
  readonly skip: (reason: string) => Error;
};

/** https://documentation.bloomreach.com/engagement/docs/tracking: 16 KB for an attribute. */
const longestBytes = 16_000;

/**
 * The item that sets attributes of a customer: older values never overwrite newer ones.
 * https://documentation.bloomreach.com/engagement/reference/update-customer-properties-2
 */
function setAttributes(context: Attributes): Item[] {
  const { properties, settings, note, skip } = context;
  const ids = customerIds(context);
  const allowed = settings.customerAttributes === undefined ? undefined : listOf(settings.customerAttributes);
  let isAny = false;
  for (const name in properties) {
    const value = properties[name];
    if (allowed && !allowed.includes(name)) properties[name] = undefined;
    else if (typeof value === 'string' && value.length * 3 > longestBytes && sizeOf(value) > longestBytes) {
      properties[name] = undefined;
      note(`Left out, for Bloomreach takes no attribute of more than 16 KB: ${name}.`);
    }
    isAny ||= properties[name] !== undefined;
  }
  if (!isAny) throw skip('Bloomreach takes no update without an attribute; the IDs travel with every other event.');
  useUnixTimes(properties);
  const { timestamp } = context.command;
  if (timestamp === undefined) note('The event has no time that can be read: Bloomreach takes it for the newest.');
  const data = { customer_ids: ids, properties, update_timestamp: timestamp };
  return [batch.item({ command: { name: 'customers', data }, visitor: context.visitor })];
}

function sizeOf(value: string): number {
  return new TextEncoder().encode(value).length;
}
