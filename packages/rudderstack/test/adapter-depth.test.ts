import { catalog } from '@sluice/catalog';
import { createAdapter } from '../src/adapter/create-adapter';
import type { RestRequest } from '../src/protocol/rest-request';
import { config } from './bloomreach-config';
import { track } from './bloomreach-events';
import { posted } from './posted';
import { compacted, jobsOf, type RudderJob } from './rudder-requests';

const defects: unknown[] = [];
const adapter = createAdapter({
  destinations: Object.values(catalog),
  transport: {
    send: () => Promise.resolve({ status: 200, headers: {}, json: { success: true, results: [{ success: true }] } }),
    close: () => Promise.resolve(),
  },
  onDefect: (error) => void defects.push(error),
});

afterEach(() => expect(defects.splice(0)).toEqual([]));

function deep(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

const [good, other] = jobsOf([track('Good'), track('Deep', 'u2')], config) as [RudderJob, RudderJob];

const places: readonly (readonly [place: string, job: (levels: number) => RudderJob])[] = [
  ['its properties', (levels) => ({ ...other, message: { ...(other.message as object), properties: deep(levels) } })],
  ['its context', (levels) => ({ ...other, message: { ...(other.message as object), context: { a: deep(levels) } } })],
  ['its metadata', (levels) => ({ ...other, metadata: { ...other.metadata, extra: deep(levels) } })],
  [
    'its configuration',
    (levels) => ({ ...other, destination: { ...other.destination, Config: { ...config, extra: deep(levels) } } }),
  ],
  ['its destination', (levels) => ({ ...other, destination: { ...other.destination, Transformations: deep(levels) } })],
];

/** The destinations' definitions are equal, but a deep one is of another destination. */
function apart(job: RudderJob): RudderJob {
  return { ...job, metadata: { ...job.metadata, destinationId: 'destination-2' } };
}

const forms = [
  ['a list', (jobs: readonly RudderJob[]) => jobs],
  ['the compacted form', (jobs: readonly RudderJob[]) => compacted(jobs, 'bloomreach')],
] as const;

describe.each(places)('a job that is deep in %s', (place, make) => {
  describe.each([1_000, 20_000])('by %d levels', (levels) => {
    test.each(forms)('costs itself alone where events are processed, in %s', (_, bodyOf) => {
      const { status, body } = adapter.process('bloomreach', bodyOf([good, apart(make(levels)), good]));
      const outputs = JSON.parse(JSON.stringify(body)) as { statusCode: number; metadata: { jobId: number } }[];
      expect(status).toBe(200);
      const isGood = place === 'its context';
      expect(outputs.map(({ statusCode, metadata }) => [metadata.jobId, statusCode])).toEqual([
        [1, 200],
        [2, isGood ? 200 : 400],
        [1, 200],
      ]);
    });

    test.each(forms)('costs itself alone where events are routed, in %s', (_, bodyOf) => {
      const jobs = bodyOf([good, apart(make(levels))]);
      const { status, body } = adapter.route(Array.isArray(jobs) ? { input: jobs, destType: 'bloomreach' } : jobs);
      const { output } = JSON.parse(JSON.stringify(body)) as {
        output: { statusCode: number; metadata: { jobId: number }[] }[];
      };
      expect(status).toBe(200);
      expect(output.map(({ statusCode, metadata }) => [metadata.map(({ jobId }) => jobId), statusCode])).toEqual([
        [[1], 200],
        [[2], place === 'its context' ? 200 : 400],
      ]);
    });
  });
});

function requestOf(): RestRequest {
  const { body } = adapter.route({ input: [good], destType: 'bloomreach' });
  if ('error' in body || !body.output[0]?.batchedRequest) throw new Error('No request.');
  return [body.output[0].batchedRequest].flat()[0] as RestRequest;
}

test('a transformed request that is deep costs itself alone', () => {
  const request = { ...requestOf(), statusCode: 200 };
  const bad = { ...request, body: { ...request.body, JSON: { commands: deep(20_000) } } };
  const jobs = [good, other, other].map((job, index) => ({ ...job, message: [request, bad, request][index] }));
  const broken = { ...jobs[2], metadata: { jobId: 3, extra: deep(20_000) } };
  const input = [...jobs.slice(0, 2), broken];
  for (const { body } of [
    adapter.batch({ input, destType: 'bloomreach' }),
    adapter.route({ input, destType: 'bloomreach' }),
  ]) {
    const outputs = JSON.parse(JSON.stringify('output' in body ? body.output : body)) as { statusCode: number }[];
    expect(outputs.map(({ statusCode }) => statusCode)).toEqual([200, 400, 400]);
  }
});

test.each([
  ['metadata', { metadata: [{ jobId: 1, extra: deep(20_000) }] }, 200],
  ['a configuration', { destinationConfig: { ...config, extra: deep(20_000) } }, 400],
  ['a body', { body: { JSON: { commands: deep(20_000) } } }, 400],
] as const)('a posted request with deep %s is answered', async (_, more, status) => {
  for (const version of ['v0', 'v1'] as const) {
    const { body } = await adapter.proxy(version, 'bloomreach', { ...posted(requestOf(), [good]), ...more });
    expect(JSON.parse(JSON.stringify(body))).toMatchObject({ output: { status } });
  }
});

test('a deletion with a deep configuration costs itself alone', async () => {
  const userAttributes = [{ userId: '1', extra: deep(20_000) }];
  const { body } = await adapter.deleteUsers([
    { destType: 'bloomreach', config, userAttributes },
    { destType: 'bloomreach', config: { ...config, extra: deep(20_000) }, userAttributes },
    { destType: 'bloomreach', config, userAttributes },
  ]);
  expect(JSON.parse(JSON.stringify(body))).toMatchObject([
    { statusCode: 200 },
    { statusCode: 400, error: expect.stringContaining('levels deep') },
    { statusCode: 200 },
  ]);
});
