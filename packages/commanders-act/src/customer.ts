import { computed, country, emailAddress, gender, lowerCase, rest, snakeCase, text, trait, userId } from '@sluice/kit';
import { currency, value } from './amounts';
import { connection, userApi, userUrl } from './connection';
import { details } from './frame';
import { named, standardEvent } from './standard-event';

const method = text('Method', 'As in email or Google.');

/** How visitors become known: https://doc.commandersact.com/developers/tracking/events-reference/common-events */
export const customer = {
  login: standardEvent(named('login'), {
    title: 'Login',
    description: 'Records that a user signed in.',
    about: 'sender',
    properties: { method },
  }),
  signUp: standardEvent(named('sign_up'), {
    title: 'Sign-up',
    description: 'Records that a user signed up.',
    about: 'sender',
    properties: { method },
  }),
  generateLead: standardEvent(named('generate_lead'), {
    title: 'Generate lead',
    description: 'Records that a visitor became a lead.',
    about: 'sender',
    properties: {
      id: text('Lead ID', 'The ID of the lead in your systems.', { from: ['lead_id', 'id'] }),
      value,
      currency,
    },
  }),
};

/**
 * One user a call: https://doc.commandersact.com/features/sources/sources-catalog/import-crm-users/api-users. No pace is published
 * for it; 30 calls a second is that of the vendor's Data API on the same host.
 */
const users = connection.channel<{ readonly userId: string; readonly person: object }>({
  name: 'users',
  origin: () => userApi,
  query: ({ siteId, userApiToken = '' }) => ({ site: siteId, user_id: undefined, token: userApiToken }),
  limits: { items: 1, callsPerSecond: 30 },
  request: ([{ userId: id, person }], settings) => ({
    method: 'PUT',
    url: userUrl(settings, id),
    headers: { 'Content-Type': 'application/json' },
    json: { person },
  }),
});

/** https://doc.commandersact.com/features/sources/sources-catalog/import-crm-users/api-users: gender is a word here. */
export const updateUser = connection.action({
  title: 'Update user',
  description: 'Stores what is known about a user, if the settings allow it.',
  tables: {
    person: {
      id: userId(),
      card: text('Card', 'The number of a loyalty card.', { from: trait('card') }),
      email: emailAddress({ made: lowerCase }),
      ...details,
      gender: gender(),
      country: country(),
      custom: computed<object>('Custom', 'Further traits.'),
    },
    custom: {
      others: rest({
        name: snakeCase,
        from: ['$.context.traits', '$.traits'],
        label: 'Further traits',
        description: 'Sent in "custom", under names in snake case.',
      }),
    },
  },
  items: ({ person, custom, settings, skip }) => {
    if (!settings.updateUsers)
      throw skip('Users are not sent: turn on "Send identify calls to the User API" and enter its token.');
    if (person.id === undefined) throw skip('The User API identifies users by user ID, and there is none.');
    person.custom = Object.keys(custom).length > 0 ? custom : undefined;
    return [users.item({ userId: person.id, person })];
  },
});
