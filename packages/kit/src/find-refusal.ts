import { isObject } from './is-object';
import { reasonIn } from './reason-in';

/**
 * The reason, perhaps empty, where the body of a 2xx says no in one of the ways in which APIs do: `"success": false`, an
 * `error`, `errors`, a status of its own; at the top or of one in a list. Undefined where it says nothing of the kind.
 */
export function findRefusal(body: unknown): string | undefined {
  if (typeof body === 'string') return refusingWord.test(body) ? body.trim() : undefined;
  const refused = [body, ...(isObject(body) ? Object.values(body) : [])].flat().find(isRefusal);
  return refused === undefined ? undefined : (reasonIn(refused) ?? reasonIn(body) ?? '');
}

const refusingWord = /^\W*(?:access denied|denied|error|exception|fail|forbidden|invalid|unauthori[sz]ed)/i;
const refusingStatus = /^(?:denied|error|fail(?:ed|ure)?|invalid|rejected)$/i;

function isRefusal(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { success, ok, status, statusCode, code, error, errors } = value;
  return (
    [success, ok, status].some((said) => said === false || said === 'false') ||
    (typeof status === 'string' && refusingStatus.test(status)) ||
    [status, statusCode, code].some((said) => typeof said === 'number' && said >= 400 && said < 600) ||
    [error, errors].some(isFilled)
  );
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value) && value !== 'false';
}
