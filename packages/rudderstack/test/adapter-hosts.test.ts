import { catalog } from '@sluice/catalog';
import type { Request } from '@sluice/kit/host';
import type { Adapter } from '../src/adapter/adapter';
import { type AdapterOptions, createAdapter } from '../src/adapter/create-adapter';
import type { RestRequest } from '../src/protocol/rest-request';
import { posted } from './posted';
import { proxyV1, routed } from './proxy-conversation';
import { jobsOf, type RudderJob } from './rudder-requests';

const sent: Request[] = [];
beforeEach(() => void sent.splice(0));

function adapterWith(options: Partial<AdapterOptions> = {}): Adapter {
  return createAdapter({
    destinations: Object.values(catalog),
    transport: {
      send: (request) => {
        sent.push(request);
        return Promise.resolve({
          status: 200,
          headers: {},
          json: { success: true, status: true, results: [{ success: true }] },
        });
      },
      close: () => Promise.resolve(),
    },
    ...options,
  });
}

const event = {
  type: 'track',
  event: 'A',
  messageId: 'm1',
  anonymousId: 'a1',
  userId: 'u1',
  timestamp: new Date().toISOString(),
  channel: 'web',
};
const person = {
  ...event,
  type: 'identify',
  traits: { email: 'a@b.example' },
  context: { traits: { email: 'a@b.example' } },
};
const dataHub = {
  apiBaseUrl: 'https://api.shop.example',
  api: 'dataHub',
  streamId: 'my stream',
  authentication: 'none',
  useVendorNames: true,
};
const collect = { siteId: '29', sourceKey: 'k&y/1', privacy: 'none' };

/** The request of a job, and the job. */
function requestOf(adapter: Adapter, name: string, message: unknown, config: object, path?: RegExp) {
  const jobs = jobsOf([message], config) as [RudderJob];
  const request = routed(adapter, jobs, name).find(({ endpoint }) => path === undefined || path.test(endpoint));
  if (!request) throw new Error('No such request.');
  return { jobs, request };
}

describe('the query of a posted request', () => {
  const adapter = adapterWith();
  const made = () => requestOf(adapter, 'commanders_act', event, collect);

  async function statusOf(
    endpoint: string,
    config: object = collect,
    params: RestRequest['params'] = {},
  ): Promise<number> {
    const { jobs, request } = made();
    const { status } = await proxyV1(
      adapter,
      'commanders_act',
      posted({ ...request, endpoint, params }, jobsOf([event], config)),
    );
    expect(jobs).toHaveLength(1);
    return status;
  }

  test('is that of the destination', async () => {
    const { endpoint } = made().request;
    expect(endpoint).toMatch(/\?tc_s=29&token=k%26y%2F1$/);
    expect(await statusOf(endpoint)).toBe(200);
    expect(await statusOf(endpoint.replace(/\?.*/, '?token=k%26y%2F1&tc_s=29'))).toBe(200);
    expect(await statusOf(endpoint.replace(/\?.*/, '?tc_s=29'), collect, { token: 'k&y/1' })).toBe(200);
  });

  test.each([
    '',
    '?',
    '?tc_s=29',
    '?token=k%26y%2F1',
    '?tc_s=30&token=k%26y%2F1',
    '?tc_s=29&token=another',
    '?tc_s=29&token=k%26y%2F1&token=k%26y%2F1',
    '?tc_s=29&tc_s=30&token=k%26y%2F1',
    '?tc_s=29&token=k%26y%2F1&debug=1',
    '?tc_s=29&TOKEN=k%26y%2F1',
    '?tc_s=29&token=k&y/1',
  ])('may not be "%s"', async (query) => {
    expect(await statusOf(made().request.endpoint.replace(/\?.*/, query))).toBe(400);
    expect(sent).toEqual([]);
  });

  test('holds what an event decides, whatever that is', async () => {
    const config = { ...collect, updateUsers: true, userApiToken: 'user-token' };
    const { jobs, request } = requestOf(adapter, 'commanders_act', person, config, /user_id/);
    for (const [user, status] of [
      ['u1', 200],
      ['another%20one', 200],
      ['x&site=30', 400],
    ] as const) {
      const endpoint = request.endpoint.replace('user_id=u1', `user_id=${user}`);
      expect((await proxyV1(adapter, 'commanders_act', posted({ ...request, endpoint }, jobs))).status).toBe(status);
    }
    expect(sent).toHaveLength(2);
  });
});

