/** Node.js fires timers that are longer than this immediately. */
const longestMilliseconds = 2 ** 31 - 1;

/** `setTimeout` for any duration, including `Infinity`; anything longer than 24 days becomes 24 days. */
export function setTimer(work: () => void, milliseconds: number): NodeJS.Timeout {
  return setTimeout(work, Math.min(milliseconds, longestMilliseconds));
}
