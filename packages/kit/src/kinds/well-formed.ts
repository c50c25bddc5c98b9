const halves = /\p{Surrogate}/u;
const runs = /\p{Surrogate}+/gu;

/**
 * The text with U+FFFD in place of each lone surrogate (an emoji that was cut in two), because of which strict JSON parsers refuse a
 * whole request. Node.js 18 has no `toWellFormed`.
 */
export function wellFormed(text: string): string {
  return halves.test(text) ? text.replace(runs, (run) => '\ufffd'.repeat(run.length)) : text;
}
