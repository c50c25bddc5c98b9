import { compact, traits } from '@sluice/kit';
import { attributesOf } from './attributes';
import { connection } from './connection';
import { customerOf } from './customer';
import { isEverything } from './is-everything';
import { eventFields, recordEvent } from './record-event';

/**
 * https://help.bluecore.com/help/events-api, "Creating/updating customers" and "Linking identifiers to email": IDs are linked
 * first, so that the attributes meet a customer who has an address.
 */
export const updateCustomer = connection.action({
  title: 'Update customer',
  description: 'Links the customer’s IDs to the e-mail address ("identify") and sets attributes ("customer_patch").',
  defaultSubscription: 'type = "identify"',
  fields: {
    attributes: { ...traits, label: 'Attributes', description: 'Those that the settings name are sent.' },
    ...eventFields,
  },
  items: (context) => {
    const { payload, settings, note } = context;
    const customer = customerOf(context);
    const attributes = attributesOf(payload.attributes ?? {}, context);
    const patch = {
      event: 'customer_patch',
      properties: { customer: compact({ email: customer.email, ...attributes }) },
    };
    const isToLink = settings.linking !== 'off';
    const items = recordEvent(context, customer, Object.keys(attributes).length > 0 ? [patch] : [], isToLink);
    if (items.length > 0) return items;
    // Whoever sends whatever there is wants a profile of an address alone, too.
    if (isEverything(settings.attributes) && customer.email !== undefined)
      return recordEvent(context, customer, [patch]);
    note('There is no ID to link to an e-mail address, and no attribute to set.');
    return [];
  },
});
