import { Writable } from 'node:stream';
import { catalog } from '@sluice/catalog';
import type { Transport } from '@sluice/engine';
import { isObject } from '@sluice/kit/host';
import { runs } from '@sluice/test-utils/runs';
import fc from 'fast-check';
import { createAdapter } from '../src/adapter/create-adapter';
import { createApp } from '../src/server/create-app';
import { createLog } from '../src/server/create-log';
import { config } from './bloomreach-config';
import { order, page, track } from './bloomreach-events';
import { posted } from './posted';
import { protocolFaults } from './protocol-faults';
import { described, jobsOf } from './rudder-requests';

const defects: unknown[] = [];
let vendorAnswer: { status: number; json: unknown } = { status: 200, json: undefined };
const transport: Transport = {
  send: () => Promise.resolve({ ...vendorAnswer, headers: {} }),
  close: () => Promise.resolve(),
};
const adapter = createAdapter({
  isProxied: () => true,
  destinations: Object.values(catalog),
  transport,
  onDefect: (error) => void defects.push(error),
});
const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
const app = createApp(adapter, { version: '1.2.3', log: createLog(silent, 'silent') });

beforeEach(() => (defects.length = 0));

async function post(path: string, body: string): Promise<{ status: number; json: unknown }> {
  const answer = await app.request(path, { method: 'POST', body }, {});
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(answer.headers.get('apiVersion')).toBe('2');
  const json: unknown = JSON.parse(await answer.text());
  expect(answer.status).toBeLessThan(500);
  return { status: answer.status, json };
}

const anything = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
const names = fc.constantFrom(...adapter.names, 'BLOOMREACH', 'braze', '__proto__', '%E0%A4%A', 'a/b', 'é');

/** Something true to form, of which any part may be anything. */
function nearly<T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: anything });
}
function member<T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.option(nearly(good), { nil: undefined, freq: 10 });
}

const message = nearly(
  fc.oneof(
    fc.constantFrom<unknown>(track('A'), track('B', ''), page('u2'), order(3, 'u3'), order(60)),
    fc.record({
      type: member(fc.constantFrom('track', 'identify', 'page', 'screen', 'group', 'alias')),
      event: member(fc.string()),
      userId: member(fc.constantFrom('u1', 'u2', '')),
      anonymousId: member(fc.string()),
      traits: member(fc.object({ maxDepth: 1 })),
      context: member(fc.record({ traits: member(fc.object({ maxDepth: 1 })), sources: anything })),
      properties: member(fc.object({ maxDepth: 2 })),
      integrations: member(fc.record({ Bloomreach: anything, All: anything })),
      timestamp: member(fc.constantFrom('2026-01-01T00:00:00Z', 'soon')),
      statusCode: fc.constantFrom(undefined, undefined, undefined, 200, 'x'),
    }),
  ),
);
const configs = nearly(
  fc.constantFrom<unknown>(
    config,
    { ...config, projectToken: 'other' },
    { ...config, apiSecret: '{{ event.properties.key || "k" }}' },
    { ...config, apiBaseUrl: 'nowhere' },
    {},
  ),
);
/** Jobs as they may be, with IDs of their own. */
const jobs = fc
  .array(
    fc.record({
      message,
      config: configs,
      id: fc.constantFrom('d1', 'd2'),
      dontBatch: fc.constantFrom(undefined, false, true),
    }),
    {
      maxLength: 6,
    },
  )
  .map((entries) =>
    entries.map(({ message: event, config: given, id, dontBatch }, index) => ({
      message: event,
      metadata: { jobId: index + 1, destinationId: id, dontBatch },
      destination: described(given as object, id),
    })),
  );
type Jobs = (typeof jobs extends fc.Arbitrary<infer T> ? T : never)[number][];

function bodyOf(list: Jobs, isCompacted: boolean): object {
  if (!isCompacted) return { input: list };
  return {
    input: list.map(({ message: event, metadata }) => ({ message: event, metadata })),
    destinations: Object.fromEntries(list.map(({ destination }) => [destination.ID, destination])),
    connections: {},
  };
}

