import { compileSchema } from '../compile-schema';
import { isObject } from '../is-object';
import { LimitedMap } from '../limited-map';
import type { Account, VendorAnswer, VendorRequest } from '../vendor-simulator';
import { person } from './frame-schema';

const validate = compileSchema({ type: 'object', required: ['person'], properties: { person } });

/** USER: the users that were set and not deleted. */
export class Users {
  private readonly persons = new LimitedMap<string, unknown>();

  constructor(private readonly account: Account) {}

  answer({ method, query, json }: VendorRequest): VendorAnswer {
    const { userApiToken, siteId } = this.account;
    // USER: a separate token. Assumed: the answer without it, and all texts in this file but one.
    if (query.get('token') !== userApiToken || query.get('site') !== siteId) return refuse(401, 'Unauthorized');
    const id = query.get('user_id') ?? '';
    if (id === '') return refuse(400, 'user_id is missing');
    switch (method) {
      case 'PUT': {
        const errors = validate(json);
        if (errors.length > 0) return { ...refuse(400, 'person is invalid'), refusedItems: [0] };
        this.persons.set(id, isObject(json) ? json.person : undefined);
        return accept({ success: true });
      }
      case 'DELETE':
        this.persons.delete(id);
        return accept({ success: true });
      // USER: the properties selected for the token, here all of them; the text of the 404 as printed.
      case 'GET':
        return this.persons.has(id)
          ? { ...accept(this.persons.get(id)), accepted: 0 }
          : { status: 404, json: { message: 'Person not found' }, accepted: 0, refused: 0 };
      default:
        return refuse(405, 'Method Not Allowed');
    }
  }
}

function accept(json: unknown): VendorAnswer {
  return { status: 200, json, accepted: 1, refused: 0 };
}

function refuse(status: number, message: string): VendorAnswer {
  return { status, json: { success: false, message }, accepted: 0, refused: 1 };
}