describe('hosts', () => {
  const allowed = adapterWith({
    allowsHost: (host) => ['api.shop.example', 'collect.shop.example:8443'].includes(host),
  });
  const url = 'https://elsewhere.example';

  test.each([
    ['bloomreach', { ...dataHub, apiBaseUrl: 'https://api.shop.example' }, 200],
    ['bloomreach', { ...dataHub, apiBaseUrl: url }, 400],
    ['bloomreach', { ...dataHub, apiBaseUrl: 'https://api.shop.example:8443' }, 400],
    ['bloomreach', { ...dataHub, apiBaseUrl: 'https://eu.api.shop.example' }, 400],
    ['bloomreach', { ...dataHub, apiBaseUrl: 'https://api.shop.dev.' }, 400],
    ['bloomreach', { ...dataHub, apiBaseUrl: 'https://API.shop.example' }, 200],
    ['commanders_act', { ...collect, collectUrl: 'https://collect.shop.example:8443' }, 200],
    ['commanders_act', { ...collect, collectUrl: url }, 400],
    // Their hosts are the destinations' own.
    ['commanders_act', collect, 200],
    ['tracify', { customerSiteId: '0b0a1c1e-7c36-4f7e-9d33-6a2f3c8e5d10', apiToken: 'token-1234' }, 200],
  ])('%s may send by %j: %d', async (name, config, status) => {
    const message =
      name === 'tracify'
        ? {
            ...event,
            type: 'page',
            properties: { url: 'https://shop.example/' },
            context: { ip: '93.184.216.34', userAgent: 'Mozilla/5.0' },
          }
        : event;
    const { jobs, request } = requestOf(allowed, name, message, config);
    const output = await proxyV1(allowed, name, posted(request, jobs));
    expect(output.status).toBe(status);
    expect(sent).toHaveLength(status === 200 ? 1 : 0);
    expect(output.message.includes('--allow-hosts')).toBe(status !== 200);
  });

  test('is asked of deletions, too', async () => {
    const config = { apiBaseUrl: url, apiKey: 'demo-key', apiSecret: 'demo-secret-7f3a', projectToken: 'demo-project' };
    const deletion = [{ destType: 'bloomreach', config, userAttributes: [{ userId: '1' }] }];
    expect((await allowed.deleteUsers(deletion)).body).toEqual([
      { statusCode: 400, error: expect.stringContaining('elsewhere.example is not one of the allowed hosts') },
    ]);
    expect(sent).toEqual([]);
    expect((await adapterWith().deleteUsers(deletion)).status).toBe(200);
  });
});

test('the signal of a caller reaches what sends', async () => {
  const seen: unknown[] = [];
  const adapter = adapterWith({
    transport: {
      send: (_, options) => {
        seen.push(options?.signal);
        return Promise.reject(new Error('gone'));
      },
      close: () => Promise.resolve(),
    },
  });
  const { jobs, request } = requestOf(adapter, 'bloomreach', event, dataHub);
  const { signal } = new AbortController();
  await adapter.proxy('v1', 'bloomreach', posted(request, jobs), { signal });
  const config = {
    ...dataHub,
    api: 'engagement',
    apiKey: 'demo-key',
    apiSecret: 'demo-secret-7f3a',
    projectToken: 'demo-project',
    authentication: 'basic',
  };
  await adapter.deleteUsers([{ destType: 'bloomreach', config, userAttributes: [{ userId: '1' }] }], { signal });
  expect(seen).toEqual([signal, signal]);
});

test('deletes nobody more once the caller has gone', async () => {
  const control = new AbortController();
  control.abort(new Error('gone'));
  const config = { apiBaseUrl: 'https://api.shop.example', apiKey: 'k', apiSecret: 'demo-secret', projectToken: 'p' };
  const deletion = { destType: 'bloomreach', config, userAttributes: [{ userId: '1' }] };
  await expect(adapterWith().deleteUsers([deletion, deletion], { signal: control.signal })).rejects.toThrow('gone');
  expect(sent).toEqual([]);
});
