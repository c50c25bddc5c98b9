import type { Transport } from '@sluice/engine';
import { undiciTransport } from '@sluice/engine/transports';
import { startSimulator } from '@sluice/simulators';
import { config } from './bloomreach-config';
import { order, page, track } from './bloomreach-events';
import { jobsOf } from './rudder-requests';
import { nextAttempt, RudderServer } from './rudder-server';
import { startServer } from './start-server';

/** Bloomreach, which refuses every command named "unwanted", and a batch with one named "unbearable" as a whole. */
async function startVendor(): Promise<{ transport: Transport; events: () => string[][]; close(): Promise<void> }> {
  const simulator = await startSimulator('bloomreach', { account: { api: 'engagement', authentication: 'basic' } });
  const real = undiciTransport({ origins: { '*': simulator.origin } });
  const transport: Transport = {
    async send(request, options) {
      const names = namesIn(request.json);
      if (names.includes('unbearable')) {
        return { status: 400, headers: {}, json: { success: false, message: 'Invalid JSON' } };
      }
      const answer = await real.send(request, options);
      const results = (answer.json as { results?: object[] }).results;
      if (!results) return answer;
      const changed = results.map((result, place) =>
        names[place] === 'unwanted' ? { success: false, errors: ['Not wanted'] } : result,
      );
      return { ...answer, json: { results: changed, success: true } };
    },
    close: () => real.close(),
  };
  return {
    transport,
    events: () => simulator.exchanges.map(({ json }) => namesIn(json)),
    async close() {
      await real.close();
      await simulator.close();
    },
  };
}

function namesIn(json: unknown): string[] {
  const { commands = [] } = json as { commands?: { data?: { event_type?: string } }[] };
  return commands.map(({ data }) => data?.event_type ?? 'customer');
}

test('a conversation as rudder-server holds it', async () => {
  const vendor = await startVendor();
  const server = await startServer({ transport: vendor.transport });
  const rudder = new RudderServer(server, 'bloomreach');
  const own = { ...config, useVendorNames: false };

  const features = await rudder.features();
  expect(features.routerTransform.BLOOMREACH).toBe(true);
  expect(features.supportTransformerProxyV1).toBe(true);
  expect(features.regulations).toContain('BLOOMREACH');

  const processed = await rudder.process(
    jobsOf([track('wanted'), track('nobody', ''), track('off', 'u1', { integrations: { All: false } })], own),
  );
  expect(processed.map(({ statusCode }) => statusCode)).toEqual([200, 400, 298]);

  // Two destinations, two people each, a job that is nobody's, and one that must be alone.
  const first = jobsOf(
    [track('wanted', 'u1'), track('unwanted', 'u2'), track('nobody', ''), track('alone', 'u1'), page('u2')],
    own,
    { firstJobId: 10 },
  ).map((job) => (job.metadata.jobId === 13 ? nextAttempt(job, { dontBatch: true }) : job));
  const second = jobsOf(
    [track('wanted', 'u1'), track('unbearable', 'u2'), order(2, 'u3')],
    { ...own, projectToken: 'demo-project', softID: 'google_analytics' },
    { id: 'destination-2', firstJobId: 20 },
  );
  const jobs = [...first, ...second];
  const outputs = await rudder.route([...second, ...first]);
  const shape = outputs.map(({ metadata, statusCode }) => [metadata.map(({ jobId }) => jobId), statusCode]);
  expect(shape).toContainEqual([[12], 400]);
  expect(shape).toContainEqual([[13], 200]);
  expect(shape).toContainEqual([[20, 21, 22], 200]);
  // An order is told whose destination it is.
  for (const { destination, metadata } of outputs) {
    expect((destination as { ID: string }).ID).toBe(metadata[0]?.destinationId);
  }

  const states = [];
  for (const output of outputs) {
    if (output.statusCode === 200) states.push(...(await rudder.deliver(output, jobs)));
  }
  const codes = Object.fromEntries(states.map(({ jobId, statusCode }) => [jobId, statusCode]));
  // What the vendor refused as a whole was sent in parts: only the one at fault ends.
  expect(codes).toEqual({ 10: 200, 11: 400, 13: 200, 14: 200, 20: 200, 21: 400, 22: 200 });
  expect(states.find(({ jobId }) => jobId === 11)?.error).toContain('Not wanted');
  expect(
    vendor
      .events()
      .flat()
      .filter((name) => name === 'unbearable'),
  ).toEqual([]);

  expect(await rudder.deleteUser(own, 'u1')).toBe(200);
  expect(await rudder.deleteUser({ ...own, apiSecret: 'wrong' }, 'u1')).not.toBe(200);
  // It is aborted, not retried, where nobody can do it.
  expect(await new RudderServer(server, 'braze').deleteUser({}, 'u1')).toBe(404);
  await vendor.close();
});
