import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { traffic, views } from './bench-events.mjs';
import { benchPipeline, requireAllSent, slugs } from './bench-pipeline.mjs';
import { trip } from './plan-rows.mjs';
import { cpuMilliseconds, measure, median, medianCosts, unevenness } from './measure.mjs';

const flat = { unit: '%', goal: 10, isAtMost: true };

/** Whether an event costs the same in a short and a long list, and in a batch from one person and from many. */
export const scaleRows = [
  ...slugs.map((slug) => ({ name: `length: ${slug}`, measure: (options) => measureLength(slug, options) })),
  ...slugs.map((slug) => ({ name: `people: ${slug}`, measure: (options) => measurePeople(slug, options) })),
];

async function measureLength(slug, { runs, isQuick }) {
  const sizes = isQuick ? [60, 120] : [1000, 10_000, 100_000, 1_000_000];
  const windowSize = isQuick ? 20 : 500;
  const greatest = Math.max(...sizes);
  const events = traffic(2 * windowSize);
  const { pipeline } = benchPipeline(slug, views(1, 1)[0]);
  const windows = [events.slice(0, windowSize), events.slice(windowSize)];
  let passes = 0;
  /** Microseconds per event, and the same in trips; making the events is not counted. */
  const costOf = (size) => {
    const plan = new Stopwatch();
    const trips = new Stopwatch();
    for (let planned = 0; planned < size; planned += windowSize) {
      const window = windows[passes % windows.length];
      renew(window, (passes += 1));
      plan.time(() => pipeline.plan(window));
      // Measured along the way, since the machine may have become slower by the millionth event.
      if (passes % 3 === 0) trips.time(() => window.map(trip));
    }
    return { plan: plan.meanMicroseconds / windowSize, inTrips: plan.meanMicroseconds / trips.meanMicroseconds };
  };
  costOf(isQuick ? sizes[0] : 300_000);
  const microseconds = {};
  const inTrips = {};
  const heapMegabytes = {};
  for (const size of sizes) {
    // Short lists are planned repeatedly, so that garbage collection is spread evenly.
    const repeats = isQuick ? 1 : Math.max(1, 10_000 / size);
    const rounds = Math.max(1, Math.min(3 * runs, Math.floor(greatest / 4 / size)));
    const costs = Array.from({ length: rounds }, () => costOf(size * repeats));
    microseconds[size] = median(costs.map(({ plan }) => plan));
    inTrips[size] = median(costs.map((cost) => cost.inTrips));
    heapMegabytes[size] = heapUsedMegabytes();
  }
  const name = `length: ${slug}`;
  const growth = (heapMegabytes[greatest] / heapMegabytes[sizes[0]] - 1) * 100;
  const remark = `${sizes[0].toLocaleString('en')} to ${greatest.toLocaleString('en')} events`;
  return [
    { name, ...flat, value: unevenness(inTrips), microseconds, inTrips, remark },
    { name: `memory: ${slug}`, ...flat, value: Math.max(0, growth), heapMegabytes, remark },
  ];
}

async function measurePeople(slug, options) {
  const [count, peoples] = options.isQuick ? [20, [1, 20]] : [10_000, [1, 10, 100, 1000, 10_000]];
  const batches = peoples.map((people) => [people, views(count, people)]);
  const { pipeline } = benchPipeline(slug, batches[0][1][0]);
  for (const [, events] of batches) requireAllSent(pipeline, events);
  const tasks = batches.map(([people, events]) => [people, () => pipeline.plan(events)]);
  const measured = await measure(Object.fromEntries(tasks), { ...options, rounds: options.isQuick ? 1 : 5 });
  const perEvent = measured.map((costs) => mapValues(costs, (cost) => cost / count));
  // Relative to the mean of the same run, since the machine may be slower in another.
  const againstMean = measured.map((costs) => mapValues(costs, (cost) => cost / mean(Object.values(costs))));
  const remark = `1 to ${peoples.at(-1).toLocaleString('en')} people`;
  return [
    {
      name: `people: ${slug}`,
      ...flat,
      value: unevenness(medianCosts(againstMean)),
      microseconds: medianCosts(perEvent),
      remark,
    },
  ];
}

/** Gives every event new IDs and adds an event with an unused name and property, so that caching them would show as a leak. */
function renew(window, pass) {
  for (const [index, event] of window.entries()) {
    event.messageId = `${pass}-${index}`;
    event.anonymousId = `a-${pass}-${index}`;
    if (event.userId !== undefined) event.userId = `u-${pass}-${index}`;
  }
  const { messageId, anonymousId, timestamp, context } = window[0];
  window[0] = {
    type: 'track',
    event: `Looked Around ${pass}`,
    messageId,
    anonymousId,
    userId: `u-${pass}`,
    timestamp,
    context,
    properties: { [`looked_${pass}`]: pass },
  };
}

class Stopwatch {
  #milliseconds = 0;
  #calls = 0;

  time(work) {
    const started = cpuMilliseconds();
    work();
    this.#milliseconds += cpuMilliseconds() - started;
    this.#calls += 1;
  }

  get meanMicroseconds() {
    return (this.#milliseconds * 1000) / this.#calls;
  }
}

function mapValues(values, change) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function heapUsedMegabytes() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
