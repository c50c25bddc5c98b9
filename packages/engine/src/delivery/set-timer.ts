/** A timer of Node.js that is set for longer than this ends at once. */
const longestMilliseconds = 2 ** 31 - 1;

/** `setTimeout` for any time, `Infinity` included: what is longer than 24 days is 24 days. */
export function setTimer(work: () => void, milliseconds: number): NodeJS.Timeout {
  return setTimeout(work, Math.min(milliseconds, longestMilliseconds));
}
