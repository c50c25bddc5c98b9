const halves = /\p{Surrogate}/u;
const everyHalf = /\p{Surrogate}/gu;

/**
 * The text with U+FFFD in the place of each half of a surrogate pair (an emoji that was cut in two), which strict readers of JSON
 * refuse together with the whole request. The text itself where there is none. Node.js 18 has no `toWellFormed`.
 */
export function wellFormed(text: string): string {
  return halves.test(text) ? text.replace(everyHalf, '\ufffd') : text;
}
