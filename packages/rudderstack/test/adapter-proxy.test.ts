import { destination as bloomreach } from '@sluice/bloomreach';
import { undiciTransport } from '@sluice/engine/transports';
import { type Simulator, startSimulator } from '@sluice/simulators';
import type { Adapter } from '../src/adapter/adapter';
import { createAdapter } from '../src/adapter/create-adapter';
import type { ProcessorOutput } from '../src/protocol/processor';
import type { RestRequest } from '../src/protocol/rest-request';
import { config } from './bloomreach-config';
import { order, page } from './bloomreach-events';
import { posted } from './posted';
import { proxyV1, routed, statusesOf } from './proxy-conversation';
import { jobsOf } from './rudder-requests';

describe('with Bloomreach', () => {
  let simulator: Simulator;
  let adapter: Adapter;
  const transports: { close(): Promise<void> }[] = [];
  const jobs = jobsOf([order(5), page('u2')], { ...config, purchaseItems: true }, { firstJobId: 12 });

  beforeAll(async () => {
    simulator = await startSimulator('bloomreach', { account: { api: 'engagement', authentication: 'basic' } });
    const transport = undiciTransport({ origins: { 'https://api.bloomreach.example': simulator.origin } });
    transports.push(transport);
    adapter = createAdapter({ destinations: [bloomreach], transport, isProxied: () => true });
  });
  beforeEach(() => simulator.clear());
  afterAll(async () => {
    for (const transport of transports) await transport.close();
    await simulator.close();
  });

  /** The routed request with its commands changed on the way, so that the vendor finds fault with it. */
  function withCommands(change: (commands: unknown[]) => unknown[]): RestRequest {
    const [request, ...others] = routed(adapter, jobs, 'bloomreach');
    if (!request || others.length > 0) throw new Error('Not one request.');
    const body = { ...request.body, JSON: { commands: change(request.body.JSON.commands as unknown[]) } };
    return { ...request, body };
  }
  const broken = (place: number) => (commands: unknown[]) =>
    commands.map((command, index) => (index === place ? { name: 'customers/events', data: {} } : command));

  test('delivers what the router made, byte for byte', async () => {
    const [request] = routed(adapter, jobs, 'bloomreach');
    if (!request) throw new Error('No request.');
    const output = await proxyV1(adapter, 'bloomreach', posted(request, jobs));
    expect(output).toEqual({
      status: 200,
      message: 'delivered',
      response: (posted(request, jobs).metadata as unknown[]).map((metadata) => {
        return { statusCode: 200, metadata, error: 'delivered' };
      }),
    });
    expect(simulator.exchanges.map(({ url, json }) => ({ url, json }))).toEqual([
      { url: '/track/v2/projects/demo-project/batch', json: request.body.JSON },
    ]);
    expect(simulator.exchanges[0]?.headers).toMatchObject({ authorization: request.headers.Authorization });
  });

  test('fails the order of six commands where one is refused, and not the page view beside it', async () => {
    for (const place of [0, 3, 5]) {
      const output = await proxyV1(adapter, 'bloomreach', posted(withCommands(broken(place)), jobs));
      expect(statusesOf(output)).toEqual([
        [12, 400],
        [13, 200],
      ]);
      expect(output.response[0]?.error).toContain('At least one id');
      expect(output.statTags).toMatchObject({ errorCategory: 'dataValidation', feature: 'dataDelivery' });
    }
  });

  test('fails the page view where its command is refused, and not the order of six commands before it', async () => {
    const output = await proxyV1(adapter, 'bloomreach', posted(withCommands(broken(6)), jobs));
    expect(statusesOf(output)).toEqual([
      [12, 200],
      [13, 400],
    ]);
  });

  test('finds the jobs also where rudder-server names them in another order', async () => {
    const output = await proxyV1(adapter, 'bloomreach', posted(withCommands(broken(6)), jobs.toReversed()));
    expect(statusesOf(output)).toEqual([
      [13, 400],
      [12, 200],
    ]);
  });

  test.each([
    '',
    'sluice batch',
    'sluice batch 12:6',
    'sluice batch 12:6 14:1',
    'sluice batch 12:5 13:1',
    'sluice batch 12:6 13:1 13:1',
    'sluice batch 12:3 12:3 13:1',
    'u1',
    'sluice 12:6 13:1',
    'sluice batch 12:x 13:1',
    'sluice %ff 12:6 13:1',
  ])('gives every job the worst verdict where "%s" says whose the commands are', async (userId) => {
    const request = { ...withCommands(broken(6)), userId };
    expect(statusesOf(await proxyV1(adapter, 'bloomreach', posted(request, jobs)))).toEqual([
      [12, 400],
      [13, 400],
    ]);
  });

  test.each(['', 'u1', 'sluice none'])(
    'fails the one that is refused of a batch that another transformer made: "%s" names no channel',
    async (userId) => {
      const pages = jobsOf([page('u1'), page('u2')], config);
      const [request] = routed(adapter, pages, 'bloomreach');
      const [first, ...others] = (request?.body.JSON.commands ?? []) as unknown[];
      if (!request || others.length !== 1) throw new Error('Not one request of two commands.');
      const commands = [first, { name: 'customers/events', data: {} }];
      const foreign = { ...request, body: { ...request.body, JSON: { commands } }, userId };
      expect(statusesOf(await proxyV1(adapter, 'bloomreach', posted(foreign, pages)))).toEqual([
        [1, 200],
        [2, 400],
      ]);
    },
  );

  test('has a verdict on a request of the processor, which rudder-server posts under the number that its router gave the job', async () => {
    const [event] = jobsOf([order(5)], { ...config, purchaseItems: true });
    const { body } = adapter.process('bloomreach', [event]);
    const [made] = Array.isArray(body) ? (body as readonly ProcessorOutput[]) : [];
    if (!made || !('output' in made)) throw new Error('No request.');
    const renumbered = jobsOf([order(5)], config, { firstJobId: 77 });
    expect(statusesOf(await proxyV1(adapter, 'bloomreach', posted(made.output, renumbered)))).toEqual([[77, 200]]);
    const refused = {
      ...made.output,
      body: { ...made.output.body, JSON: { commands: [{ name: 'customers/events', data: {} }] } },
    };
    expect(statusesOf(await proxyV1(adapter, 'bloomreach', posted(refused, renumbered)))).toEqual([[77, 400]]);
  });

  test('tells each job of such a batch its own reason, and has those sent again of which nothing is said', async () => {
    const pages = jobsOf([page('u1'), page('u2'), page('u3')], config);
    const answers: unknown[] = [
      {
        results: [
          { success: false, errors: ['first'] },
          { success: true },
          { success: false, errors: { type: ['third'] } },
        ],
        success: true,
      },
      { results: [{ success: true }], success: true },
    ];
    const send = () => Promise.resolve({ status: 200, headers: {}, json: answers.shift() });
    const other = createAdapter({
      destinations: [bloomreach],
      transport: { send, close: () => Promise.resolve() },
      isProxied: () => true,
    });
    const [request] = routed(other, pages, 'bloomreach');
    if (!request) throw new Error('No request.');
    const foreign = { ...request, userId: '' };
    const { response } = await proxyV1(other, 'bloomreach', posted(foreign, pages));
    expect(response.map(({ statusCode, error }) => [statusCode, error])).toEqual([
      [400, 'first'],
      [200, 'delivered'],
      [400, 'type: third'],
    ]);
    const short = await proxyV1(other, 'bloomreach', posted(foreign, pages));
    expect(statusesOf(short)).toEqual([
      [1, 200],
      [2, 500],
      [3, 500],
    ]);
  });

  test('sends the halves of a batch that is refused whole, so that the refused alone end', async () => {
    const output = await proxyV1(
      adapter,
      'bloomreach',
      posted(
        withCommands(() => ['no command', 'none either']),
        jobs,
      ),
    );
    expect(statusesOf(output)).toEqual([
      [12, 500],
      [13, 500],
    ]);
    const pages = jobsOf(
      Array.from({ length: 8 }, (_, index) => page(`u${index}`)),
      config,
    );
    const [request] = routed(adapter, pages, 'bloomreach');
    if (!request) throw new Error('No request.');
    const commands = (request.body.JSON.commands as unknown[]).map((one, index) => (index === 5 ? 'no command' : one));
    simulator.clear();
    const settled = await proxyV1(
      adapter,
      'bloomreach',
      posted({ ...request, body: { ...request.body, JSON: { commands } } }, pages),
    );
    expect(statusesOf(settled).map((entry) => (entry as number[])[1])).toEqual([
      200, 200, 200, 200, 200, 400, 200, 200,
    ]);
    expect(settled.response.some(({ metadata }) => metadata.dontBatch === true)).toBe(false);
    const sizes = simulator.exchanges.map(({ json }) => (json as { commands: unknown[] }).commands.length);
    expect(sizes).toEqual([8, 4, 4, 2, 1, 1, 2]);
    expect(new Set(simulator.exchanges.map(({ headers }) => headers['user-agent'])).size).toBe(1);
  });

  test('says of wrong credentials that they are, without them', async () => {
    const wrong = jobsOf([page()], { ...config, apiSecret: 'wrong-secret' });
    const [request] = routed(adapter, wrong, 'bloomreach');
    if (!request) throw new Error('No request.');
    const output = await proxyV1(adapter, 'bloomreach', posted(request, wrong));
    expect(statusesOf(output)).toEqual([[1, 403]]);
    expect(output.statTags).toMatchObject({ errorType: 'configuration' });
    expect(JSON.stringify(output)).not.toContain('wrong-secret');
  });

  test('sends nothing to another host or port or over http or with a query, whatever channel it is said to be of', async () => {
    const [request] = routed(adapter, jobs, 'bloomreach');
    if (!request) throw new Error('No request.');
    const others: Partial<RestRequest>[] = [
      { endpoint: 'https://elsewhere.example/track/v2/projects/demo-project/batch' },
      { endpoint: `${simulator.origin}/track/v2/projects/demo-project/batch` },
      { endpoint: 'http://api.bloomreach.example/track/v2/projects/demo-project/batch' },
      { endpoint: 'https://api.bloomreach.example:8443/track/v2/projects/demo-project/batch' },
      { endpoint: 'https://api.bloomreach.example@elsewhere.example/track/v2/projects/demo-project/batch' },
      { endpoint: 'https://api.bloomreach.example/track/v2/projects/demo-project/batch?a=b' },
      { params: { a: 'b' } },
      { endpoint: 'no address' },
      { endpoint: '//api.bloomreach.example/track/v2/projects/demo-project/batch' },
      { method: 'CONNECT' },
      { body: { ...request.body, JSON: {}, JSON_ARRAY: { batch: 'no JSON' } } },
    ];
    for (const other of others) {
      for (const userId of [request.userId, '', 'sluice batch', 'sluice none 12:6 13:1']) {
        const output = await proxyV1(adapter, 'bloomreach', posted({ ...request, ...other, userId }, jobs));
        expect([other, ...statusesOf(output)]).toEqual([other, [12, 400], [13, 400]]);
        expect(output.message).toMatch(/^Not sent/);
      }
    }
    expect(simulator.exchanges).toEqual([]);
  });

  test('sends nothing to an address within, though a configuration names it', async () => {
    const inner = jobsOf([page()], { ...config, apiBaseUrl: simulator.origin });
    const [request] = routed(adapter, inner, 'bloomreach');
    if (!request) throw new Error('No request.');
    const output = await proxyV1(adapter, 'bloomreach', posted(request, inner));
    expect(statusesOf(output)).toEqual([[1, 400]]);
    expect(simulator.exchanges).toEqual([]);
  });

  test('lets nobody choose another server by the host header', async () => {
    const [request] = routed(adapter, jobs, 'bloomreach');
    if (!request) throw new Error('No request.');
    const headers = { ...request.headers, Host: 'elsewhere.example', 'Content-Length': '1' };
    await proxyV1(adapter, 'bloomreach', posted({ ...request, headers }, jobs));
    expect(simulator.exchanges.map(({ headers: { host } }) => host)).toEqual([new URL(simulator.origin).host]);
  });

  test('answers every job with the problems of a configuration that cannot work', async () => {
    const [request] = routed(adapter, jobs, 'bloomreach');
    if (!request) throw new Error('No request.');
    const output = await proxyV1(adapter, 'bloomreach', { ...posted(request, jobs), destinationConfig: {} });
    expect(statusesOf(output)).toEqual([
      [12, 400],
      [13, 400],
    ]);
    expect(output.statTags).toMatchObject({ errorCategory: 'dataValidation', errorType: 'configuration' });
  });
});
