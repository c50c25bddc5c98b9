import { type FieldDefinitions, inSnakeCase, traits } from '@sluice/kit';
import { connection } from './connection';
import { customerAttributes } from './customer-attributes';
import { customers } from './customers';
import { identifiers } from './identifiers';
import { ownAttributes } from './own-attributes';
import { eventFields, recordEvent } from './record-event';
import { subscriptionAttributes, subscriptions, withoutConsent } from './subscriptions';

const fields = {
  traits,
  groupTraits: {
    type: 'object',
    label: 'Traits of the group',
    description:
      'What is known of the customer’s group. It is kept with the customer, under names that begin with "group_".',
    defaultObjectUI: 'keyvalue',
  },
  subscriptions,
  ...eventFields,
} as const satisfies FieldDefinitions;

/**
 * https://developer.blueshift.com/reference (Your site/app's event data), "Identify". How a group's attributes are set no
 * page says: beside a `group_id` they would be taken for the customer's own, hence the names.
 */
export const updateCustomer = connection.action({
  title: 'Update customer',
  description: 'Sets attributes of a customer, who is created where there is none.',
  defaultSubscription: 'type = "identify"',
  fields,
  items: (context) => {
    const { payload, settings, note } = context;
    const attributes = {
      ...inSnakeCase(payload.groupTraits ?? {}, 'group_'),
      ...customerAttributes(payload.traits ?? {}, note),
    };
    const agreed = subscriptionAttributes(context);
    const { customer_id: id, email, anonymous_id: anonymous } = identifiers(payload, settings);
    // In bulk the customers API finds nobody by a device or cookie alone, and it knows no groups.
    const isForCustomers = (id !== undefined || email !== undefined) && payload.groupId === undefined;
    if (settings.identifyBy === 'event' || !isForCustomers) {
      return recordEvent(context, 'identify', attributes, agreed);
    }
    const own = {
      ...(id !== undefined && { customer_id: id }),
      ...(email !== undefined && { email }),
      ...(anonymous !== undefined && { anonymous_id: anonymous }),
    };
    // Among many customers Blueshift finds one by its own UUID too: https://github.com/api-evangelist/blueshift
    const { uuid, ...others } = withoutConsent(attributes, note);
    if (uuid !== undefined)
      note('The trait uuid was left out: the customers API takes it for an ID of Blueshift’s own.');
    return [customers.item({ ...ownAttributes({ ...others, ...agreed }, own, note), ...own })];
  },
});
