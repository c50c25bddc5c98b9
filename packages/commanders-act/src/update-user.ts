import { compact, inSnakeCase, traits, userId } from '@sluice/kit';
import { connection } from './connection';
import { emailAddress, genderLetter } from './user';
import { users } from './users';

/** https://doc.commandersact.com, "User API" */
export const updateUser = connection.action({
  title: 'Update user',
  description: 'Keeps what is known of a user, where the settings allow it.',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId,
    traits: {
      ...traits,
      description: 'E-mail address, name and gender have a place of their own; all else is custom.',
    },
  },
  items: ({ payload, settings, note }) => {
    const { userId: id, traits: known = {} } = payload;
    if (!settings.updateUsers) {
      note('Users are not sent to the User API: turn on "Send identify calls to the User API" and give its token.');
      return [];
    }
    if (id === undefined) {
      note('The User API knows users by their user ID, and there is none.');
      return [];
    }
    const { email, firstName, lastName, gender, ...others } = known;
    const custom = inSnakeCase(others);
    const person = compact({
      id,
      email: emailAddress(email),
      firstname: textIn(firstName),
      lastname: textIn(lastName),
      gender: genderLetter(gender),
      custom: Object.keys(custom).length > 0 ? custom : undefined,
    });
    return [users.item({ userId: id, person })];
  },
});

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined;
}
