import { gzipSync, brotliCompressSync, deflateSync } from 'node:zlib';
import Ajv2020 from 'ajv/dist/2020';
import { config } from './bloomreach-config';
import { page, track } from './bloomreach-events';
import { protocolFaults } from './protocol-faults';
import { compacted, jobsOf } from './rudder-requests';
import { startServer } from './start-server';

const jobs = jobsOf([track('A'), page()], config);
const routed = { input: jobs, destType: 'bloomreach' };

test('tells rudder-server what it can', async () => {
  const { get } = await startServer();
  const health = await get('/health');
  expect([health.status, health.json]).toEqual([200, { service: 'UP', sluiceVersion: '1.2.3' }]);
  const features = await get('/features');
  expect(features.status).toBe(200);
  expect(protocolFaults('Features', features.json)).toEqual([]);
  expect(features.json).toMatchObject({ routerTransform: { BLOOMREACH: true }, supportTransformerProxyV1: true });
  for (const path of ['/version', '/buildVersion', '/transformerBuildVersion']) {
    expect((await get(path)).text).toBe('1.2.3');
  }
});

test('answers processor, router and batch with the version that rudder-server panics without', async () => {
  const { post } = await startServer();
  const processed = await post('/v0/destinations/bloomreach', jobs);
  const answers = {
    ProcessorAnswer: processed,
    RouterAnswer: await post('/routerTransform', routed),
    BatchAnswer: await post('/batch', {
      input: (processed.json as { output: unknown }[]).map(({ output }, place) => ({
        ...jobs[place],
        message: output,
      })),
      destType: 'bloomreach',
    }),
  };
  for (const [schema, { status, headers, json }] of Object.entries(answers)) {
    expect([status, headers.get('apiVersion')]).toEqual([200, '2']);
    expect(protocolFaults(schema, json)).toEqual([]);
  }
});

test('takes compacted bodies, and packed ones', async () => {
  const { post } = await startServer();
  const plain = await post('/routerTransform', routed);
  const packed = Buffer.from(JSON.stringify(routed));
  const others = [
    await post('/routerTransform', compacted(jobs, 'bloomreach'), { 'x-content-format': 'json+compactedv1' }),
    await post('/routerTransform', gzipSync(packed), { 'content-encoding': 'gzip' }),
    await post('/routerTransform', deflateSync(packed), { 'content-encoding': 'deflate' }),
    await post('/routerTransform', brotliCompressSync(packed), { 'content-encoding': 'br' }),
  ];
  for (const other of others) expect(other.json).toEqual(plain.json);
});

test('answers a name in any case of letters', async () => {
  const { post } = await startServer();
  expect((await post('/v0/destinations/BloomReach', jobs)).status).toBe(200);
  expect((await post('/routerTransform', { ...routed, destType: 'BLOOMREACH' })).status).toBe(200);
});

test.each([
  ['processor', '/v0/destinations/bloomreach'],
  ['router', '/routerTransform'],
  ['batch', '/batch'],
  ['proxy', '/v1/destinations/bloomreach/proxy'],
])('answers a body that is not JSON on the %s route with 400, and does not quote it', async (_, path) => {
  const { post, logged } = await startServer();
  const { status, json } = await post(path, '{"secret": hunter2');
  expect([status, json]).toEqual([400, { error: 'The body is not JSON.' }]);
  expect(JSON.stringify(logged)).not.toContain('hunter2');
});

test('makes the requests of an event that somebody tries, and sends them where asked', async () => {
  const send = jest.fn(() =>
    Promise.resolve({ status: 200, headers: {}, json: { results: [{ success: true }], success: true } }),
  );
  const server = await startServer({ transport: { send, close: () => Promise.resolve() } });
  const ask = async (name: string, event: object, stage: object) => {
    const [job] = jobsOf([event], config);
    const events = [{ message: job?.message, destination: job?.destination, stage }];
    return server.post(`/test-router/v0/${name}`, { events });
  };
  const made = await ask('bloomreach', track('A'), { dest_transform: true, send_to_destination: false });
  expect(protocolFaults('TestAnswer', made.json)).toEqual([]);
  expect(made.json).toEqual([
    { dest_transformed_payload: [expect.objectContaining({ type: 'REST', method: 'POST' })] },
  ]);
  expect(send).not.toHaveBeenCalled();
  const sent = await ask('bloomreach', track('A'), { dest_transform: true, send_to_destination: true });
  expect(protocolFaults('TestAnswer', sent.json)).toEqual([]);
  expect(sent.json).toMatchObject([{ destination_response: ['delivered'], destination_response_status: [200] }]);
  expect(send).toHaveBeenCalledTimes(1);
  const failed = await ask('bloomreach', track('A', ''), { dest_transform: true, send_to_destination: true });
  expect(failed.json).toEqual([{ dest_transformed_payload: [{ error: expect.any(String) }] }]);
  expect((await ask('braze', track('A'), {})).status).toBe(404);
  expect((await server.post('/test-router/v0/bloomreach', {})).status).toBe(400);
});

