import { isObject } from './is-object';
import { reasonIn } from './reason-in';

/**
 * The reason, perhaps empty, where the body of a 2xx says no in one of the ways in which APIs do: `"success": false`, an
 * `error`, `errors`, a status of its own; at the top or of one in a list. Undefined where it says nothing of the kind.
 */
export function findRefusal(body: unknown): string | undefined {
  if (typeof body === 'string') return refusingWord.test(body) ? body.trim() : undefined;
  const refused = isRefusal(body) ? body : membersOf(body).find(isRefusal);
  return refused === undefined ? undefined : (reasonIn(refused) ?? reasonIn(body) ?? '');
}

const refusingWord = /^\W*(?:access denied|denied|error|exception|fail|forbidden|invalid|unauthori[sz]ed)/i;
const refusingStatus = /^(?:denied|error|fail(?:ed|ure)?|invalid|rejected)$/i;

/** Of a list what it holds; of an object, too, and what the lists in it hold. */
function membersOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  return isObject(body) ? Object.values(body).flat() : [];
}

function isRefusal(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { success, ok, status, statusCode, code, error, errors } = value;
  if (isNo(success) || isNo(ok) || isNo(status)) return true;
  if (typeof status === 'string' && refusingStatus.test(status)) return true;
  return isFailure(status) || isFailure(statusCode) || isFailure(code) || isFilled(error) || isFilled(errors);
}

function isNo(said: unknown): boolean {
  return said === false || said === 'false';
}

function isFailure(code: unknown): boolean {
  return typeof code === 'number' && code >= 400 && code < 600;
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value) && value !== 'false';
}
