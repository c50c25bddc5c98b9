import { Bench } from 'tinybench';

/** CPU time of this process in milliseconds, including its helper threads (garbage collector, compiler). */
export function cpuMilliseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Runs the tasks in turn, `runs` times `rounds`, so that whatever else the machine does slows all of them. Returns, for every
 * run, the cost of one call of each task in microseconds of CPU time. A round's cost is the mean of its calls, so that collecting
 * their garbage counts; a run's is the median of its rounds.
 */
export async function measure(tasks, { runs, rounds, milliseconds }) {
  let turn = 0;
  await takeTurns(tasks, milliseconds * 100, turn);
  const measured = [];
  for (let run = 0; run < runs; run += 1) {
    const costs = [];
    for (let round = 0; round < rounds; round += 1) costs.push(await takeTurns(tasks, milliseconds, (turn += 1)));
    measured.push(medianCosts(costs));
  }
  return measured;
}

/** Starts with a different task each time, so that occasional garbage collection affects all of them equally. */
async function takeTurns(tasks, milliseconds, turn) {
  const bench = new Bench({ now: cpuMilliseconds, time: milliseconds, iterations: 1, warmup: false, throws: true });
  const all = Object.entries(tasks);
  const first = turn % all.length;
  for (const [name, work] of [...all.slice(first), ...all.slice(0, first)]) bench.add(name, work);
  await bench.run();
  return Object.fromEntries(bench.tasks.map(({ name, result }) => [name, result.latency.mean * 1000]));
}

/** Reduces several costs of each task to their median. */
export function medianCosts(measured) {
  return Object.fromEntries(Object.keys(measured[0]).map((name) => [name, median(measured.map((run) => run[name]))]));
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How much more the most expensive costs than the cheapest, in percent. */
export function unevenness(costs) {
  const values = Object.values(costs);
  return (Math.max(...values) / Math.min(...values) - 1) * 100;
}
