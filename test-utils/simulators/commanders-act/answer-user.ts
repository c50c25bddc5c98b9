import { Ajv } from 'ajv';
import type { Account, VendorAnswer, VendorRequest } from '../vendor-simulator';
import { person } from './frame-schema';

const isPerson = new Ajv({ allowUnionTypes: true }).compile({
  type: 'object',
  required: ['person'],
  properties: { person },
  additionalProperties: false,
});

/** USER: sets or deletes one user. */
export function answerUser({ method, query, json }: VendorRequest, account: Account): VendorAnswer {
  // USER: a token of its own. Assumed: the answer without it, and all texts of this file.
  if (query.get('token') !== account.userApiToken || query.get('site') !== account.siteId) {
    return refuse(401, 'Unauthorized');
  }
  if ((query.get('user_id') ?? '') === '') return refuse(400, 'user_id is missing');
  if (method === 'PUT') return isPerson(json) ? accept() : refuse(400, 'person is invalid');
  return method === 'DELETE' ? accept() : refuse(405, 'Method Not Allowed');
}

function accept(): VendorAnswer {
  return { status: 200, json: { success: true }, accepted: 1, refused: 0 };
}

function refuse(status: number, message: string): VendorAnswer {
  return { status, json: { success: false, message }, accepted: 0, refused: 1 };
}