test('answers user deletion with a list whatever is wrong', async () => {
  const { post } = await startServer();
  const cases: [body: unknown, status: number][] = [
    ['{', 400],
    ['[]', 400],
    ['{}', 400],
    [[{ jobId: '1', destType: 'braze', config: {}, userAttributes: [{ userId: '1' }] }], 404],
    [[{ jobId: '1', destType: 'bloomreach', config: {}, userAttributes: [{ userId: '1' }] }], 400],
  ];
  for (const [body, expected] of cases) {
    const { status, json } = await post('/deleteUsers', body);
    expect(status).toBe(expected);
    expect(protocolFaults('DeletionAnswer', json)).toEqual([]);
  }
});

test('answers odd requests as rudder-server must have them', async () => {
  const { post, get } = await startServer();
  // 404 aborts: coming again would change nothing.
  expect((await post('/v0/destinations/braze', jobs)).status).toBe(404);
  expect((await post('/routerTransform', { ...routed, destType: 'braze' })).status).toBe(404);
  expect((await post('/v1/destinations/braze/proxy', {})).status).toBe(404);
  expect((await post('/v0/destinations/bloomreach', [])).json).toEqual([]);
  // A missing destType is read from the first event's destination.
  expect((await post('/routerTransform', { input: jobs })).status).toBe(200);
  expect((await post('/routerTransform', { input: [] })).json).toEqual({ output: [] });
  expect((await post('/v1/destinations/bloomreach/proxy', {})).status).toBe(400);
  for (const answer of [await post('/v0/validate', []), await get('/nowhere'), await get('/routerTransform')]) {
    expect([answer.status, answer.json]).toEqual([404, { error: expect.stringContaining('--upstream') }]);
  }
});

test('says 500 of a defect, and logs where it is without its message', async () => {
  const process = () => {
    throw new TypeError('Cannot read jane@example.com');
  };
  const { post, logged } = await startServer({ adapter: { process } });
  const { status, json } = await post('/v0/destinations/bloomreach', jobs);
  expect([status, json]).toEqual([500, { error: 'Internal error: see the log of this server.' }]);
  const defect = logged.find(({ error }) => error === 'TypeError');
  expect(defect?.at).toEqual(expect.arrayContaining([expect.stringContaining('server-routes.test.ts')]));
  expect(JSON.stringify(logged)).not.toContain('jane@');
});

test('describes its routes in OpenAPI, every schema of which can be compiled', async () => {
  const { get } = await startServer();
  const description = (await get('/docs.json')).json as {
    openapi: string;
    paths: Record<string, object>;
    components: { schemas: Record<string, object> };
  };
  expect(description.openapi).toBe('3.1.0');
  expect(Object.keys(description.paths)).toEqual(expect.arrayContaining(['/routerTransform', '/deleteUsers']));
  const references = [...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  for (const [, name] of references) expect(description.components.schemas).toHaveProperty(String(name));
  const ajv = new Ajv2020({ strict: false }).addSchema(description, 'docs');
  for (const name of Object.keys(description.components.schemas)) {
    expect(ajv.getSchema(`docs#/components/schemas/${name}`)).toBeDefined();
  }
});

test('the protocol’s schemas refuse what rudder-server would lose jobs over', () => {
  const rest = {
    version: '1',
    type: 'REST',
    method: 'POST',
    endpoint: 'https://api.example',
    headers: {},
    params: {},
    body: { JSON: { a: 1 }, JSON_ARRAY: {}, XML: {}, FORM: {} },
    files: {},
    userId: '',
  };
  const routerAnswer = (more: object) => ({
    output: [{ batchedRequest: rest, metadata: [{ jobId: 1 }], batched: true, statusCode: 200, ...more }],
  });
  expect(protocolFaults('RestRequest', rest)).toEqual([]);
  expect(protocolFaults('RouterAnswer', routerAnswer({}))).toEqual([]);
  const bad: [schema: string, value: unknown][] = [
    ['RestRequest', { ...rest, type: 'rest' }],
    ['RestRequest', { ...rest, files: { a: 1 } }],
    ['RestRequest', { ...rest, headers: { a: 1 } }],
    ['RestRequest', { ...rest, userId: undefined }],
    ['RestRequest', { ...rest, body: { ...rest.body, FORM: { a: '1' } } }],
    ['RouterAnswer', routerAnswer({ metadata: [] })],
    ['RouterAnswer', routerAnswer({ batchedRequest: [] })],
    ['RouterAnswer', routerAnswer({ statusCode: 400, statTags: { a: 1 } })],
    ['RouterAnswer', { output: [{ metadata: [{ jobId: 1 }], batched: false, statusCode: 200 }] }],
    ['ProcessorAnswer', [{ metadata: {}, statusCode: 400, error: { a: 1 } }]],
    ['ProxyAnswerV1', { output: { status: 200, message: '', response: [] } }],
    ['DeletionAnswer', { statusCode: 200, status: 'successful' }],
  ];
  for (const [schema, value] of bad) expect(protocolFaults(schema, value)).not.toEqual([]);
});