test('answers any body on any route in JSON, and never with 500', async () => {
  const paths = fc.oneof(
    fc.constantFrom('/routerTransform', '/batch', '/deleteUsers'),
    names.map((name) => `/v0/destinations/${name}`),
    fc.tuple(fc.constantFrom('v0', 'v1'), names).map(([version, name]) => `/${version}/destinations/${name}/proxy`),
  );
  const bodies = fc.oneof(
    fc.string({ unit: 'binary' }),
    anything.map((value) => JSON.stringify(value)),
    fc
      .record({
        input: nearly(fc.array(anything)),
        destType: nearly(names),
        destinations: anything,
        metadata: anything,
      })
      .map((value) => JSON.stringify(value)),
    fc
      .array(fc.record({ destType: nearly(names), config: anything, userAttributes: anything }))
      .map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(paths, bodies, async (path, body) => {
      const { json } = await post(path, body);
      expect(path === '/deleteUsers' ? protocolFaults('DeletionAnswer', json) : []).toEqual([]);
    }),
    runs(4_000),
  );
  expect(defects).toEqual([]);
});

test('the processor answers for every job, in a form that rudder-server reads', async () => {
  await fc.assert(
    fc.asyncProperty(jobs, fc.boolean(), async (list, isCompacted) => {
      const { status, json } = await post('/v0/destinations/bloomreach', JSON.stringify(bodyOf(list, isCompacted)));
      expect(status).toBe(200);
      expect(protocolFaults('ProcessorAnswer', json)).toEqual([]);
      const answered = (json as { metadata: { jobId: number } }[]).map(({ metadata }) => metadata.jobId);
      expect([...new Set(answered)]).toEqual(list.map(({ metadata }) => metadata.jobId));
    }),
    runs(2_000),
  );
  expect(defects).toEqual([]);
});

test('the router loses and doubles no job', async () => {
  await fc.assert(
    fc.asyncProperty(jobs, fc.boolean(), async (list, isCompacted) => {
      const body = JSON.stringify({ ...bodyOf(list, isCompacted), destType: 'bloomreach' });
      const { status, json } = await post('/routerTransform', body);
      expect(status).toBe(200);
      expect(protocolFaults('RouterAnswer', json)).toEqual([]);
      const { output } = json as { output: { metadata: { jobId: number }[] }[] };
      const answered = output.flatMap(({ metadata }) => metadata.map(({ jobId }) => jobId));
      expect(answered.toSorted((one, other) => one - other)).toEqual(list.map(({ metadata }) => metadata.jobId));
    }),
    runs(2_000),
  );
  expect(defects).toEqual([]);
});

test('the proxy answers for every job whatever the vendor answers', async () => {
  const good = jobsOf([order(3), page('u2'), track('A', 'u3')], config);
  const { body } = adapter.route({ input: good, destType: 'bloomreach' });
  const [output] = 'output' in body ? body.output : [];
  if (!output?.batchedRequest || Array.isArray(output.batchedRequest)) throw new Error('Not one request.');
  const whole = posted(output.batchedRequest as Parameters<typeof posted>[0], good);
  const result = fc.record({ success: fc.constantFrom<unknown>(true, false, 'no'), errors: anything });
  const answers = fc.record({
    status: fc.constantFrom(200, 200, 200, 202, 204, 301, 400, 401, 403, 404, 408, 409, 413, 429, 500, 503, 599),
    json: fc.oneof(
      anything,
      fc.record({ results: nearly(fc.array(nearly(result), { maxLength: 9 })), success: anything }),
    ),
  });
  const changes = fc.record(
    { endpoint: anything, method: anything, headers: anything, body: anything, userId: anything, params: anything },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(
      answers,
      fc.option(changes, { freq: 3 }),
      fc.constantFrom('v0', 'v1'),
      async (answer, change, version) => {
        vendorAnswer = answer;
        const asked = JSON.stringify({ ...whole, ...change, ...(version === 'v0' && { metadata: good[0]?.metadata }) });
        const sent = await app.request(
          `/${version}/destinations/bloomreach/proxy`,
          { method: 'POST', body: asked },
          {},
        );
        const json: unknown = JSON.parse(await sent.text());
        const answered = isObject(json) && isObject(json.output) ? json.output.response : undefined;
        const schema = isObject(json) && 'error' in json ? 'Refusal' : `ProxyAnswer${version.toUpperCase()}`;
        expect(protocolFaults(schema, json)).toEqual([]);
        // 404 is "no such route" to rudder-server.
        expect(schema === 'Refusal' ? sent.status : 400).toBe(400);
        expect(sent.status).not.toBe(404);
        const jobIds = (answered as { metadata: { jobId: number } }[] | undefined)?.map(
          ({ metadata }) => metadata.jobId,
        );
        expect(jobIds).toEqual(schema === 'ProxyAnswerV1' ? [1, 2, 3] : undefined);
      },
    ),
    runs(2_000),
  );
  expect(defects).toEqual([]);
});
