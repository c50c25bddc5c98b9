import { catalog } from '@sluice/catalog';
import { createAdapter } from '../src/adapter/create-adapter';
import { requestsIn } from '../src/adapter/request-sequence';
import type { RestRequest } from '../src/protocol/rest-request';
import type { RouterOutput } from '../src/protocol/router';
import { config } from './bloomreach-config';
import { order, page, track } from './bloomreach-events';
import { parcel } from './parcel-destination';
import { entryFaults, restFaults } from './rest-faults';
import { compacted, jobsOf, type RudderJob } from './rudder-requests';
import { sortedJobIds } from './sorted-job-ids';
import { unsent } from './unsent';

const now = Date.parse('2026-02-01T12:00:00Z');
const defects: unknown[] = [];
const adapter = createAdapter({
  isProxied: () => true,
  destinations: [...Object.values(catalog), parcel],
  transport: unsent,
  now: () => now,
  onDefect: (error) => void defects.push(error),
});

function route(
  jobs: readonly RudderJob[],
  destType = 'bloomreach',
  body: unknown = { input: jobs, destType },
): RouterOutput[] {
  const answer = adapter.route(body);
  if ('error' in answer.body) throw new Error(answer.body.error);
  expect(answer.status).toBe(200);
  const { output } = answer.body;
  expect(sortedJobIds(output)).toEqual(sortedJobIds(jobs));
  for (const entry of output) {
    expect(entryFaults(entry)).toEqual([]);
    expect(entry.metadata).not.toHaveLength(0);
    for (const request of requestsOf(entry)) expect(restFaults(request)).toEqual([]);
  }
  return [...output];
}

function requestsOf({ batchedRequest }: RouterOutput): readonly RestRequest[] {
  return [batchedRequest ?? []].flat().flatMap((one) => requestsIn(one) ?? []);
}

/** For each output the ids of its jobs, and for each of its requests the number of items. */
function shapeOf(outputs: readonly RouterOutput[]): unknown[] {
  return outputs.map((output) => {
    const sizes = requestsOf(output).map(({ body: { JSON: body } }) => [Object.values(body)[0]].flat().length);
    return [output.metadata.map(({ jobId }) => jobId), output.statusCode === 200 ? sizes : output.statusCode];
  });
}

test('puts events into one request as far as they fit, and says which items are whose', () => {
  const jobs = jobsOf([track('A'), order(5), page('u2')], { ...config, purchaseItems: true });
  const [output, ...others] = route(jobs);
  expect(others).toEqual([]);
  expect(output).toMatchObject({
    batched: true,
    statusCode: 200,
    metadata: jobs.map(({ metadata }) => metadata),
    batchedRequest: { userId: 'sluice batch 1:1 2:6 3:1' },
    destination: jobs[0]?.destination,
  });
});

test('parts the destination ids of one request, and the configurations of one id', () => {
  const jobs = [
    ...jobsOf([track('A'), track('B')], config),
    ...jobsOf([track('C'), track('D')], config, { id: 'destination-2', firstJobId: 3 }),
    ...jobsOf([track('E')], { ...config, projectToken: 'other' }, { firstJobId: 5 }),
  ];
  expect(shapeOf(route(jobs))).toEqual([
    [[1, 2], [2]],
    [[3, 4], [2]],
    [[5], [1]],
  ]);
});

test('answers the compacted body as the plain one', () => {
  const jobs = [
    ...jobsOf([track('A'), track('B')], config),
    ...jobsOf([track('C')], config, { id: 'destination-2', firstJobId: 3 }),
  ];
  const body = compacted(jobs, 'bloomreach');
  expect(route(jobs, 'bloomreach', body)).toEqual(route(jobs));
});

test('sends a job alone whose request was refused as a whole, between the others in their order', () => {
  const jobs = jobsOf([track('A'), track('B'), track('C'), track('D', 'u2')], config).map((job, index) =>
    index === 1 ? { ...job, metadata: { ...job.metadata, dontBatch: true } } : job,
  );
  const outputs = route(jobs);
  // The third is of the same person, and may not overtake the second.
  expect(shapeOf(outputs)).toEqual([
    [[1], [1]],
    [[2], [1]],
    [[3, 4], [2]],
  ]);
  expect(outputs[1]).toMatchObject({ batched: false, batchedRequest: { userId: 'sluice batch 2:1' } });
});

