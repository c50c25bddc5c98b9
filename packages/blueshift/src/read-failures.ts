import {
  type AnswerTo,
  asNumber,
  delivered,
  isObject,
  isRetryable,
  reasonIn,
  rejected,
  retry,
  type Rejected,
  type Retry,
  type Verdicts,
} from '@sluice/kit';
import type { Customer } from './channels';

/**
 * Which customers of a request Blueshift did not accept. A 200 lists those that failed and the errors:
 * https://developer.blueshift.com/reference/post_api-v1-customers-bulk. Which error belongs to whom is not documented: they
 * are matched by place if there are as many of both. If it stays unclear who failed and why, the request counts as refused
 * and is sent again in halves, down to single customers.
 */
export function readFailures({ status, json, items }: AnswerTo<Customer>): Verdicts {
  if (status !== 200 || !isObject(json)) return readRefusal({ status, json });
  const failed = listIn(json.customers);
  const errors = listIn(json.errors);
  if (failed.length === 0 && errors.length === 0) {
    const isUnderstood = Array.isArray(json.errors) || (items.length === 1 && isObject(json.customer));
    return isUnderstood ? delivered : undefined;
  }
  const verdicts = new Map(failed.map((echo, index) => [placeOf(echo, items), verdictOf(errors[index])]));
  if (failed.length === errors.length && verdicts.size === errors.length && !verdicts.has(undefined))
    return items.map((_, index) => verdicts.get(index) ?? delivered);
  const first = verdictOf(errors[0]);
  return items.length === 1 ? first : rejected('vendor', first.message);
}

/** Why a whole request was refused, if known. */
export function readRefusal({ status, json }: Pick<AnswerTo<unknown>, 'status' | 'json'>): Rejected | undefined {
  const reason = status === 400 || status === 422 ? reasonsIn(json) : undefined;
  return reason === undefined ? undefined : rejected('event', `Blueshift: ${reason}`);
}

/** The place of the only customer with these identifiers. */
function placeOf(echo: unknown, items: readonly Customer[]): number | undefined {
  if (!isObject(echo)) return undefined;
  const keys = ['customer_id', 'email'].filter((key) => ['string', 'number'].includes(typeof echo[key]));
  const isSame = (customer: Customer) =>
    keys.every((key) => String(customer[key]).toLowerCase() === String(echo[key]).toLowerCase());
  const places = keys.length === 0 ? [] : [...items.keys()].filter((index) => isSame(items[index] ?? {}));
  return places.length === 1 ? places[0] : undefined;
}

function verdictOf(error: unknown): Rejected | Retry {
  const reason = reasonsIn({ errors: [error] }) ?? 'Blueshift did not accept this customer, and does not say why.';
  const status = isObject(error) ? asNumber(error.status) : Number.NaN;
  const httpStatus = Number.isInteger(status) ? { httpStatus: status } : {};
  return isRetryable(status, { retryable: [404, 409] })
    ? retry(reason, httpStatus)
    : rejected('event', reason, httpStatus);
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What an answer says about single fields: https://developer.blueshift.com/reference/api-errors */
function reasonsIn(json: unknown): string | undefined {
  return isObject(json) ? reasonIn({ errors: json.errors }) : undefined;
}
