import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { orders } from './bench-events.mjs';
import { action, mapping, trigger } from './core-action.mjs';
import { engineStages } from './engine-stages.mjs';
import { measure } from './measure.mjs';
import { resultOf } from './results.mjs';

const require = createRequire(import.meta.url);
const { Destination } = require('@segment/actions-core');
const { transform } = require('@segment/actions-core/mapping-kit');
const { fieldsToJsonSchema } = require('@segment/actions-core/destination-kit/fields-to-jsonschema');
const { validateSchema } = require('@segment/actions-core/schema-validation');
const { parseFql, validate } = require('@segment/destination-subscriptions');
const { removeEmptyValues } = require(
  join(dirname(require.resolve('@segment/actions-core')), 'remove-empty-values.js'),
);
const { compile } = require('@sluice/engine');
const { defineConnection, defineDestination } = require('@sluice/kit');

const name = 'Benchmark';
/** How often a task processes all events: a single trigger is too short to measure. */
const rounds = 10;

/** How many times faster than Segment's core each stage of the engine is. */
export const coreRows = [
  coreRow('core: mapping', ({ compileMapping }) => ({
    core: (event) => transform(mapping, event),
    ours: compileMapping(mapping),
  })),
  coreRow('core: trigger', ({ compileTrigger }) => ({
    core: (event) => validate(parseFql(trigger), event),
    ours: compileTrigger(trigger).isFor,
  })),
  coreRow('core: payload check', ({ compileMapping, compilePayload }) => {
    const schema = fieldsToJsonSchema(action.fields);
    const check = compilePayload(action.fields);
    const map = compileMapping(mapping);
    return {
      inputs: (event) => map(event),
      core: (mapped) => {
        const payload = removeEmptyValues(mapped, schema, true);
        validateSchema(payload, schema, { schemaKey: `${name}:Check` });
        return payload;
      },
      ours: (mapped) => check(mapped).payload,
    };
  }),
  coreRow('core: event to payload', () => {
    let seen;
    const connection = defineConnection({ settings: {} });
    const plannerFor = () => (payload) => ((seen = payload), { items: [], people: [], notes: [] });
    // Like the definitions of other hosts: its fields are not made from a table.
    const actions = { act: { ...action, plannerFor } };
    const destination = defineDestination({
      name,
      slug: 'benchmark',
      description: '',
      connection,
      actions,
      presets: [],
    });
    const subscription = { partnerAction: 'act', subscribe: trigger, mapping };
    const pipeline = compile(destination, { settings: {}, subscriptions: [subscription] });
    const perform = (_, { payload }) => void (seen = payload);
    const { fields } = destination.actions.act;
    const host = new Destination({
      name,
      mode: 'cloud',
      actions: { act: { title: 'Act', description: '', fields, perform } },
    });
    return {
      core: async (event) => (await host.onEvent(event, { subscription }), seen),
      ours: (event) => (pipeline.plan([event]), seen),
    };
  }),
];

function coreRow(rowName, prepare) {
  return {
    name: rowName,
    async measure(options) {
      const { core, ours, inputs = (event) => event } = prepare(await engineStages());
      const events = ordersThatDiffer(50);
      for (const event of events) {
        const [theirs, own] = [await core(inputs(event)), await ours(inputs(event))];
        if (!isDeepStrictEqual(plain(theirs), plain(own))) throw new Error('The core and the engine differ.');
      }
      const given = events.map(inputs);
      const isAsync = core(given[0]) instanceof Promise;
      const tasks = { core: isAsync ? repeatedAsync(core, given) : repeated(core, given), ours: repeated(ours, given) };
      const measured = await measure(tasks, options);
      const row = { name: rowName, unit: 'times faster' };
      return [resultOf(row, measured, (costs) => costs.core / costs.ours, rounds * events.length)];
    },
  };
}

/** Each order leaves out different properties, as real events do. */
function ordersThatDiffer(count) {
  return orders(count).map((event, index) => {
    if (index % 2 === 0) delete event.anonymousId;
    if (index % 3 === 0) delete event.properties.coupon;
    if (index % 5 === 0) delete event.properties.total;
    return JSON.parse(JSON.stringify(event));
  });
}

function repeated(work, inputs) {
  return () => {
    for (let round = 0; round < rounds; round += 1) for (const input of inputs) work(input);
  };
}

function repeatedAsync(work, inputs) {
  return async () => {
    for (let round = 0; round < rounds; round += 1) for (const input of inputs) await work(input);
  };
}

/** Round-trips through JSON, so that an absent property equals an undefined one. */
function plain(value) {
  return JSON.parse(JSON.stringify({ value }));
}
