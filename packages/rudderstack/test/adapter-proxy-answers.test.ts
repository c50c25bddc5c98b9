import type { Answer as VendorAnswer, Request } from '@sluice/kit/host';
import { createAdapter } from '../src/adapter/create-adapter';
import type { ProxyAnswerV0, ProxyAnswerV1 } from '../src/protocol/proxy';
import type { RestRequest } from '../src/protocol/rest-request';
import { track } from './bloomreach-events';
import { parcel } from './parcel-destination';
import { posted } from './posted';
import { proxyV1, routed, statusesOf } from './proxy-conversation';
import { jobsOf, type RudderJob } from './rudder-requests';

const now = () => Date.parse('2026-02-01T12:00:00Z');

describe('with a vendor that answers what it likes', () => {
  const sent: Request[] = [];
  let answer: VendorAnswer | Error;
  const adapter = createAdapter({
    destinations: [parcel],
    now,
    transport: {
      send: (request) => {
        sent.push(request);
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

  test('lets a batch come again in parts where it is refused, and says why', async () => {
    const output = await askFor(old, 422, { message: 'u2 is unknown' });
    expect(output.response).toEqual([
      {
        statusCode: 500,
        metadata: expect.objectContaining({ dontBatch: true }),
        error: expect.stringContaining('u2 is unknown'),
      },
      {
        statusCode: 500,
        metadata: expect.objectContaining({ dontBatch: true }),
        error: expect.stringContaining('u2 is unknown'),
      },
    ]);
    expect(output.statTags).toMatchObject({ errorCategory: 'network', errorType: 'retryable' });
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
    let count = 0;
    const post = (more: Partial<RestRequest> = {}) => {
      // Each time another event: of one that has several requests no request is sent twice.
      const jobs = jobsOf([track(event, `jane ${count++}`, { timestamp: undefined })], { key: 'key-1' });
      const request = routed(adapter, jobs, 'parcel_post').at(-1);
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

  test('sends no further request of an event that is refused, whose last verdict alone rudder-server would keep', async () => {
    const jobs = jobsOf([track('Seen', 'u1', { timestamp: undefined })], { key: 'key-1' });
    const [first, second] = routed(adapter, jobs, 'parcel_post');
    if (!first || !second) throw new Error('Not two requests.');
    const post = (request: RestRequest, status: number) => {
      answer = { status, headers: {}, json: undefined };
      return proxyV1(adapter, 'parcel_post', posted(request, jobs));
    };
    sent.length = 0;
    expect(statusesOf(await post(first, 404))).toEqual([[1, 404]]);
    const output = await post(second, 200);
    expect(statusesOf(output)).toEqual([[1, 404]]);
    expect(output.message).toMatch(/^Not sent: an earlier request of the same event was refused\./);
    expect(sent).toHaveLength(1);

    // Another attempt at the event begins anew, and a failure that is none for good keeps nothing back.
    expect(statusesOf(await post(first, 503))).toEqual([[1, 503]]);
    expect(statusesOf(await post(second, 200))).toEqual([[1, 200]]);
    expect(sent).toHaveLength(3);
  });

  test('sends no request of an event twice, though rudder-server posts them all again where one failed', async () => {
    const jobs = jobsOf([track('Seen', 'u9', { timestamp: undefined })], { key: 'key-1' });
    const [first, second] = routed(adapter, jobs, 'parcel_post');
    if (!first || !second) throw new Error('Not two requests.');
    const attempt = async (request: RestRequest, status: number) => {
      answer = { status, headers: {}, json: undefined };
      return statusesOf(await proxyV1(adapter, 'parcel_post', posted(request, jobs)));
    };
    sent.length = 0;
    expect(await attempt(first, 200)).toEqual([[1, 200]]);
    expect(await attempt(second, 503)).toEqual([[1, 503]]);
    expect(await attempt(first, 500)).toEqual([[1, 200]]);
    expect(await attempt(second, 200)).toEqual([[1, 200]]);
    expect(sent.map(({ url }) => url)).toEqual([first, second, second].map(({ endpoint }) => endpoint));

    // Once it is delivered whole nothing is kept of it.
    expect(await attempt(first, 500)).toEqual([[1, 500]]);
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

  test('refuses a body that it cannot read, or that is for no job', async () => {
    const [request] = routed(adapter, one, 'parcel_post');
    if (!request) throw new Error('No request.');
    sent.length = 0;
    const good = posted(request, one);
    const bad = [
      undefined,
      [],
      { ...good, metadata: [] },
      { ...good, headers: { a: 1 } },
      { ...good, type: 'CSV' },
      { ...good, body: { ...request.body, XML: { payload: '<a/>' } } },
      { ...good, body: { ...request.body, JSON_ARRAY: { batch: '[]' } } },
    ];
    for (const body of bad) expect(await adapter.proxy('v1', 'parcel_post', body)).toMatchObject({ status: 400 });
    expect(await adapter.proxy('v1', 'nowhere', good)).toMatchObject({ status: 404 });
    expect(sent).toEqual([]);
  });
});
