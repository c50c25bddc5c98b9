import { createHash } from 'node:crypto';
import { isObject } from '@sluice/kit';
import type { VendorAnswer, VendorRequest } from '../vendor-simulator';
import { refuse } from './refuse';
import { tooLarge } from './refuse-request';
import { schemas } from './schema';
import { compileSchema } from './validation';

const validateOne = compileSchema(schemas.customer);
const validateOfMany = compileSchema(schemas.bulkCustomer);
const mostCustomers = 50;

/** One customer, or many of which some may fail under a 200. */
export function answerCustomers(request: VendorRequest, refuseItem: () => boolean): VendorAnswer {
  const body = isObject(request.json) ? request.json : {};
  return request.path.endsWith('/bulk')
    ? answerMany(request, body.customers, refuseItem)
    : answerOne(request, refuseItem);
}

function answerOne(request: VendorRequest, refuseItem: () => boolean): VendorAnswer {
  const { errors } = validateOne(request.json);
  if (errors.length > 0) return refuse(request, { status: 400, json: { errors } });
  // RE: the text, for any reason.
  if (refuseItem()) return refuse(request, { status: 422, json: { success: false, error: 'Validation failed' } });
  return { status: 200, json: { customer: { uuid: uuidOf(request.body) } }, accepted: 1, refused: 0 };
}

function answerMany(request: VendorRequest, customers: unknown, refuseItem: () => boolean): VendorAnswer {
  // OAS: `{ "customers": […] }`. Assumed: the texts.
  if (!Array.isArray(customers) || customers.length === 0) {
    return refuse(request, { status: 400, json: { errors: [{ customers: "can't be blank" }] } });
  }
  // OAS: at most 50.
  if (customers.length > mostCustomers) return refuse(request, tooLarge(`More than ${mostCustomers} customers`));
  const failed = customers.flatMap((customer: unknown) => {
    const { errors } = validateOfMany(customer);
    const isRefused = refuseItem();
    if (errors.length === 0 && !isRefused) return [];
    return [{ customer, error: { status: 400, error_data: errorData(customer, errors) } }];
  });
  return {
    status: 200,
    // OAS: those that failed, and their errors. Assumed: in the same order.
    json: { customers: failed.map(({ customer }) => customer), errors: failed.map(({ error }) => error) },
    accepted: customers.length - failed.length,
    refused: failed.length,
  };
}

// OAS prints the one of a customer without an identifier. Assumed: all the others.
function errorData(customer: unknown, errors: readonly Readonly<Record<string, string>>[]): object {
  if (!isObject(customer) || (customer.customer_id === undefined && customer.email === undefined)) {
    return { user_identifier_missing: ['No valid identifier found'] };
  }
  if (errors.length === 0) return { base: ['Validation failed'] };
  return Object.fromEntries(errors.flatMap((error) => Object.entries(error).map(([field, text]) => [field, [text]])));
}

/** OAS: the answer holds the customer's UUID; here the same for the same body. */
function uuidOf(body: string): string {
  const digits = createHash('sha256').update(body).digest('hex');
  return digits.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
