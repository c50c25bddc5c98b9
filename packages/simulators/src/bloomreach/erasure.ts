import { createHash } from 'node:crypto';
import { compileSchema } from '../compile-schema';
import { isObject } from '../is-object';
import type { VendorAnswer, VendorRequest } from '../vendor-simulator';
import { describeErrors } from './describe-errors';
import type { IdTypes } from './ids';
import { refuse } from './refuse';
import { schema } from './schema';
import { findNoId } from './validate-command';

const validateOne = compileSchema(schema.erasure);
const validateMany = compileSchema(schema.erasures);

// EN-anon: the body of a single erasure is `{ customer_ids }`. EN-err: the answers of an endpoint for one object. Assumed: this
// endpoint gives them too, with status 400.
export function answerErasure(request: VendorRequest, types: IdTypes): VendorAnswer {
  const { errors } = describeErrors(validateOne(request.json));
  const all = [...errors, ...(isObject(request.json) ? findNoId(request.json.customer_ids, types) : [])];
  if (all.length > 0) {
    return { ...refuse(request, { status: 400, json: { success: false, errors: all } }), refusedItems: [0] };
  }
  return { status: 200, json: { errors: [], success: true }, accepted: 1, refused: 0 };
}

// EN-anon: `{ customers: [{ customer_ids } | { internal_id }] }`, answered with `bulk_id`. Assumed: the 400.
export function answerErasures(request: VendorRequest): VendorAnswer {
  const { errors } = describeErrors(validateMany(request.json));
  if (errors.length > 0) return refuse(request, { status: 400, json: { success: false, errors } });
  const customers = isObject(request.json) ? request.json.customers : undefined;
  const bulkId = createHash('sha256').update(request.body).digest('hex').slice(0, 24);
  const accepted = Array.isArray(customers) ? customers.length : 0;
  return { status: 200, json: { bulk_id: bulkId, success: true }, accepted, refused: 0 };
}
