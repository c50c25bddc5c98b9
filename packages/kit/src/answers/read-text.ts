import { isTooDeep } from '../is-too-deep';
import type { AnswerBody } from '../request';

/** Text that is the beginning of JSON, and not, say, a word in brackets. */
const beginsAsJson = /^\s*(?:\{\s*(?:"|$)|\[\s*(?:["{[\d]|$))/;

/** What the decoded body of an answer is, whatever its content type says. */
export function readText(given: string): AnswerBody {
  // Not every client takes the byte-order mark away.
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
