import { isDeepStrictEqual } from 'node:util';
import { identifies, orders } from './bench-events.mjs';
import { benchPipeline, requireAllSent, slugs } from './bench-pipeline.mjs';
import { measure } from './measure.mjs';
import { resultOf } from './results.mjs';

/** How many events are planned in the CPU time of one trip, which takes an event to JSON and back. */
export const planRows = [
  ...slugs.map((slug) => planRow(`orders: ${slug}`, slug, orders, { goal: 1, stretch: 2 })),
  // Tracify has no customers.
  ...slugs
    .filter((slug) => slug !== 'tracify')
    .map((slug) => planRow(`identifies: ${slug}`, slug, identifies, { goal: 2, stretch: 3 })),
];

function planRow(name, slug, makeEvents, goals) {
  return {
    name,
    async measure(options) {
      const count = options.isQuick ? 10 : 100;
      const events = makeEvents(count);
      const { pipeline } = benchPipeline(slug, events[0]);
      requireAllSent(pipeline, events);
      if (!isDeepStrictEqual(events.map(trip), events)) throw new Error('A trip changes an event.');
      const tasks = { trip: () => events.map(trip), plan: () => pipeline.plan(events) };
      const measured = await measure(tasks, options);
      return [resultOf({ name, unit: 'trips', ...goals }, measured, (costs) => costs.trip / costs.plan, count)];
    },
  };
}

export function trip(event) {
  return JSON.parse(JSON.stringify(event));
}
