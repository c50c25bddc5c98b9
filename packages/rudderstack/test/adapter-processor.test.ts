import { catalog } from '@sluice/catalog';
import { createAdapter } from '../src/adapter/create-adapter';
import type { ProcessorOutput } from '../src/protocol/processor';
import { config } from './bloomreach-config';
import { order, page, track } from './bloomreach-events';
import { entryFaults, restFaults } from './rest-faults';
import { compacted, jobsOf } from './rudder-requests';
import { unsent } from './unsent';

const adapter = createAdapter({ destinations: Object.values(catalog), transport: unsent, isProxied: () => true });

function process(body: unknown): readonly ProcessorOutput[] {
  const answer = adapter.process('bloomreach', body);
  if ('error' in answer.body) throw new Error(answer.body.error);
  expect(answer.status).toBe(200);
  for (const entry of answer.body) {
    expect(entryFaults(entry)).toEqual([]);
    expect('output' in entry ? restFaults(entry.output) : []).toEqual([]);
  }
  return answer.body;
}

test('makes a request of every event, with its metadata as it came', () => {
  const jobs = jobsOf([track('Song Played'), page()], config);
  const outputs = process(jobs);
  expect(outputs.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  expect(outputs.map(({ metadata }) => metadata)).toEqual(jobs.map(({ metadata }) => metadata));
  const [first] = outputs;
  expect(first).toMatchObject({
    output: {
      version: '1',
      type: 'REST',
      method: 'POST',
      endpoint: 'https://api.bloomreach.example/track/v2/projects/demo-project/batch',
      headers: { Authorization: 'Basic ZGVtby1rZXk6ZGVtby1zZWNyZXQtN2YzYQ==' },
      params: {},
      body: { JSON: { commands: [{ name: 'customers/events' }] }, JSON_ARRAY: {}, XML: {}, FORM: {} },
      files: {},
      userId: 'sluice batch 1:1',
    },
  });
});

test('answers the compacted body as the plain one', () => {
  const jobs = [
    ...jobsOf([track('A')], config),
    ...jobsOf([track('B')], { ...config, projectToken: 'other' }, { id: 'destination-2', firstJobId: 2 }),
  ];
  expect(process(compacted(jobs))).toEqual(process(jobs));
});

test('empties the list of a body that is given away, and of no other', () => {
  const kept = { input: jobsOf([track('A'), track('B')], config) };
  const copy = structuredClone(kept);
  const given = structuredClone(kept);
  const answers = [kept, given].map((body) => adapter.process('bloomreach', body, { givesBody: body === given }));
  expect(answers[1]).toEqual(answers[0]);
  expect([kept, given.input]).toEqual([copy, []]);
});

test('answers jobs of several configurations in the order of the jobs', () => {
  const first = jobsOf([track('A'), track('B')], config);
  const other = jobsOf([track('C'), track('D')], { ...config, projectToken: 'other' }, { firstJobId: 3 });
  const broken = jobsOf([track('E'), track('F')], { ...config, projectToken: '' }, { firstJobId: 5 });
  const jobs = [first, other, broken]
    .flatMap(([one]) => one ?? [])
    .concat([broken, first, other].flatMap(([, one]) => one ?? []));
  const outputs = process(jobs);
  expect(outputs.map(({ metadata }) => metadata.jobId)).toEqual(jobs.map(({ metadata }) => metadata.jobId));
  expect(outputs.map(({ statusCode }) => statusCode)).toEqual([200, 200, 400, 400, 200, 200]);
});

test('makes two outputs of an event that needs two requests', () => {
  const outputs = process(jobsOf([order(60)], { ...config, purchaseItems: true }));
  expect(outputs.map(({ metadata }) => metadata.jobId)).toEqual([1, 1]);
  expect(outputs.map((entry) => 'output' in entry && (entry.output.body.JSON.commands as unknown[]).length)).toEqual([
    50, 11,
  ]);
});

test('refuses an event too deep to be written as JSON, which would end the answer to all the others', () => {
  const nested = (levels: number) => JSON.parse(`${'{"in":'.repeat(levels)}1${'}'.repeat(levels)}`) as object;
  const events = [9000, 400].map((levels) => track('Nested', 'u1', { properties: nested(levels) }));
  const [deep, fine] = process(jobsOf(events, config));
  expect(deep).toMatchObject({ statusCode: 400, statTags: { errorType: 'instrumentation' } });
  expect(deep).toHaveProperty('error', expect.stringContaining('500 levels'));
  expect(fine?.statusCode).toBe(200);
  const bluecore = adapter.process('bluecore', jobsOf(events, { bluecoreNamespace: 'shop' }));
  expect(() => JSON.stringify(bluecore)).not.toThrow();
});

test('filters with 298 what nothing is to be sent for', () => {
  const [output] = process(jobsOf([track('A', 'u1', { integrations: { All: false } })], config));
  expect(output).toMatchObject({ statusCode: 298, statTags: { errorType: 'filtered' } });
  expect(output).not.toHaveProperty('output');
});

test('refuses the bad event of a batch with 400 and says why, and goes on with the others', () => {
  const [first, bad, last] = process(jobsOf([track('A'), track('B', ''), track('C')], config));
  expect([first?.statusCode, last?.statusCode]).toEqual([200, 200]);
  expect(bad).toMatchObject({
    statusCode: 400,
    error: expect.stringContaining('User ID'),
    statTags: {
      errorCategory: 'dataValidation',
      errorType: 'instrumentation',
      destType: 'BLOOMREACH',
      module: 'destination',
      implementation: 'native',
      feature: 'processor',
      destinationId: 'destination-1',
      workspaceId: 'workspace-1',
    },
  });
});

test('answers every event with the problems of a configuration that cannot work', () => {
  const { apiSecret: _, ...without } = config;
  const outputs = process(jobsOf([track('A'), track('B')], without));
  expect(outputs).toHaveLength(2);
  for (const output of outputs) {
    expect(output).toMatchObject({
      statusCode: 400,
      error: expect.stringContaining('apiSecret'),
      statTags: { errorCategory: 'dataValidation', errorType: 'configuration' },
    });
  }
});

test('refuses a key that no header can carry, for rudder-server would try it for hours', () => {
  const [output] = process(jobsOf([track('A')], { ...config, apiSecret: 'short', apiKey: 'k' }));
  expect(output?.statusCode).toBe(200);
  const [refused] = process(jobsOf([track('A')], { ...config, authentication: 'token', apiSecret: 'pasted\nkey' }));
  expect(refused).toMatchObject({ statusCode: 400, statTags: { errorType: 'configuration' } });
  expect(JSON.stringify(refused)).not.toContain('pasted');
});

test('answers an empty list with an empty list', () => {
  expect(process([])).toEqual([]);
  expect(process({ input: [], destinations: {} })).toEqual([]);
});

test('answers a destination that it has not with 404, as the transformer does', () => {
  expect(adapter.process('nowhere', [])).toEqual({
    status: 404,
    body: { error: 'There is no destination "nowhere" here.' },
  });
});

test('knows its destinations in any case of letters', () => {
  const jobs = jobsOf([track('A')], config);
  expect(adapter.process('BloomReach', jobs)).toEqual(adapter.process('bloomreach', jobs));
  expect(adapter.owns('BLOOMREACH')).toBe(true);
  expect(adapter.owns('braze')).toBe(false);
  expect(adapter.names).toContain('bloomreach');
});

test('refuses a body that holds no list', () => {
  for (const body of [undefined, null, 7, 'text', {}, { input: 'text' }]) {
    expect(adapter.process('bloomreach', body)).toMatchObject({ status: 400, body: { error: expect.any(String) } });
  }
});

test('lets an event come again whose destination the request does not hold', () => {
  const jobs = jobsOf([track('A')], config);
  const [output] = process({ input: jobs.map(({ message, metadata }) => ({ message, metadata })), destinations: {} });
  expect(output).toMatchObject({ statusCode: 500, error: expect.stringContaining('names no destination') });
});

test('leaves everything that it is given as it is', () => {
  const freeze = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  };
  const jobs = jobsOf([track('A', '', { traits: { id: 'u7' }, integrations: { bloomreach: { view_id: 'x' } } })], {
    ...config,
    projectToken: '{{ event.properties.plan || "demo-project" }}',
  });
  freeze(jobs);
  expect(process(jobs)[0]).toMatchObject({ statusCode: 200 });
});
