import { orders } from './bench-events.mjs';
import { benchPipeline, requireAllSent, slugs } from './bench-pipeline.mjs';
import { copyingFunction } from './copying-function.mjs';
import { measure } from './measure.mjs';
import { trip } from './plan-rows.mjs';
import { resultOf } from './results.mjs';

/** The cost from a line of NDJSON to its request body, in trips, next to a hand-written minimum that makes the same bodies. */
export const wireRows = slugs.map((slug) => {
  const name = `line to body: ${slug}`;
  return {
    name,
    async measure(options) {
      const count = options.isQuick ? 10 : 100;
      // All from one customer, so that hashed personal data stays the same, and the minimum can contain it as literals.
      const events = orders(count, 1);
      const lines = events.map((event) => JSON.stringify(event));
      const { pipeline } = benchPipeline(slug, events[0]);
      requireAllSent(pipeline, events);
      const plannedBody = (line) => bodiesOf(pipeline.plan([JSON.parse(line)]));
      const bodies = pipeline.plan([events[0]]).drafts.map(({ request }) => request.json);
      const copy = copyingFunction(events[0], bodies);
      const copiedBody = (line) =>
        copy(JSON.parse(line))
          .map((body) => JSON.stringify(body))
          .join('\n');
      for (const line of lines) {
        if (plannedBody(line) !== copiedBody(line)) throw new Error('The floor makes another body than the plan.');
      }
      const tasks = {
        trip: () => events.map(trip),
        line: () => lines.map(plannedBody),
        floor: () => lines.map(copiedBody),
        window: () => pipeline.plan(lines.map((line) => JSON.parse(line))).drafts.map(writeBody),
      };
      const measured = await measure(tasks, options);
      const row = { name, unit: 'trips', goal: 0.5, stretch: 0.75 };
      const result = resultOf(row, measured, (costs) => costs.trip / costs.line, count);
      const { microseconds } = result;
      const inTrips = (task) => (microseconds.trip / microseconds[task]).toFixed(2);
      return [{ ...result, remark: `floor ${inTrips('floor')}, in windows of ${count} ${inTrips('window')}` }];
    },
  };
});

/** An event may make several requests: an order, and the link to its customer. */
function bodiesOf({ drafts }) {
  return drafts.map(writeBody).join('\n');
}

function writeBody({ request }) {
  return JSON.stringify(request.json);
}
