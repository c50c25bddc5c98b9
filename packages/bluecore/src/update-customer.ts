import {
  anonymousId,
  birthday,
  computed,
  firstName,
  lastName,
  rest,
  snakeCase,
  text,
  trait,
  userId,
  wholeNumber,
} from '@sluice/kit';
import { attributesOf, isEverything } from './attributes';
import { connection } from './connection';
import { frame, onIdentify, record, sender } from './event';

/**
 * https://help.bluecore.com/help/events-api, "Creating/updating customers" and "Linking identifiers to email": IDs are linked
 * first, so that the attributes meet a customer who has an address.
 */
export const updateCustomer = connection.action({
  title: 'Update customer',
  description: 'Links the customer’s IDs to the email address ("identify") and sets attributes ("customer_patch").',
  defaultSubscription: 'type = "identify"',
  tables: {
    // https://help.bluecore.com/en/articles/9415292-customer-profiles: the day as a number, the month spelled out.
    customer: {
      first_name: firstName(),
      last_name: lastName(),
      birthday: birthday({ description: 'A day, as in 1990-04-23: the next two are made of it.' }),
      birthday_day: wholeNumber('Day of birth', '1 to 31.', { from: trait('birthday_day') }),
      birthday_month: text('Month of birth', 'As in April.', { from: trait('birthday_month') }),
      others: rest({
        from: ['$.context.traits', '$.traits'],
        name: snakeCase,
        isReserved: (name) => name === 'email' || name === 'email_hash_number',
        label: 'Further attributes',
        description: 'Those that the settings name are sent.',
      }),
    },
    properties: { customer: computed<object>('Customer', 'The address and the attributes.'), ...frame },
    sender: {
      ...sender,
      // RudderStack's SDKs for phones also keep the IDs among the traits.
      user_id: userId({ from: ['$.userId', ...trait('userId', 'id')] }),
      anonymous_id: anonymousId({ from: ['$.anonymousId', ...trait('anonymousId')] }),
    },
  },
  items: (context) => {
    const { customer, properties, sender: who, settings, skip } = context;
    const attributes = attributesOf(context);
    // Whoever sends whatever there is wants a profile of an address alone, too.
    const isPatch = attributes !== undefined || (isEverything(settings.attributes) && who.email !== undefined);
    properties.customer = { email: who.email, ...attributes };
    const items = record(context, isPatch ? [{ event: 'customer_patch', properties }] : [], onIdentify);
    if (items.length > 0) return items;
    throw skip('There is no ID to link to an email address, and no attribute to set.');
  },
});
