// node packages/engine/benchmark/mapping.mjs [rounds]: how many times faster than Segment's engine ours is, after a build.
// Both take turns in short slices of one process, so that whatever else the machine does slows both. Medians.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { action, events, mapping, trigger } from './order.mjs';

const require = createRequire(import.meta.url);
const { Destination } = require('@segment/actions-core');
const { transform } = require('@segment/actions-core/mapping-kit');
const { fieldsToJsonSchema } = require('@segment/actions-core/destination-kit/fields-to-jsonschema');
const { validateSchema } = require('@segment/actions-core/schema-validation');
const { parseFql, validate } = require('@segment/destination-subscriptions');
const core = dirname(require.resolve('@segment/actions-core'));
const { removeEmptyValues } = require(join(core, 'remove-empty-values.js'));
const { defineConnection, defineDestination } = require('@sluice/kit');
const { compile } = require('../dist/index.js');
const { compileMapping } = require('../dist/compile-mapping.js');
const { compilePayload } = require('../dist/compile-payload.js');
const { compileTrigger } = require('../dist/compile-trigger.js');

const rounds = Number(process.argv[2] ?? 40);
const sliceMilliseconds = 60;

const connection = defineConnection({ settings: {} });
const destination = defineDestination({
  name: 'Benchmark',
  slug: 'benchmark',
  description: '',
  connection,
  actions: { act: connection.action({ ...action, items: () => [] }) },
  presets: [],
});
const { fields } = destination.actions.act;
const subscription = { partnerAction: 'act', subscribe: trigger, mapping };
const schema = fieldsToJsonSchema(fields);

const map = compileMapping(mapping);
const check = compilePayload(fields);
const isFor = compileTrigger(trigger);
const pipeline = compile(destination, { settings: {}, subscriptions: [subscription] });
const host = new Destination({
  name: 'Benchmark',
  mode: 'cloud',
  actions: { act: { title: 'Act', description: '', fields, perform: () => undefined } },
});
const mapped = events.map((event) => map(event));

await compare('transform', (event) => transform(mapping, event), map, events);
await compare('trigger', (event) => validate(parseFql(trigger), event), isFor, events);
await compare(
  'payload check',
  (payload) => validateSchema(removeEmptyValues(payload, schema, true), schema, { schemaKey: 'Benchmark:Check' }),
  check,
  mapped,
);
await compare(
  'event to payload, whole',
  (event) => host.onEvent(event, { subscription }),
  (event) => pipeline.plan([event]),
  events,
);

async function compare(name, theirs, ours, inputs) {
  const theirTimes = [];
  const ourTimes = [];
  for (let round = -5; round < rounds; round++) {
    const [theirTime, ourTime] = [await slice(theirs, inputs), await slice(ours, inputs)];
    // The first rounds warm up.
    if (round < 0) continue;
    theirTimes.push(theirTime);
    ourTimes.push(ourTime);
  }
  const ratios = theirTimes.map((time, round) => time / ourTimes[round]);
  const [theirTime, ourTime, ratio] = [theirTimes, ourTimes, ratios].map(median);
  const line = `${name.padEnd(26)} core ${inMicroseconds(theirTime)}  ours ${inMicroseconds(ourTime)}`;
  process.stdout.write(`${line}  ${ratio.toFixed(1)} times faster\n`);
}

/** Milliseconds of processor time for one call. */
async function slice(work, inputs) {
  const started = process.cpuUsage();
  const until = performance.now() + sliceMilliseconds;
  let calls = 0;
  while (performance.now() < until) {
    for (const input of inputs) {
      const result = work(input);
      if (typeof result?.then === 'function') await result;
    }
    calls += inputs.length;
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000 / calls;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function inMicroseconds(milliseconds) {
  return `${(milliseconds * 1000).toFixed(2).padStart(8)} µs`;
}
