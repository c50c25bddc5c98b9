import { createHash } from 'node:crypto';
import { isObject } from '../is-object';
import type { VendorAnswer, VendorRequest } from '../vendor-simulator';
import { findPersonTraps } from './find-traps';
import { refuse } from './refuse';
import { tooLarge } from './refuse-request';
import { anyOf, schemas, standardIdentifiers } from './schema';
import { compileValidation, type FieldError } from './validation';

const mostCustomers = 50;

type Answer = (request: VendorRequest, refuseItem: () => boolean) => VendorAnswer;

/** One customer, or a list of which some may fail under a 200. `identifiers` are the account's additional ones. */
export function createCustomersAnswer(identifiers: readonly string[]): Answer {
  const validateOne = compileValidation({ ...schemas.customer, ...anyOf([...standardIdentifiers, ...identifiers]) });
  // OAS: in a list, each needs an address or a customer_id; a device is not enough.
  const validateOfMany = compileValidation({ ...schemas.customer, ...anyOf(['customer_id', 'email', ...identifiers]) });

  const answerOne: Answer = (request, refuseItem) => {
    const errors = validateOne(request.json);
    if (errors.length > 0) return { ...refuse(request, { status: 400, json: { errors } }), refusedItems: [0] };
    if (refuseItem()) {
      // RE: the text, whatever the reason.
      const refusal = refuse(request, { status: 422, json: { success: false, error: 'Validation failed' } });
      return { ...refusal, refusedItems: [0] };
    }
    const dropped = droppedOf(request.json, 0);
    return { status: 200, json: { customer: { uuid: uuidOf(request.body) } }, accepted: 1, refused: 0, dropped };
  };

  const answerMany = (request: VendorRequest, customers: unknown, refuseItem: () => boolean): VendorAnswer => {
    // OAS: `{ "customers": […] }`. Assumed: the texts.
    if (!Array.isArray(customers) || customers.length === 0) {
      return refuse(request, { status: 400, json: { errors: [{ customers: "can't be blank" }] } });
    }
    // OAS: at most 50.
    if (customers.length > mostCustomers) return refuse(request, tooLarge(`More than ${mostCustomers} customers`));
    const judged = customers.map((customer: unknown, index) => {
      const errors = validateOfMany(customer);
      const isRefused = refuseItem() || errors.length > 0;
      return {
        customer,
        index,
        isRefused,
        error: { status: 400, error_data: errorData(customer, errors, identifiers) },
      };
    });
    const failed = judged.filter(({ isRefused }) => isRefused);
    return {
      status: 200,
      // OAS: those that failed, and their errors. Assumed: in the same order.
      json: { customers: failed.map(({ customer }) => customer), errors: failed.map(({ error }) => error) },
      accepted: customers.length - failed.length,
      refused: failed.length,
      refusedItems: failed.map(({ index }) => index),
      dropped: judged.flatMap(({ isRefused, customer, index }) => (isRefused ? [] : droppedOf(customer, index))),
    };
  };

  return (request, refuseItem) => {
    const body = isObject(request.json) ? request.json : {};
    return request.path.endsWith('/bulk')
      ? answerMany(request, body.customers, refuseItem)
      : answerOne(request, refuseItem);
  };
}

function droppedOf(item: unknown, index: number): { reason: string; index: number; item: unknown }[] {
  return isObject(item) ? findPersonTraps(item).map((reason) => ({ reason, index, item })) : [];
}

// OAS prints the error for a customer without an identifier. Assumed: all the others.
function errorData(customer: unknown, errors: readonly FieldError[], identifiers: readonly string[]): object {
  const names = ['customer_id', 'email', ...identifiers];
  if (!isObject(customer) || names.every((name) => customer[name] === undefined)) {
    return { user_identifier_missing: ['No valid identifier found'] };
  }
  if (errors.length === 0) return { base: ['Validation failed'] };
  return Object.fromEntries(errors.flatMap((error) => Object.entries(error).map(([field, text]) => [field, [text]])));
}

/** OAS: the answer contains the customer's UUID; here the same body gives the same UUID. */
function uuidOf(body: string): string {
  const digits = createHash('sha256').update(body).digest('hex');
  return digits.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