test('puts an event of several requests into one output, as a sequence', () => {
  const jobs = jobsOf([track('A'), order(60), track('C')], { ...config, purchaseItems: true });
  expect(shapeOf(route(jobs))).toEqual([
    [[1], [1]],
    [[2], [50, 11]],
    [[3], [1]],
  ]);
});

test('does so too where the requests are of two channels', () => {
  const jobs = jobsOf([track('Sent'), track('Seen'), track('Sent')], { key: 'key-1' });
  const outputs = route(jobs, 'parcel_post');
  expect(outputs.map((output) => requestsOf(output).map(({ method, endpoint }) => `${method} ${endpoint}`))).toEqual([
    ['POST https://api.parcel.example/parcels'],
    ['POST https://api.parcel.example/parcels', 'PATCH https://api.parcel.example/people/u1'],
    ['POST https://api.parcel.example/parcels'],
  ]);
});

test('leaves out the first half of a sequence where the job says that it was delivered', () => {
  const halfDone = (count: number) =>
    jobsOf([order(count)], { ...config, purchaseItems: true }).map((job) => ({
      ...job,
      metadata: { ...job.metadata, dontBatch: true },
    }));
  expect(shapeOf(route(halfDone(60)))).toEqual([[[1], [11]]]);
  expect(shapeOf(route(halfDone(120)))).toEqual([[[1], [21]]]);
  expect(shapeOf(route(halfDone(160)))).toEqual([[[1], [50, 11]]]);
  expect(shapeOf(route(halfDone(5)))).toEqual([[[1], [6]]]);
});

test('keeps the limits of the channel', () => {
  const jobs = jobsOf(
    Array.from({ length: 7 }, () => track('Sent')),
    { key: 'key-1' },
  );
  expect(shapeOf(route(jobs, 'parcel_post'))).toEqual([
    [[1, 2, 3], [3]],
    [[4, 5, 6], [3]],
    [[7], [1]],
  ]);
});

test('lets visitors share no request where the vendor reads them from its headers', () => {
  const other = { context: { ip: '198.51.100.9', userAgent: 'Opera/9.80' } };
  const jobs = jobsOf([page('u1'), page('u2', other), page('u3')], { ...config, sendVisitorHeaders: true });
  const outputs = route(jobs);
  expect(shapeOf(outputs)).toEqual([
    [[1, 3], [2]],
    [[2], [1]],
  ]);
  expect(outputs[1]).toMatchObject({ batchedRequest: { headers: { 'User-Agent': 'Opera/9.80' } } });
});

test('has every verdict in its place: sent, filtered, refused', () => {
  const jobs = jobsOf(
    [track('A'), track('B', 'u2', { integrations: { All: false } }), track('C', ''), track('D')],
    config,
  );
  const outputs = route(jobs);
  expect(shapeOf(outputs)).toEqual([
    [[1, 4], [2]],
    [[2], 298],
    [[3], 400],
  ]);
  expect(outputs[1]).not.toHaveProperty('batchedRequest');
  expect(outputs[2]).toMatchObject({
    batched: false,
    error: expect.stringContaining('User ID'),
    statTags: { errorCategory: 'dataValidation', errorType: 'instrumentation', feature: 'router' },
  });
});

test('refuses every job of a configuration that cannot work, and no other', () => {
  const jobs = [
    ...jobsOf([track('A'), track('B')], { ...config, apiBaseUrl: '' }),
    ...jobsOf([track('C')], config, { id: 'destination-2', firstJobId: 3 }),
  ];
  const outputs = route(jobs);
  expect(shapeOf(outputs)).toEqual([
    [[1], 400],
    [[2], 400],
    [[3], [1]],
  ]);
  expect(outputs[0]).toMatchObject({
    error: expect.stringContaining('apiBaseUrl'),
    statTags: { errorCategory: 'dataValidation', errorType: 'configuration' },
  });
});

test('refuses what is too old for its channel, by the clock at hand', () => {
  const at = (minutes: number) => ({ timestamp: new Date(now - minutes * 60_000).toISOString() });
  const jobs = jobsOf([track('Sent', 'u1', at(59)), track('Sent', 'u1', at(61)), track('Seen', 'u1', at(61))], {
    key: 'key-1',
  });
  const outputs = route(jobs, 'parcel_post');
  expect(shapeOf(outputs)).toEqual([
    [[1], [1]],
    [[2], 400],
    [[3], 400],
  ]);
  expect(outputs[1]?.error).toContain('1 hour old');
});

