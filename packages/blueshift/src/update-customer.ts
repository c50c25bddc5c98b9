import {
  anonymousId,
  createdAt,
  emailAddress,
  firstName,
  fixed,
  gender,
  groupId,
  lastName,
  phoneNumber,
  previousId,
  rest,
  snakeCase,
  trait,
  unreadable,
  userId,
} from '@sluice/kit';
import { customers } from './channels';
import { connection } from './connection';
import { asTraits, record, sender } from './event';
import { agreed, recordAgreed } from './subscribe';

/** https://developer.blueshift.com/reference/post_api-v1-customers */
const customer = {
  firstname: firstName(),
  lastname: lastName(),
  // E.164 has up to 15 digits, Blueshift 14: https://developer.blueshift.com/docs/customer-related-data
  phone_number: phoneNumber({ made: (number) => (number.length > '+'.length + 14 ? unreadable : number) }),
  gender: gender({
    description: 'Arrives as male, female or unknown.',
    made: (word) => (word === 'male' || word === 'female' ? word : 'unknown'),
  }),
  joined_at: createdAt(),
} as const;

/** What the customers API has of the sender. */
const ofCustomers: ReadonlySet<string> = new Set(['customer_id', 'email', 'anonymous_id']);

/** https://developer.blueshift.com/docs/your-sites-event-data, "Identify" */
export const updateCustomer = connection.action({
  title: 'Update customer',
  description: 'Sets attributes of a customer, who is created if there is none.',
  tables: {
    object: {
      event: fixed('Event', 'Blueshift’s word for it.', 'identify'),
      ...customer,
      ...sender,
      // RudderStack's mobile SDKs also keep the IDs in the traits.
      customer_id: userId({ from: ['$.userId', ...trait('userId', 'id')] }),
      anonymous_id: anonymousId({ from: ['$.anonymousId', ...trait('anonymousId')] }),
      others: rest({ ...asTraits, from: ['$.context.traits', '$.traits'], label: 'Further traits' }),
    },
    agreed,
  },
  items: (context) => {
    const { object, settings } = context;
    recordAgreed(context);
    const event = record(context);
    // In bulk, the customers API finds nobody by device or cookie alone: https://developer.blueshift.com/reference/post_api-v1-customers
    if (settings.identifyBy === 'event' || (object.customer_id ?? object.email) === undefined) return [event];
    const profile: Record<string, unknown> = Object.assign({}, object, { event: undefined });
    for (const name in sender) if (!ofCustomers.has(name)) profile[name] = undefined;
    // Only an event can carry a device, a cookie, with which Blueshift merges the anonymous history, or a group.
    const more = object.device_id ?? object.cookie ?? object.device_token ?? object.group_id;
    return [customers.item(profile), ...(more === undefined ? [] : [event])];
  },
});

/**
 * No page documents the attributes of a group. Next to a `group_id` they would pass for the customer's own, hence the names.
 * An address in a group's traits is the group's.
 */
export const updateGroup = connection.action({
  title: 'Update group',
  description: 'Records which group, such as a company, a customer belongs to, and what is known about it.',
  tables: {
    object: {
      event: fixed('Event', 'Blueshift’s word for it.', 'identify'),
      ...sender,
      group_id: groupId({ required: true }),
      email: emailAddress({ from: ['$.context.traits.email', { '@template': 'user {{userId}}' }] }),
      others: rest({
        name: (name) => `group_${snakeCase(name)}`,
        from: ['$.traits'],
        label: 'Traits of the group',
        description: 'Stored with the customer, under names that begin with "group_".',
      }),
    },
  },
  items: (context) => [record(context)],
});

/** As Segment's older integration sends it: https://segment.com/docs/connections/destinations/catalog/blueshift */
export const alias = connection.action({
  title: 'Alias',
  description: 'Records that a customer had another ID before.',
  tables: {
    object: {
      event: fixed('Event', 'The word of Segment’s older integration.', 'alias'),
      previous_customer_id: previousId({ required: true }),
      ...sender,
    },
  },
  items: (context) => {
    const { object, skip } = context;
    if (object.previous_customer_id === object.customer_id)
      throw skip('The previous ID is the same: there is nothing to merge.');
    return [record(context)];
  },
});
