import { catalog } from '@sluice/catalog';
import type * as actualTransports from '@sluice/engine/transports';
import type { Destination } from '@sluice/kit/host';
import { type Simulator, startSimulator } from '@sluice/simulators';
import { specEvents } from '@sluice/events';
import { workspaceConfig } from '../src/configuration/workspace-config';
import { install } from '../src/install/install';
import { config } from './bloomreach-config';
import { jobsOf } from './rudder-requests';
import { TransformerStandIn } from './transformer-stand-in';

/** Where requests for the vendor go: its simulator. */
const mockOrigins: Record<string, string> = {};

jest.mock('@sluice/engine/transports', () => {
  const transports = jest.requireActual<typeof actualTransports>('@sluice/engine/transports');
  return {
    ...transports,
    undiciTransport: (options: actualTransports.TransportOptions = {}) =>
      transports.undiciTransport({ ...options, origins: mockOrigins }),
  };
});

const bloomreach = catalog.bloomreach as Destination;
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator('bloomreach');
  mockOrigins['*'] = simulator.origin;
});

afterEach(() => simulator.clear());
afterAll(() => simulator.close());

const viewed = {
  type: 'track',
  event: 'Product Viewed',
  userId: 'u1',
  timestamp: '2026-08-01T10:00:00Z',
  properties: { product_id: 'p1' },
};

/** The request of an output of the router, as rudder-server posts it to the proxy. */
function posted(output: { batchedRequest?: unknown; metadata?: unknown }, more: object = {}) {
  return { ...(output.batchedRequest as object), metadata: output.metadata, destinationConfig: config, ...more };
}

/** What the transformer has of its own under this name. */
const own = {
  'v0/destinations/bloomreach/transform.js': 'exports.process = () => ({ own: true });\n',
  'v0/destinations/bloomreach/networkHandler.js': 'exports.networkHandler = class {};\n',
  'v1/destinations/bloomreach/networkHandler.js': 'exports.networkHandler = class {};\n',
};

