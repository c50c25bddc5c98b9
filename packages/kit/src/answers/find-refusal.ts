import { asNumber } from '../values/as-number';
import { isObject } from '../values/is-object';
import { reasonIn } from './reason-in';

/**
 * The reason, perhaps empty, if the body of a 2xx is a refusal in one of the usual forms: `"success": false`, an `error`, `errors`,
 * a status of its own, a count of failures, only a message; at the top level or in a list. Undefined if it is not.
 */
export function findRefusal(body: unknown): string | undefined {
  if (typeof body === 'string') return refusingWord.test(body) ? body.trim() : undefined;
  const refused = isRefusal(body) ? body : membersOf(body).find(isRefusal);
  return refused === undefined ? undefined : (reasonIn(refused) ?? reasonIn(body) ?? '');
}

const refusingWord =
  /^\W*(?:access denied|bad request|denied|error|exception|fail|forbidden|invalid|not (?:allowed|authori[sz]ed|found|permitted)|unauthori[sz]ed)/i;
const refusingStatus = /^(?:denied|error|fail(?:ed|ure)?|invalid|rejected)$/i;
/** The names of members that count or list failures: `failed`, `rejectedCount`, `invalid_records`. */
const lost =
  /^(?:dropped|error(?:ed)?|fail(?:ed|ures?)?|invalid|reject(?:ed|ions?)?)(?:_?(?:count|events|items|records|rows|users))?$/i;

/** The entries of a list, or an object itself and the entries of the lists in it. */
function membersOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  return isObject(body) ? Object.values(body).flat() : [];
}

function isRefusal(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { success, ok, status, result, statusCode, code, error, errors, message } = value;
  if (isNo(success) || isNo(ok) || isNo(status)) return true;
  if ([status, result].some((word) => typeof word === 'string' && refusingStatus.test(word))) return true;
  if ([status, statusCode, code].some(isFailure) || isFilled(error) || isFilled(errors)) return true;
  if (Object.keys(value).some((name) => lost.test(name) && isSome(value[name]))) return true;
  const isAlone = success === undefined && ok === undefined && status === undefined;
  return isAlone && typeof message === 'string' && refusingWord.test(message);
}

function isNo(said: unknown): boolean {
  return said === false || said === 'false';
}

function isFailure(code: unknown): boolean {
  const status = asNumber(code);
  return Number.isInteger(status) && status >= 400 && status < 600;
}

/** Whether it is a non-empty list or object, a number of at least 1, or true. */
function isSome(given: unknown): boolean {
  return typeof given === 'object' ? isFilled(given) : Number(given) > 0;
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value) && value !== 'false';
}
