/** Timers of Node.js that are set for longer than this fire at once. */
const longestMilliseconds = 2 ** 31 - 1;

/** `setTimeout` for any time, including `Infinity`; anything longer than 24 days becomes 24 days. */
export function setTimer(work: () => void, milliseconds: number): NodeJS.Timeout {
  return setTimeout(work, Math.min(milliseconds, longestMilliseconds));
}