test('ends with a defect of a destination the event that meets it and no other, without a value of it, and tells of it', () => {
  defects.length = 0;
  const jobs = jobsOf([track('Sent'), track('Defect'), track('Sent')], { key: 'key-1' });
  const outputs = route(jobs, 'parcel_post');
  expect(shapeOf(outputs)).toEqual([
    [[1, 3], [2]],
    [[2], 400],
  ]);
  // For good: the same event would meet it again.
  expect(outputs[1]?.error).toBe('The event could not be made into a request: TypeError');
  expect(defects).toEqual([new TypeError('userId u1 is no parcel')]);
});

test('tells of no defect where an event is only deep, or holds what cannot be written', () => {
  defects.length = 0;
  let deep: unknown = 'x';
  for (let level = 0; level < 20_000; level += 1) deep = [deep];
  const outputs = route(jobsOf([{ ...track('A'), properties: { deep } }], config));
  expect(shapeOf(outputs)).toEqual([[[1], 400]]);
  expect(defects).toEqual([]);
});

test('writes a list for a body as rudder-server takes one', () => {
  const [output] = route(jobsOf([track('Label'), track('Label', 'u2')], { key: 'key-1' }), 'parcel_post');
  expect(output).toMatchObject({ batchedRequest: { body: { JSON: {}, JSON_ARRAY: { batch: '["u1","u2"]' } } } });
});

test('passes on what the processor has transformed', () => {
  const [made] = route(jobsOf([track('A')], config));
  const transformed = { ...(made?.batchedRequest as RestRequest), statusCode: 200 };
  const jobs = jobsOf([transformed, track('B')], config);
  const [first] = route(jobs);
  expect(first).toMatchObject({ batchedRequest: made?.batchedRequest, metadata: [{ jobId: 1 }], statusCode: 200 });
});

test('orders the outputs by their smallest job id', () => {
  const bad = jobsOf([track('A', '')], config, { firstJobId: 2 });
  const late = jobsOf([track('C')], config, { firstJobId: 9 });
  const early = jobsOf([track('B')], config, { id: 'destination-2', firstJobId: 1 });
  expect(shapeOf(route([...late, ...bad, ...early]))).toEqual([
    [[1], [1]],
    [[2], 400],
    [[9], [1]],
  ]);
});

describe('a request that is not for it', () => {
  test('is answered with no outputs where it holds no jobs', () => {
    expect(route([])).toEqual([]);
  });

  test('is answered with 404, which ends its jobs, where nobody has the destination', () => {
    expect(adapter.route({ input: jobsOf([track('A')], config), destType: 'nowhere' })).toMatchObject({ status: 404 });
  });

  test('is answered by what its destination is, where it has no destType', () => {
    const jobs = jobsOf([track('A')], config);
    expect(adapter.typeOf({ input: jobs })).toBe('bloomreach');
    expect(route(jobs, 'bloomreach', { input: jobs })).toEqual(route(jobs));
  });

  test('is answered with 400, after which its jobs come again, where nothing says what it is for', () => {
    expect(adapter.route({ input: [{ message: track('A'), metadata: { jobId: 1 } }] })).toEqual({
      status: 400,
      body: { error: 'The body names no destination type in "destType".' },
    });
    expect(adapter.route('text')).toMatchObject({ status: 400 });
  });
});

describe('jobs that the processor has transformed, for batching', () => {
  test('come back as they are, each alone', () => {
    const [made] = route(jobsOf([track('A')], config));
    const jobs = jobsOf([made?.batchedRequest, made?.batchedRequest], config);
    expect(adapter.batch({ input: jobs, destType: 'bloomreach' })).toEqual({
      status: 200,
      body: jobs.map(({ metadata, destination }) => ({
        batchedRequest: made?.batchedRequest,
        metadata: [metadata],
        batched: false,
        statusCode: 200,
        destination,
      })),
    });
  });

  test('are refused where they are no requests', () => {
    const { body } = adapter.batch({ input: jobsOf([track('A')], config), destType: 'bloomreach' });
    expect(body).toMatchObject([{ statusCode: 400, error: expect.any(String), statTags: { feature: 'batch' } }]);
  });
});
