import { isObject, reasonIn, rejected } from '@sluice/kit';
import { connection } from './connection';
import { userUrl } from './user-url';

/** A user of the User API. */
export interface UserUpdate {
  readonly userId: string;
  readonly person: Readonly<Record<string, unknown>>;
}

/**
 * https://doc.commandersact.com, "User API": one user a call. No pace is published for it; 30 calls a second is that
 * of the vendor's Data API on the same host.
 */
export const users = connection.channel<UserUpdate>({
  limits: { items: 1, callsPerSecond: 30 },
  request: ([{ userId, person }], settings) => ({
    method: 'PUT',
    url: userUrl(settings, userId),
    headers: { 'Content-Type': 'application/json' },
    json: { person },
  }),
  outcomes: ({ status, json }) =>
    status === 200 && isObject(json) && json.success === false
      ? rejected('vendor', reasonIn(json) ?? 'The User API refused the user without a reason.')
      : undefined,
});
