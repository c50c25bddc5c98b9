import {
  anonymousId,
  birthday,
  firstName,
  lastName,
  named,
  type Reading,
  refined,
  rest,
  snakeCase,
  textKind,
  trait,
  unreadable,
  userId,
  wholeNumber,
} from '@sluice/kit';
import { attributesOf } from './attributes';
import { connection } from './connection';
import { sender } from './customer';
import { event, record } from './event';

const months = 'January February March April May June July August September October November December'.split(' ');

/** The month's full name, from the name, its first letters or its number (`april`, `apr`, `4`). */
function monthOf(written: string): Reading<string> {
  const word = written.toLowerCase().replace(/\.$/, '');
  const isMeant = (name: string) => word.length > 2 && name.toLowerCase().startsWith(word);
  return months[Number(word) - 1] ?? months.find(isMeant) ?? unreadable;
}

const monthOfBirth = named(refined(textKind, monthOf, { wanted: 'a month such as April' }));

/** https://help.bluecore.com/en/articles/9415292-customer-profiles */
const traits = {
  first_name: firstName(),
  last_name: lastName(),
  birthday: birthday({ description: 'A day, as in 1990-04-23. Becomes birthday_day and birthday_month.' }),
  birthday_day: wholeNumber('Day of birth', '1 to 31.', {
    from: trait('birthday_day'),
    made: (day) => (day >= 1 && day <= 31 ? day : unreadable),
  }),
  birthday_month: monthOfBirth('Month of birth', 'Arrives spelled out, as in April.', {
    from: trait('birthday_month'),
  }),
} as const;

/** In a separate table, so that "Last Name" can stand in for a missing last_name. */
const further = {
  others: rest({
    name: snakeCase,
    // The address is not an attribute and is always sent. The other is Bluecore’s own.
    isReserved: (name) => name === 'email' || name === 'email_hash_number',
    from: ['$.context.traits', '$.traits'],
    label: 'Further attributes',
    description: 'Those listed in the settings are sent.',
  }),
} as const;

/**
 * https://help.bluecore.com/help/events-api, "Creating/updating customers" and "Linking identifiers to email": IDs are linked
 * first, so that the attributes meet a customer who has an address.
 */
export const updateCustomer = connection.action({
  title: 'Update customer',
  description: 'Links the customer’s IDs to the email address ("identify") and sets attributes ("customer_patch").',
  defaultSubscription: 'type = "identify"',
  tables: {
    traits,
    further,
    properties: event,
    sender: {
      ...sender,
      // RudderStack's mobile SDKs also keep the IDs in the traits.
      user_id: userId({ from: ['$.userId', ...trait('userId', 'id')] }),
      anonymous_id: anonymousId({ from: ['$.anonymousId', ...trait('anonymousId')] }),
    },
  },
  items: (context) => {
    const { traits: given, further: others, properties, settings, note, skip, sender: customer } = context;
    const [, month, day] = given.birthday?.split('-') ?? [];
    given.birthday_day ??= day === undefined ? undefined : Number(day);
    given.birthday_month ??= months[Number(month) - 1];
    const attributes = attributesOf(given, others, settings, note);
    const { email } = customer;
    const isPatch = Object.keys(attributes).length > 0;
    properties.customer = Object.assign({ email }, attributes);
    const isToLink = settings.linking !== 'off';
    const items = record(context, 'customer_patch', { isToLink, ...(!isPatch && { each: [] }) });
    if (items.length > 0) return items;
    if (email === undefined) throw skip('There is no email address, and no attribute to set.');
    // "Create a new customer with optional attributes": the address is enough.
    return record(context, 'customer_patch');
  },
});
