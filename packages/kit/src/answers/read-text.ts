import { isTooDeep } from '../values/is-too-deep';
import type { AnswerBody } from '../request/request';

/** The beginning of JSON, as opposed to, say, a word in brackets. */
const beginsAsJson = /^\s*(?:\{\s*(?:"|$)|\[\s*(?:["{[\d]|$))/;

/** Reads the decoded body of an answer, whatever its content type. */
export function readText(given: string): AnswerBody {
  // Not every client removes the byte-order mark.
  const text = given.startsWith('\ufeff') ? given.slice(1) : given;
  if (text.trim() === '') return { json: undefined };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return beginsAsJson.test(text) ? { json: undefined, unreadable: 'cut short' } : { json: undefined, text };
  }
  return isTooDeep(json) ? { json: undefined, unreadable: 'too deep' } : { json };
}
