import { median, medianCosts } from './measure.mjs';

/** A row's result, computed from the value of each run. */
export function resultOf(row, measured, valueOf, eventsPerCall = 1) {
  const values = measured.map(valueOf);
  const microseconds = Object.entries(medianCosts(measured)).map(([name, cost]) => [name, cost / eventsPerCall]);
  return {
    ...row,
    value: median(values),
    least: Math.min(...values),
    greatest: Math.max(...values),
    microseconds: Object.fromEntries(microseconds),
  };
}

/** Whether a goal is reached; a dash if there is none. */
export function verdictOn({ value, goal, stretch, isAtMost = false }) {
  if (goal === undefined) return '–';
  const reaches = (bound) => (isAtMost ? value <= bound : value >= bound);
  if (!reaches(goal)) return 'below';
  return stretch !== undefined && reaches(stretch) ? 'ok, stretch' : 'ok';
}
