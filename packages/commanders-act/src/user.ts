import {
  anonymousId,
  compact,
  email,
  type FieldDefinition,
  type FieldDefinitions,
  firstOf,
  type ItemsContext,
  type PayloadOf,
  userId,
} from '@sluice/kit';
import { consent, grantedCategories } from './consent';
import { type HashSettings, withHashes } from './with-hashes';

const detail = (label: string, description: string) =>
  ({ type: 'string', allowNull: true, label, description }) as const satisfies FieldDefinition;

/** Who an event is of. */
export const userFields = {
  userId,
  anonymousId: {
    ...anonymousId,
    label: 'Consistent anonymous ID',
    description:
      'The id of a browser or device. Map the value of Commanders Act’s cookie CAID (or TCID) here where your site also ' +
      'tracks with Commanders Act: only then do both meet in one profile.',
  },
  email,
  user: {
    type: 'object',
    label: 'User details',
    description: 'What else is known of the user. Orders and refunds leave it out, for there it would be a condition.',
    properties: {
      phone: detail('Phone', 'As in +33612345678.'),
      firstName: detail('First name', 'Given name.'),
      lastName: detail('Last name', 'Family name.'),
      gender: detail('Gender', 'Female or male, or their first letters; anything else is left out.'),
      birthday: detail('Birthday', 'A date, as in 1990-04-23.'),
      street: detail('Street', 'With the number of the house.'),
      city: detail('City', 'By its name.'),
      state: detail('State', 'Or region.'),
      postalCode: detail('Postal code', 'Of the address.'),
      country: detail('Country', 'Its two or three letters, as in ISO 3166-1.'),
      status: detail('Status', 'In your CRM: New, Existing, Premium.'),
    },
    default: {
      phone: firstOf('$.context.traits.phone', '$.properties.phone'),
      firstName: firstOf('$.context.traits.firstName', '$.properties.first_name'),
      lastName: firstOf('$.context.traits.lastName', '$.properties.last_name'),
      gender: { '@path': '$.context.traits.gender' },
      birthday: { '@path': '$.context.traits.birthday' },
      street: { '@path': '$.context.traits.address.street' },
      city: { '@path': '$.context.traits.address.city' },
      state: { '@path': '$.context.traits.address.state' },
      postalCode: { '@path': '$.context.traits.address.postalCode' },
      country: { '@path': '$.context.traits.address.country' },
      status: { '@path': '$.context.traits.status' },
    },
  },
  ...consent,
} as const satisfies FieldDefinitions;

/**
 * The `user` of an event: https://doc.commandersact.com, "Events reference". In a purchase or refund each
 * member is a condition by which the vendor looks for the order's user, so `isCondition` leaves only what identifies.
 */
export function userOf(
  { payload, settings, refuse, note }: ItemsContext<PayloadOf<typeof userFields>, HashSettings>,
  isCondition: boolean,
): Readonly<Record<string, unknown>> {
  const { userId: id, user = {} } = payload;
  const anonymous = payload.anonymousId ?? id;
  if (anonymous === undefined) throw refuse('anonymousId', 'the event has neither an anonymous ID nor a user ID.');
  if (payload.anonymousId === undefined) note('No anonymous ID: the user ID stands in for it.');
  const usable = (name: 'phone' | 'birthday' | 'country', text: string | undefined) => {
    if (user[name] && !text && !isCondition)
      note(`Left out, for it has not the form that Commanders Act takes: ${name}.`);
    return text;
  };
  const details = {
    phone: usable('phone', phoneNumber(user.phone)),
    firstname: user.firstName,
    lastname: user.lastName,
    gender: genderLetter(user.gender),
    birthdate: usable('birthday', birthDate(user.birthday)),
    street: user.street,
    city: user.city,
    state: user.state,
    zipcode: user.postalCode,
    country: usable('country', /^\s*([a-z]{2,3})\s*$/i.exec(user.country ?? '')?.[1]?.toUpperCase()),
  };
  const address = emailAddress(payload.email);
  if (payload.email && !address) note('Left out, for it is no e-mail address: email.');
  const identifying = { email: address };
  return compact({
    id,
    consistent_anonymous_id: anonymous,
    ...withHashes(compact(isCondition ? identifying : { ...identifying, ...details }), settings),
    status: isCondition ? undefined : user.status,
    consent_categories: grantedCategories({ payload, note }),
  });
}

/** The vendor knows `f` and `m`. */
export function genderLetter(gender: unknown): string | undefined {
  return /^(f|m)(emale|ale)?$/.exec(
    String(gender ?? '')
      .trim()
      .toLowerCase(),
  )?.[1];
}

/** Undefined where it is none. Nobody says whether the vendor minds capitals; hashes of both spellings would differ. */
export function emailAddress(text: unknown): string | undefined {
  return typeof text === 'string' && /^\s*[^\s@]+@[^\s@]+\s*$/.test(text) ? text.trim().toLowerCase() : undefined;
}

/** The vendor takes E.164. */
function phoneNumber(text: string | null | undefined): string | undefined {
  const digits = text?.replace(/[\s()./-]/g, '').replace(/^00/, '+') ?? '';
  return /^\+[1-9]\d{4,14}$/.test(digits) ? digits : undefined;
}

/** The vendor takes YYYY-MM-DD; of a date with a clock time the date counts, whatever its zone. */
function birthDate(birthday: string | null | undefined): string | undefined {
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=$|[T ])/.exec(birthday?.trim() ?? '')?.[0];
}
