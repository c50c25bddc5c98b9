import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { orders } from './bench-events.mjs';
import { benchPipeline, requireAllSent, slugs } from './bench-pipeline.mjs';
import { measure } from './measure.mjs';
import { resultOf } from './results.mjs';

const require = createRequire(import.meta.url);
const { Destination, MultiStatusResponse } = require('@segment/actions-core');
const { compile } = require('@sluice/engine');
const { undiciTransport } = require('@sluice/engine/transports');
const { recentEvents } = require('@sluice/events');
const { startSimulator } = require('@sluice/simulators');

/**
 * `onBatch` in Segment's runtime, with nothing sent: the cost of core with a `performBatch` that does nothing, divided by what
 * ours adds. Part of that addition is core's, too: it reads an answer for each event, as it does for every destination that
 * returns one.
 */
export const segmentRows = slugs.map((slug) => {
  const name = `segment: ${slug}`;
  return {
    name,
    async measure(options) {
      // A vendor that stamps everything "now" accepts no old events.
      const events = recentEvents(orders(options.isQuick ? 20 : 1000));
      const { destination, settings, pipeline } = benchPipeline(slug, events[0]);
      requireAllSent(pipeline, events);
      const subscription = destination.presets.find((preset) => {
        return compile(destination, { settings, subscriptions: [preset] }).plan([events[0]]).actions[0].length === 1;
      });
      const withSubscription = { ...settings, subscription };
      const answers = await recordAnswers(slug, settings, events, (client) =>
        segmentHost(destination, (action) => (_, data) => action.performBatch(client, data)).onBatch(
          events,
          withSubscription,
        ),
      );
      let place = 0;
      const answerAgain = async () => answers[place++ % answers.length].response;
      const whole = segmentHost(destination, (action) => (_, data) => action.performBatch(answerAgain, data));
      const core = segmentHost(destination, () => () => undefined);
      const answering = segmentHost(
        destination,
        () =>
          (_, { payload }) =>
            successesOf(payload),
      );
      requireSuccess(await whole.onBatch(events, withSubscription), events.length);
      requireSameRequests(answers, pipeline.plan(events));
      requireSuccess(await core.onBatch(events, withSubscription), events.length);
      requireSuccess(await answering.onBatch(events, withSubscription), events.length);
      const tasks = {
        core: () => core.onBatch(events, withSubscription),
        answering: () => answering.onBatch(events, withSubscription),
        whole: () => ((place = 0), whole.onBatch(events, withSubscription)),
      };
      const measured = (await measure(tasks, { ...options, rounds: options.isQuick ? 1 : 5 })).map((costs) => ({
        ...costs,
        ours: costs.whole - costs.core,
      }));
      const row = { name, unit: 'core’s part over ours', goal: 1 };
      const result = resultOf(row, measured, ({ core: theirs, ours }) => theirs / ours, events.length);
      const { answering: theirs, whole: all } = result.microseconds;
      const ratio = (theirs / (all - theirs)).toFixed(2);
      return [{ ...result, remark: `${ratio} where core’s part is that with an answer for each event` }];
    },
  };
});

function successesOf(payloads) {
  const response = new MultiStatusResponse();
  for (const [index, payload] of payloads.entries()) {
    response.setSuccessResponseAtIndex(index, { status: 200, sent: { ...payload }, body: '' });
  }
  return response;
}

function segmentHost(destination, performBatchOf) {
  const actions = Object.entries(destination.actions).map(([key, action]) => {
    return [key, { ...action, performBatch: performBatchOf(action) }];
  });
  return new Destination({ ...destination, actions: Object.fromEntries(actions) });
}

/** Records what is sent through a client like Segment's, and how the vendor's simulator answers, in the order of sending. */
async function recordAnswers(slug, settings, events, run) {
  const simulator = await startSimulator(slug, { account: settings });
  const transport = undiciTransport({ origins: { '*': simulator.origin } });
  const answers = [];
  try {
    await run(async (url, options) => {
      const body = options.body === undefined ? undefined : JSON.parse(options.body);
      const entry = { url, body };
      answers.push(entry);
      const { method } = options;
      const { status, headers, json } = await transport.send({ url, method, headers: options.headers, json: body });
      entry.response = { status, headers: new Headers(headers), content: JSON.stringify(json) };
      return entry.response;
    });
    return answers;
  } finally {
    await transport.close();
    await simulator.close();
  }
}

function requireSameRequests(answers, { drafts }) {
  const sent = answers.map(({ url, body }) => ({ url, body }));
  const planned = drafts.map(({ request }) => ({ url: request.url, body: request.json }));
  // Requests for different people have no defined order.
  const [inSegment, inEngine] = [sent, planned].map((requests) =>
    requests.map((one) => JSON.stringify(one)).toSorted(),
  );
  if (!isDeepStrictEqual(inSegment, inEngine)) throw new Error('Segment’s runtime sends other requests than the plan.');
}

function requireSuccess([{ multistatus }], count) {
  const failed = multistatus.filter(({ status }) => status !== 200);
  if (multistatus.length !== count || failed.length > 0) {
    throw new Error(`Segment’s runtime says no success: ${JSON.stringify(failed[0]?.errormessage)}`);
  }
}