describe.each([
  ['in a folder of its own', {}],
  ['over a destination that the transformer has', own],
])('%s', (_name, files) => {
  const transformer = new TransformerStandIn(files);
  beforeAll(() => void install({ transformer: transformer.folder, destinations: [bloomreach] }));

  it('makes a request of an event, for the processor', async () => {
    const [job] = jobsOf([viewed], config);
    expect(await transformer.processEvents('bloomreach', [{ ...job }])).toEqual([
      {
        statusCode: 200,
        metadata: job?.metadata,
        output: expect.objectContaining({
          type: 'REST',
          endpoint: 'https://api.bloomreach.example/track/v2/projects/demo-project/batch',
        }) as unknown,
      },
    ]);
  });

  it('throws the transformer’s own errors, with their tags', async () => {
    const [bad, unwanted] = jobsOf([{ ...viewed, properties: {} }, { type: 'alias' }], config);
    const [other] = jobsOf([viewed], { ...config, projectToken: '' });
    const events = [bad, unwanted, other].map((job) => ({ ...job }));
    const tags = (errorType: string) => ({ errorCategory: 'dataValidation', errorType });
    expect(await transformer.processEvents('bloomreach', events)).toMatchObject([
      { statusCode: 400, error: expect.stringContaining('Product ID') as string, statTags: tags('instrumentation') },
      { statusCode: 400, statTags: tags('instrumentation') },
      { statusCode: 400, error: expect.stringContaining('projectToken') as string, statTags: tags('configuration') },
    ]);
  });

  it('says of a filtered event that it is', async () => {
    const [job] = jobsOf([{ ...viewed, integrations: { All: false } }], config);
    expect(await transformer.processEvents('bloomreach', [{ ...job }])).toMatchObject([
      { statusCode: 298, statTags: { errorType: 'filtered' } },
    ]);
  });

  it('has every job in one output, for the router', async () => {
    const jobs = jobsOf([viewed, { ...viewed, properties: {} }, viewed], config);
    const outputs = await transformer.routeJobs('bloomreach', jobs as never);
    const jobIds = outputs.map(({ metadata }) => (metadata as { jobId: number }[]).map(({ jobId }) => jobId));
    expect(jobIds).toEqual([[1, 3], [2]]);
  });

  it('sends a request and tells what became of each job, for the proxy', async () => {
    const [output] = await transformer.routeJobs('bloomreach', jobsOf([viewed, viewed], config) as never);
    const { status, body } = await transformer.deliver('v1', 'bloomreach', posted(output ?? {}));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      output: {
        status: 200,
        response: [
          { statusCode: 200, metadata: { jobId: 1 } },
          { statusCode: 200, metadata: { jobId: 2 } },
        ],
      },
    });
    expect(simulator.counts.accepted).toBe(2);
  });

  it('throws what the vendor refuses, for the older proxy', async () => {
    const [output] = await transformer.routeJobs('bloomreach', jobsOf([viewed], config) as never);
    const [metadata] = (output?.metadata ?? []) as unknown[];
    const good = await transformer.deliver('v0', 'bloomreach', posted({ ...output, metadata }));
    expect(good).toMatchObject({ status: 200, body: { output: { status: 200 } } });
    const { headers, ...rest } = posted({ ...output, metadata }) as unknown as { headers: object };
    const wrong = { ...rest, headers: { ...headers, Authorization: 'Basic d3Jvbmc6d3Jvbmc=' } };
    expect(await transformer.deliver('v0', 'bloomreach', wrong)).toMatchObject({
      status: 401,
      body: { output: { statTags: { errorCategory: expect.any(String) as string } } },
    });
  });

  it('sends nothing to another address', async () => {
    const [output] = await transformer.routeJobs('bloomreach', jobsOf([viewed], config) as never);
    const elsewhere = posted(output ?? {}, {
      endpoint: 'https://elsewhere.example/track/v2/projects/demo-project/batch',
    });
    expect((await transformer.deliver('v1', 'bloomreach', elsewhere)).body).toMatchObject({
      output: { status: 400, response: [{ statusCode: 400 }] },
    });
    expect(simulator.exchanges).toEqual([]);
  });

  it('makes the vendor forget a person', async () => {
    const deletion = { jobId: '1', destType: 'bloomreach', config, userAttributes: [{ userId: 'u1' }] };
    expect(await transformer.deleteUsers('bloomreach', deletion)).toEqual({ statusCode: 200, status: 'successful' });
    expect(simulator.exchanges).toMatchObject([{ url: '/data/v2/projects/demo-project/customers/anonymize' }]);
    const nobody = { ...deletion, userAttributes: [] };
    expect(await transformer.deleteUsers('bloomreach', nobody)).toMatchObject({
      statusCode: 400,
      statTags: { errorCategory: 'network', errorType: 'aborted' },
    });
  });

  it('hands on jobs that the processor has transformed', async () => {
    const [job] = jobsOf([viewed], config);
    const [output] = await transformer.processEvents('bloomreach', [{ ...job }]);
    const transformed = { ...job, message: { ...(output?.output as object), statusCode: 200 } };
    expect(await transformer.batch('bloomreach', [transformed])).toMatchObject([
      { batchedRequest: { endpoint: 'https://api.bloomreach.example/track/v2/projects/demo-project/batch' } },
    ]);
  });
});

it.each(Object.values(catalog))('runs $name as the only one that is installed', async (destination) => {
  const transformer = new TransformerStandIn();
  install({ transformer: transformer.folder, destinations: [destination] });
  const [name = ''] = transformer.names('v0').filter((one) => one !== 'other');
  const jobs = jobsOf(specEvents, workspaceConfig(destination).config);
  const outputs = await transformer.processEvents(
    name,
    jobs.map((job) => ({ ...job })),
  );
  const statuses = new Set(outputs.map(({ statusCode }) => statusCode));
  expect([...statuses].filter((status) => ![200, 298, 400].includes(status as number))).toEqual([]);
  expect(statuses).toContain(200);
});

it('says of a vendor that cannot forget people that it cannot, so that nobody asks again', async () => {
  const transformer = new TransformerStandIn();
  install({ transformer: transformer.folder, destinations: [catalog.bluecore as Destination] });
  const deletion = { jobId: '1', config: { bluecoreNamespace: 'shop' }, userAttributes: [{ userId: 'u1' }] };
  expect(await transformer.deleteUsers('bluecore', deletion)).toMatchObject({
    statusCode: 405,
    statTags: { errorCategory: 'network', errorType: 'aborted' },
  });
});
