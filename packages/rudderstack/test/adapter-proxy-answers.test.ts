import type { Answer as VendorAnswer, Request } from '@sluice/kit/host';
import { createAdapter } from '../src/adapter/create-adapter';
import { requestsIn } from '../src/adapter/request-sequence';
import type { Metadata } from '../src/protocol/metadata';
import type { ProxyAnswerV0, ProxyAnswerV1 } from '../src/protocol/proxy';
import type { RestRequest } from '../src/protocol/rest-request';
import { track } from './bloomreach-events';
import { parcel } from './parcel-destination';
import { posted } from './posted';
import { proxyV1, routed, statusesOf } from './proxy-conversation';
import { jobsOf, type RudderJob } from './rudder-requests';
import { unsent } from './unsent';

const now = () => Date.parse('2026-02-01T12:00:00Z');

describe('with a vendor that answers what it likes', () => {
  const sent: Request[] = [];
  let answer: VendorAnswer | Error;
  let respond: (() => VendorAnswer) | undefined;
  let milliseconds = 0;
  afterEach(() => (respond = undefined));
  const adapter = createAdapter({
    isProxied: () => true,
    destinations: [parcel],
    now,
    retries: { clock: () => milliseconds, random: () => 1, sleep: () => Promise.resolve() },
    transport: {
      send: (request) => {
        sent.push(request);
        if (respond) return Promise.resolve(respond());
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      close: () => Promise.resolve(),
    },
  });
  const old = jobsOf([track('Sent', 'u1', { timestamp: undefined }), track('Sent', 'u2', { timestamp: undefined })], {
    key: 'key-1',
  });
  const one = old.slice(0, 1);

  async function askFor(jobs: readonly RudderJob[], status: number, json?: unknown): Promise<ProxyAnswerV1['output']> {
    const [request] = routed(adapter, jobs, 'parcel_post');
    if (!request) throw new Error('No request.');
    answer = { status, headers: {}, json };
    return proxyV1(adapter, 'parcel_post', posted(request, jobs));
  }

  test.each([
    [200, 200],
    [202, 200],
    [302, 400],
    [401, 401],
    [404, 404],
    [408, 500],
    [410, 410],
    [429, 429],
    [500, 500],
    [503, 503],
    [599, 500],
    [700, 500],
  ])('makes of its %d a %d', async (status, verdict) => {
    expect(statusesOf(await askFor(one, status))).toEqual([[1, verdict]]);
  });

  test('sends a batch in parts where it is refused, and says of each job why it was', async () => {
    sent.length = 0;
    const output = await askFor(old, 422, { message: 'u2 is unknown' });
    expect(sent.map(({ json }) => (json as { parcels: unknown[] }).parcels.length)).toEqual([2, 1, 1]);
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer key-1', 'Bearer key-1', 'Bearer key-1']);
    expect(statusesOf(output)).toEqual([
      [1, 422],
      [2, 422],
    ]);
    expect(output.response[1]?.error).toContain('u2 is unknown');
    expect(output.statTags).toMatchObject({ errorCategory: 'network', errorType: 'aborted' });
  });

  test('lets the jobs of a batch come again alone where it is refused, and nobody knows what is whose', async () => {
    const [request] = routed(adapter, old, 'parcel_post');
    if (!request) throw new Error('No request.');
    answer = { status: 422, headers: {}, json: { message: 'u2 is unknown' } };
    sent.length = 0;
    const body = { ...request.body, JSON: { parcels: [{}] } };
    const output = await proxyV1(adapter, 'parcel_post', posted({ ...request, body, userId: 'u1' }, old));
    expect(sent).toHaveLength(1);
    const entry = { statusCode: 500, error: expect.stringContaining('u2 is unknown') };
    const metadata = expect.objectContaining({ dontBatch: true });
    expect(output.response).toMatchObject([entry, entry].map((both) => ({ ...both, metadata })));
  });

  test('says of a vendor that asks to wait that it does', async () => {
    expect((await askFor(old, 429)).statTags).toMatchObject({ errorCategory: 'network', errorType: 'throttled' });
  });

  test('lets a job come again where no answer came, or none that can be read', async () => {
    const [request] = routed(adapter, one, 'parcel_post');
    if (!request) throw new Error('No request.');
    answer = new Error('socket hang up');
    const output = await proxyV1(adapter, 'parcel_post', posted(request, one));
    expect(statusesOf(output)).toEqual([[1, 500]]);
    expect(output.message).toBe('No answer: socket hang up');
  });

  describe.each([
    ['Seen', 'PATCH'],
    ['Gone', 'DELETE'],
  ])('whose channel has no body, and takes its address and method from the item: %s', (event, method) => {
    const post = (more: Partial<RestRequest> = {}) => {
      const jobs = jobsOf([track(event, 'jane 0', { timestamp: undefined })], { key: 'key-1' });
      const request = routed(adapter, jobs, 'parcel_post')
        .flatMap((whole) => requestsIn(whole) ?? [])
        .at(-1);
      if (!request) throw new Error('No request.');
      sent.length = 0;
      return proxyV1(adapter, 'parcel_post', posted({ ...request, ...more }, jobs));
    };

    test('sends what was made', async () => {
      answer = { status: 200, headers: {}, json: undefined };
      expect(statusesOf(await post())).toEqual([[1, 200]]);
      expect(sent).toEqual([
        { method, url: 'https://api.parcel.example/people/jane%200', headers: { authorization: 'Bearer key-1' } },
      ]);
    });

    test.each([
      [409, 500],
      [202, 500],
      [404, 404],
    ])('reads the answer %d as its channel does', async (status, verdict) => {
      answer = { status, headers: {}, json: undefined };
      expect(statusesOf(await post())).toEqual([[1, verdict]]);
    });

    test('sends it nowhere else', async () => {
      const output = await post({ endpoint: 'https://api.parcel.example.evil.example/people/jane' });
      expect([statusesOf(output), sent]).toEqual([[[1, 400]], []]);
    });
  });

  test('sends a request of a channel that the destination does not have as its first does', async () => {
    const [request] = routed(adapter, one, 'parcel_post');
    if (!request) throw new Error('No request.');
    answer = { status: 409, headers: {}, json: undefined };
    const output = await proxyV1(adapter, 'parcel_post', posted({ ...request, userId: 'sluice former 1:1' }, one));
    // Another channel of the same origin would retry it.
    expect(statusesOf(output)).toEqual([[1, 409]]);
  });

  test('sends nothing whose header no client can carry', async () => {
    const [request] = routed(adapter, one, 'parcel_post');
    if (!request) throw new Error('No request.');
    sent.length = 0;
    const output = await proxyV1(adapter, 'parcel_post', posted({ ...request, headers: { a: 'x\ny' } }, one));
    expect(statusesOf(output)).toEqual([[1, 400]]);
    expect(output.statTags).toMatchObject({ errorType: 'configuration' });
    expect(sent).toEqual([]);
  });

  describe('an event of several requests', () => {
    const seen = (name: string) => jobsOf([track('Seen', name, { timestamp: undefined })], { key: 'key-1' });
    /** The vendor's answers in turn, the last one for ever. */
    async function post(jobs: readonly RudderJob[], ...statuses: number[]) {
      const [request, ...others] = routed(adapter, jobs, 'parcel_post');
      if (!request || others.length > 0) throw new Error('Not one request.');
      sent.length = 0;
      respond = () => ({
        status: (statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 200,
        headers: {},
        json: {},
      });
      const { response } = await proxyV1(adapter, 'parcel_post', posted(request, jobs));
      return { response, urls: sent.map(({ url }) => url.replace('https://api.parcel.example', '')) };
    }
    const next = ([job]: readonly RudderJob[], metadata: Metadata | undefined) => [
      { ...job, metadata: { ...job?.metadata, dontBatch: metadata?.dontBatch ?? false } } as RudderJob,
    ];

    test('is posted as one, and its requests are sent in order', async () => {
      expect(await post(seen('u1'), 200)).toMatchObject({
        response: [{ statusCode: 200 }],
        urls: ['/parcels', '/people/u1'],
      });
    });

    test('is refused where its first request is, and no other is sent', async () => {
      expect(await post(seen('u1'), 404, 200)).toMatchObject({ response: [{ statusCode: 404 }], urls: ['/parcels'] });
    });

    test('is refused where a later request is', async () => {
      expect(await post(seen('u1'), 200, 404)).toMatchObject({ response: [{ statusCode: 404 }] });
    });

    test('comes again whole where its first request is to be retried', async () => {
      const { response, urls } = await post(seen('u1'), 503);
      expect([response[0]?.statusCode, response[0]?.metadata.dontBatch, urls]).toEqual([503, undefined, ['/parcels']]);
    });

    test('tries a later request again at once, and has no request sent twice where that does not help', async () => {
      const jobs = seen('u1');
      const first = await post(jobs, 200, 503);
      expect(first.urls).toEqual(['/parcels', ...Array<string>(5).fill('/people/u1')]);
      expect(first.response).toMatchObject([{ statusCode: 503, metadata: { dontBatch: true } }]);
      const again = next(jobs, first.response[0]?.metadata);
      const second = await post(again, 503);
      expect([second.urls, second.response[0]?.metadata.dontBatch]).toEqual([['/people/u1'], true]);
      const third = await post(next(again, second.response[0]?.metadata), 200);
      expect(third).toMatchObject({ response: [{ statusCode: 200 }], urls: ['/people/u1'] });
    });

    test('is handed back where there is no time left for its later requests', async () => {
      const jobs = seen('u1');
      const [request] = routed(adapter, jobs, 'parcel_post');
      if (!request) throw new Error('No request.');
      sent.length = 0;
      respond = () => {
        milliseconds += 5_001;
        return { status: 200, headers: {}, json: {} };
      };
      const { body } = await adapter.proxy('v1', 'parcel_post', posted(request, jobs), {
        patienceMilliseconds: 10_000,
      });
      expect(body).toMatchObject({ output: { response: [{ statusCode: 500, metadata: { dontBatch: true } }] } });
      expect(sent).toHaveLength(1);
    });

    test('of which somebody has changed a request is not sent', async () => {
      const jobs = seen('u1');
      const [request] = routed(adapter, jobs, 'parcel_post');
      if (!request) throw new Error('No request.');
      const requests = request.body.JSON.requests as RestRequest[];
      sent.length = 0;
      for (const changed of [
        undefined,
        [],
        [...requests, 7],
        [requests[0], { ...requests[1], endpoint: 'http://a.example' }],
      ]) {
        const body = { ...request.body, JSON: { requests: changed } };
        const output = await proxyV1(adapter, 'parcel_post', posted({ ...request, body }, jobs));
        expect([statusesOf(output), output.message.startsWith('Not sent')]).toEqual([[[1, 400]], true]);
      }
      expect(sent).toEqual([]);
    });
  });

  test('makes such requests of an event as rudder-server can send by itself where the proxy is off', () => {
    const direct = createAdapter({ destinations: [parcel], now, transport: unsent });
    expect(direct.features().routerTransform).toEqual({});
    expect(adapter.features().routerTransform).toEqual({ PARCEL_POST: true });
    const jobs = jobsOf([track('Seen', 'u1', { timestamp: undefined }), ...old.map(({ message }) => message)], {
      key: 'key-1',
    });
    const { body } = direct.route({ input: jobs, destType: 'parcel_post' });
    if ('error' in body) throw new Error(body.error);
    expect(
      body.output.map(({ metadata, batchedRequest }) => [metadata.length, [batchedRequest].flat().length]),
    ).toEqual([
      [1, 2],
      [1, 1],
      [1, 1],
    ]);
  });

  test('sends a list as the list that it was', async () => {
    const jobs = jobsOf([track('Label'), track('Label', 'u2')], { key: 'key-1' });
    sent.length = 0;
    await askFor(jobs, 200);
    expect(sent).toEqual([
      { method: 'POST', url: 'https://api.parcel.example/labels', headers: {}, json: ['u1', 'u2'] },
    ]);
  });

  test('takes a dynamic configuration from what the router answered', async () => {
    const dynamic = { key: 'key-1', host: '{{ event.properties.host || "https://api.parcel.example" }}' };
    const event = track('Sent', 'u1', { timestamp: undefined, properties: { host: 'https://eu.parcel.example' } });
    const { body } = adapter.route({ input: jobsOf([event], dynamic), destType: 'parcel_post' });
    if ('error' in body) throw new Error(body.error);
    const [output] = body.output;
    const { Config: destinationConfig } = (output ?? {}).destination as { Config: unknown };
    expect(destinationConfig).toEqual({ key: 'key-1', host: 'https://eu.parcel.example' });
    answer = { status: 200, headers: {}, json: undefined };
    const request = { ...posted(output?.batchedRequest as RestRequest, jobsOf([event], dynamic)), destinationConfig };
    expect(statusesOf(await proxyV1(adapter, 'parcel_post', request))).toEqual([[1, 200]]);
  });

  describe('and the older protocol', () => {
    async function proxyV0(status: number): Promise<{ status: number; body: ProxyAnswerV0 }> {
      const [request] = routed(adapter, one, 'parcel_post');
      if (!request) throw new Error('No request.');
      answer = { status, headers: {}, json: undefined };
      const [metadata] = posted(request, one).metadata as unknown[];
      const given = await adapter.proxy('v0', 'parcel_post', { ...posted(request, one), metadata });
      if ('error' in given.body) throw new Error(given.body.error);
      return { status: given.status, body: given.body };
    }

    test('bears the verdict as the status of the answer', async () => {
      expect(await proxyV0(200)).toEqual({ status: 200, body: { output: { status: 200, message: 'delivered' } } });
      expect(await proxyV0(503)).toMatchObject({
        status: 503,
        body: { output: { status: 503, statTags: { errorType: 'retryable' } } },
      });
    });

    test('never has a 404, which rudder-server would take for a missing route', async () => {
      expect(await proxyV0(404)).toMatchObject({ status: 400, body: { output: { status: 404 } } });
    });
  });

  test('refuses a body that is for no job', async () => {
    const [request] = routed(adapter, one, 'parcel_post');
    if (!request) throw new Error('No request.');
    sent.length = 0;
    const good = posted(request, one);
    for (const body of [undefined, [], { ...good, metadata: [] }, { ...good, metadata: 'text' }])
      expect(await adapter.proxy('v1', 'parcel_post', body)).toMatchObject({ status: 400 });
    expect(await adapter.proxy('v1', 'nowhere', good)).toMatchObject({ status: 404 });
    expect(sent).toEqual([]);
  });

  test('ends the jobs of a request that cannot be read, so that it is not posted again for hours', async () => {
    const [request] = routed(adapter, one, 'parcel_post');
    if (!request) throw new Error('No request.');
    sent.length = 0;
    const unreadable: Readonly<Record<string, unknown>>[] = [
      { type: 'CSV' },
      { method: null },
      { endpoint: 7 },
      { headers: { a: 1 } },
      { params: [] },
      { body: 'text' },
      { body: { ...request.body, XML: { payload: '<a/>' } } },
      { body: { ...request.body, JSON_ARRAY: { batch: '[]' } } },
    ];
    for (const other of unreadable) {
      const output = await proxyV1(adapter, 'parcel_post', { ...posted(request, one), ...other });
      expect([other, ...statusesOf(output)]).toEqual([other, [1, 400]]);
    }
    expect(sent).toEqual([]);
  });
});
