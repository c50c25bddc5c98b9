import {
  birthday,
  bodyBytes,
  city,
  computed,
  country,
  emailAddress,
  emailSources,
  firstName,
  gender,
  groupId,
  isObject,
  jsonBound,
  isUuid,
  type Item,
  lastName,
  leaveOut,
  listOf,
  lowerCase,
  named,
  phoneNumber,
  postalCode,
  previousId,
  refined,
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
import { connection } from './connection';
import { customer } from './customer';
import { browser } from './batch';
import { type Commanded, inUnixTime, type Properties, setAttributes } from './event';

/** When, and in which browser. */
const frame = {
  ...browser,
  command: {
    timestamp: time('seconds', {
      withoutIt: 'The event has no time that can be read: Bloomreach treats it as the newest.',
    }),
  },
} as const;

const attributeName = (name: string) => asciiName(snakeCase(name));
const memberName = rememberNames((name) => rememberNames((member) => attributeName(`${name}_${member}`)));
const birth = birthday();

/** A date is a UNIX time: https://documentation.bloomreach.com/engagement/docs/data-types */
const unixDay = named<number>(refined(birth.kind, (day) => Date.parse(day) / 1000, { name: 'unixDay' }));

/** Named as in Bloomreach's own integrations: https://github.com/exponea/bloomreach-magento2-integration */
const updateCustomer = connection.action({
  title: 'Update customer',
  description: 'Sets attributes of a customer, who is created if nobody has these IDs.',
  tables: {
    properties: {
      email: computed<string>('Email', 'The address of the customer, in lower case.'),
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
        name: attributeName,
        made: inUnixTime,
        label: 'Further traits',
      }),
    },
    customer: {
      ...customer,
      // RudderStack's mobile SDKs also keep the IDs in the traits.
      user_id: userId({ from: ['$.userId', ...trait('userId', 'id')] }),
      cookie: anonymousId({ from: ['$.anonymousId', ...trait('anonymousId')] }),
    },
    ...frame,
  },
  items: (context) => {
    for (const name of ['company', 'address']) flatten(context.properties, name);
    return update(context);
  },
});

const setProperties = connection.action({
  title: 'Set properties',
  description: 'Sets attributes of a customer under the unchanged names of the traits, or those in the mapping.',
  defaultSubscription: 'type = "identify"',
  tables: {
    properties: {
      others: rest({ from: ['$.context.traits', '$.traits'], name: asciiName, made: inUnixTime, label: 'Traits' }),
    },
    customer,
    ...frame,
  },
  items: update,
});

/**
 * Bloomreach has no groups: a group's traits are stored with its members, under names that begin with "group_". An email
 * address in a group's traits, the first of the usual sources, is the group's.
 */
const updateGroup = connection.action({
  title: 'Update group',
  description: 'Stores with a customer which group, such as a company, they belong to, and what is known about it.',
  tables: {
    properties: {
      group_id: groupId({ required: true }),
      others: rest({
        from: ['$.traits'],
        name: (name) => `group_${attributeName(name)}`,
        made: inUnixTime,
        label: 'Traits of the group',
      }),
    },
    customer: { ...customer, email_id: emailAddress({ from: emailSources.slice(1), made: lowerCase }) },
    ...frame,
  },
  items: update,
});

/**
 * Bloomreach has no call for this: an update with a hard and a soft ID merges the two profiles.
 * https://documentation.bloomreach.com/engagement/docs/customer-identification
 */
const mergeCustomers = connection.action({
  title: 'Merge customers',
  description: 'Merges an anonymous profile into a known one. It cannot be undone.',
  tables: {
    properties: {
      previous_id: previousId({
        required: true,
        description:
          'The soft ID of the anonymous profile. Bloomreach accepts no update without an attribute, so it is one, too.',
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
    if (settings.anonymousIdName === 'none') throw refuse('previous_id', 'the settings name no anonymous ID.');
    // Anonymous IDs are mostly UUIDs.
    if (previous !== ids.cookie && !isUuid(previous))
      note('If the previous ID was a user ID, Bloomreach keeps both customers: it merges only anonymous ones.');
    ids.cookie = previous;
    return update(context);
  },
});

/** Updates of customers. */
export const updates = { updateCustomer, setProperties, updateGroup, mergeCustomers };

/** Bloomreach stores objects but cannot filter by them, so their members become attributes. */
function flatten(properties: Properties, name: string): void {
  const { [name]: all } = properties;
  if (!isObject(all)) return;
  properties[name] = all.name;
  for (const member in all) if (member !== 'name') properties[memberName(name)(member)] ??= inUnixTime(all[member]);
}

/**
 * The item that sets attributes of a customer: older values never overwrite newer ones.
 * https://documentation.bloomreach.com/engagement/reference/update-customer-properties-2; what an attribute may hold:
 * https://documentation.bloomreach.com/engagement/docs/tracking
 */
function update(context: Commanded & { readonly properties: Properties }): Item[] {
  const { customer: ids, properties, settings, note, skip } = context;
  const item = setAttributes(context, properties);
  // Nobody can write to an address that is only an ID.
  properties.email ??= ids.email_id;
  const most = settings.attributeLimit === '1024' ? 2048 : 16_000;
  const allowed = settings.customerAttributes === undefined ? undefined : listOf(settings.customerAttributes);
  for (const name in properties) {
    if (allowed && !allowed.includes(name)) properties[name] = undefined;
    const value = properties[name];
    const isShort = typeof value === 'string' ? value.length <= most / 3 : jsonBound(value, 'loose') <= most;
    if (!isShort && bodyBytes(typeof value === 'string' ? { text: value } : { json: value }) > most)
      leaveOut(properties, [name], `Bloomreach accepts no attribute of more than ${most} bytes`, note);
  }
  for (const name in properties) if (properties[name] !== undefined) return [item];
  throw skip('Bloomreach accepts no update without an attribute; the IDs are sent with every other event.');
}
