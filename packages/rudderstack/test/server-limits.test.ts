import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { undiciTransport } from '@sluice/engine/transports';
import type { Adapter } from '../src/adapter/adapter';
import type { RestRequest } from '../src/protocol/rest-request';
import type { ServerLimits } from '../src/server/server-limits';
import { config } from './bloomreach-config';
import { track } from './bloomreach-events';
import { posted } from './posted';
import { rawExchange } from './raw-exchange';
import { jobsOf } from './rudder-requests';
import { startStandIn } from './stand-in-upstream';
import { startServer } from './start-server';

const jobs = jobsOf([track('A')], config);
const proxyPath = '/v1/destinations/bloomreach/proxy';

/** A proxy that answers when it is told. */
function heldProxy() {
  const held: (() => void)[] = [];
  const body = { output: { status: 200, message: 'held', response: [] } };
  const proxy: Adapter['proxy'] = () => new Promise((resolve) => held.push(() => resolve({ status: 200, body })));
  return { proxy, held, release: () => held.splice(0).forEach((answer) => answer()) };
}

test('keeps bodies apart that come at the same time, large ones too', async () => {
  const { post } = await startServer();
  const fillers = [5_000_000, 10, 700_000, 70_000];
  const answers = await Promise.all(
    fillers.map((length, place) => {
      const event = { ...track(`Event ${place}`), properties: { filler: String(place).repeat(length) } };
      return post('/v0/destinations/bloomreach', JSON.stringify(jobsOf([event], config)));
    }),
  );
  const told = answers.map(({ json }) => JSON.stringify(json));
  for (const [place, answer] of told.entries()) {
    const length = fillers[place] ?? 0;
    const isSent = length < 800_000;
    expect(answer.includes(`"filler":"${String(place).repeat(length)}"`)).toBe(isSent);
    expect(answer.includes('"statusCode":200')).toBe(isSent);
  }
});

describe('a body that is too long', () => {
  const limits = { bodyBytes: 2_000 };
  const long = JSON.stringify([{ filler: 'x'.repeat(3_000) }]);

  test('is refused with 413, told in advance or not', async () => {
    const { post, origin } = await startServer({ limits });
    const told = await post('/v0/destinations/bloomreach', long);
    expect([told.status, told.json]).toEqual([413, { error: expect.stringContaining('--body-limit') }]);
    const chunked = await rawExchange(
      origin,
      `POST /v0/destinations/bloomreach HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n` +
        `${long.length.toString(16)}\r\n${long}\r\n0\r\n\r\n`,
    );
    expect(chunked.toString()).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('is refused where it is only long once unpacked', async () => {
    const { post } = await startServer({ limits });
    const packed = gzipSync(long);
    expect(packed.length).toBeLessThan(limits.bodyBytes);
    expect((await post('/v0/destinations/bloomreach', packed, { 'content-encoding': 'gzip' })).status).toBe(413);
  });

  test('is refused on a router request that would be handed on', async () => {
    const { post } = await startServer({ limits, upstream: 'http://127.0.0.1:9' });
    expect((await post('/routerTransform', long)).status).toBe(413);
  });
});

test.each([
  ['zstd', '[]', 415],
  ['gzip, gzip', gzipSync(gzipSync('[]')), 415],
  ['constructor', '[]', 415],
  ['gzip', '[]', 400],
  ['gzip', gzipSync('[]').subarray(0, 12), 400],
  ['br', '[]', 400],
  ['deflate', gzipSync('[]'), 400],
  ['gzip', gzipSync('[]'), 200],
  ['GZIP', gzipSync('[]'), 200],
  ['br', brotliCompressSync('[]'), 200],
  ['deflate', deflateSync('[]'), 200],
  ['identity', '[]', 200],
])('answers a body that is said to be packed with "%s": %p %d', async (encoding, body, status) => {
  const { post } = await startServer();
  expect((await post('/v0/destinations/bloomreach', body, { 'content-encoding': encoding })).status).toBe(status);
});

describe('memory', () => {
  const spaces = Buffer.alloc(20_000_000, ' ');
  const bombs = [
    ['gzip', gzipSync(spaces)],
    ['deflate', deflateSync(spaces)],
    ['br', brotliCompressSync(spaces)],
  ] as const;

  test.each(bombs)(
    'is bounded where a body packed with %s is a bomb, of which it unpacks a part',
    async (encoding, bomb) => {
      const { post, get } = await startServer({ limits: { bytesInFlight: 1_000_000 } });
      expect(bomb.length).toBeLessThan(50_000);
      const headers = { 'content-encoding': encoding };
      const answers = await Promise.all(Array.from({ length: 8 }, () => post('/batch', bomb, headers)));
      for (const { status } of answers) expect([413, 503]).toContain(status);
      expect((await get('/metrics')).text).toMatch(/^sluice_body_bytes_in_flight 0$/m);
    },
  );

  test.each([
    ['empty objects', (count: number) => `[${'{},'.repeat(count)}0]`],
    ['empty lists', (count: number) => `{"input":[${'[],'.repeat(count)}0]}`],
    ['lists in one another', (count: number) => '['.repeat(count) + ']'.repeat(count)],
    ['a deep member', (count: number) => `{"a":${'{"a":'.repeat(count)}0${'}'.repeat(count)}}`],
  ])('is bounded where a short text is a large value: %s', async (_, make) => {
    const { post, get } = await startServer({ limits: { bytesInFlight: 2_000_000 } });
    const { status, json } = await post('/batch', make(40_000));
    expect([status, json]).toEqual([413, { error: expect.stringContaining('--bytes-in-flight') }]);
    expect((await get('/metrics')).text).toMatch(/^sluice_body_bytes_in_flight 0$/m);
  });

  test.each(['/v0/destinations/bloomreach', '/routerTransform', '/batch', '/deleteUsers'])(
    'is bounded where a body of nulls would make an answer of each: %s',
    async (path) => {
      const { post } = await startServer();
      const nulls = `[${'null,'.repeat(10_000)}null]`;
      expect((await post(path, path === '/routerTransform' ? `{"input":${nulls}}` : nulls)).status).toBe(413);
    },
  );

  test('is shared by all bodies under way, and free again with their answers', async () => {
    const { proxy, held, release } = heldProxy();
    const { post, get } = await startServer({ adapter: { proxy }, limits: { bytesInFlight: 15_000 } });
    const body = JSON.stringify({ filler: 'x'.repeat(2_000) });
    const first = post(proxyPath, body);
    while (held.length < 1) await wait(5);
    const second = post(proxyPath, body);
    while (held.length < 2) await wait(5);
    const { status, headers } = await post(proxyPath, body);
    expect([status, headers.get('x-rudder-error-reason')]).toEqual([503, 'Too many bytes are under way.']);
    expect((await get('/metrics')).text).toMatch(/^sluice_requests_shed_total 1$/m);
    expect((await get('/health')).status).toBe(200);
    release();
    await Promise.all([first, second]);
    expect((await get('/metrics')).text).toMatch(/^sluice_body_bytes_in_flight 0$/m);
    expect((await post('/v0/destinations/bloomreach', `[${body}]`)).status).toBe(200);
  });
});

describe('who sends slowly', () => {
  const head = 'POST /v0/destinations/bloomreach HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n[';

  test('takes no place', async () => {
    const { origin, post, get } = await startServer({ limits: { concurrency: 1 } });
    const sockets = Array.from({ length: 20 }, () => connect(Number(new URL(origin).port), '127.0.0.1'));
    await Promise.all(sockets.map((socket) => new Promise((sent) => socket.write(head, sent))));
    while (!/^sluice_body_bytes_in_flight 40$/m.test((await get('/metrics')).text)) await wait(5);
    expect((await get('/metrics')).text).toMatch(/^sluice_requests_in_flight 0$/m);
    expect((await post('/v0/destinations/bloomreach', jobs)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    while (!/^sluice_body_bytes_in_flight 0$/m.test((await get('/metrics')).text)) await wait(5);
  });

  // Some more now and then keeps no connection open.
  test.each([
    ['the body', head, ' '],
    ['the head', head.slice(0, -6), '1'],
    ['the body, in chunks', 'POST /batch HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\n \r\n'],
    ['the body of what is handed on', 'POST /else HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n', ' '],
  ])('%s is cut off', async (_, begin, more) => {
    const upstream = await startStandIn(() => {});
    const { origin } = await startServer({ limits: { bodyMilliseconds: 100 }, upstream: upstream.origin });
    const socket = connect(Number(new URL(origin).port), '127.0.0.1').on('error', () => {});
    socket.write(begin);
    const dripping = setInterval(() => socket.writable && socket.write(more), 20);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(dripping);
  });

  test('and goes away is told of, and leaves room for others', async () => {
    const { origin, post, logged } = await startServer({ limits: { concurrency: 1 } });
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket.write(head, () => socket.destroy());
    while (!logged.some(({ reason }) => String(reason).startsWith('The request broke off'))) await wait(5);
    expect((await post('/v0/destinations/bloomreach', jobs)).status).toBe(200);
    expect(logged.filter(({ level }) => level === 50)).toEqual([]);
  });
});

describe('a vendor that never comes to the end of its answer', () => {
  /** Answers a byte at a time, without end, where it `isDripping`. */
  async function startVendor() {
    const vendor = { isDripping: false, open: 0, origin: '' };
    const server = await startStandIn((_, response) => {
      if (!vendor.isDripping) return response.end('{"success":true,"results":[{"success":true}]}');
      vendor.open += 1;
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => {
        clearInterval(drip);
        vendor.open -= 1;
      });
      return undefined;
    });
    vendor.origin = server.origin;
    return vendor;
  }

  async function startWith(vendor: { readonly origin: string }, limits: Partial<ServerLimits>) {
    const transport = undiciTransport({ origins: { [config.apiBaseUrl]: vendor.origin } });
    const server = await startServer({ transport, limits });
    const routed = await server.post('/routerTransform', { input: jobs, destType: 'bloomreach' });
    const [{ batchedRequest }] = (routed.json as { output: [{ batchedRequest: RestRequest }] }).output;
    const body = posted(batchedRequest, jobs);
    // What sends is loaded, and connected.
    expect((await server.post(proxyPath, body)).json).toMatchObject({ output: { status: 200 } });
    return { ...server, transport, body };
  }

  test('holds no place once its caller was told 504', async () => {
    const vendor = await startVendor();
    const { post, get, transport, body } = await startWith(vendor, { concurrency: 3 });
    vendor.isDripping = true;
    const late = { 'rdproxy-timeout': '500' };
    const answers = await Promise.all([1, 2, 3].map(() => post(proxyPath, body, late)));
    expect(answers.map(({ status }) => status)).toEqual([504, 504, 504]);
    while (vendor.open > 0) await wait(5);
    expect((await get('/metrics')).text).toMatch(/^sluice_requests_in_flight 0$/m);
    expect((await get('/health')).status).toBe(200);
    vendor.isDripping = false;
    expect((await post(proxyPath, body)).json).toMatchObject({ output: { status: 200 } });
    await transport.close();
  });

  test('is left once its caller has gone', async () => {
    const vendor = await startVendor();
    const { origin, get, transport, body } = await startWith(vendor, { concurrency: 1 });
    vendor.isDripping = true;
    const gone = new AbortController();
    const asking = fetch(origin + proxyPath, { method: 'POST', body: JSON.stringify(body), signal: gone.signal });
    while (vendor.open < 1) await wait(5);
    gone.abort();
    await expect(asking).rejects.toThrow('aborted');
    while (vendor.open > 0) await wait(5);
    while (!/^sluice_requests_in_flight 0$/m.test((await get('/metrics')).text)) await wait(5);
    await transport.close();
  });
});

test('health is red once no place has been free for longer than a request may take', async () => {
  const { proxy, release } = heldProxy();
  const { post, get } = await startServer({
    adapter: { proxy },
    limits: { concurrency: 1, requestMilliseconds: 50 },
  });
  expect((await post(proxyPath, {})).status).toBe(504);
  // The work took no notice of its signal, so its place is taken.
  while ((await get('/health')).status === 200) await wait(5);
  expect((await get('/health')).json).toMatchObject({ service: 'DOWN', reason: expect.stringContaining('No place') });
  release();
  while ((await get('/health')).status === 503) await wait(5);
});

test.each([
  ['GET /health HTTP/1.0\r\n\r\n', '200 OK'],
  ['GET /health HTTP/1.0\r\nHost: \r\n\r\n', '200 OK'],
  ['HEAD /health HTTP/1.0\r\n\r\n', '200 OK'],
  ['OPTIONS /health HTTP/1.0\r\n\r\n', '404 Not Found'],
  ['GET /features HTTP/1.0\r\n\r\n', '200 OK'],
  ['GET /health HTTP/1.1\r\n\r\n', '400 Bad Request'],
  ['GET /health HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', '400 Bad Request'],
])('answers the probe %j', async (probe, status) => {
  const { origin } = await startServer();
  expect((await rawExchange(origin, probe)).toString()).toMatch(new RegExp(`^HTTP/1.1 ${status}\r\n`));
});

test('overloaded, it asks to come again, answers health, and recovers', async () => {
  const { proxy, held, release } = heldProxy();
  const { post, get, logged } = await startServer({ adapter: { proxy }, limits: { concurrency: 2 } });
  const inside = [post(proxyPath, {}), post(proxyPath, {})];
  while (held.length < 2) await wait(5);
  for (const path of ['/v0/destinations/bloomreach', '/routerTransform', '/deleteUsers', proxyPath]) {
    const { status, headers, json } = await post(path, jobs);
    expect([status, headers.get('x-rudder-should-retry')]).toEqual([503, 'true']);
    expect(headers.get('x-rudder-error-reason')).toBe('Too many requests are under way.');
    expect(Array.isArray(json)).toBe(path === '/deleteUsers');
  }
  expect((await get('/health')).status).toBe(200);
  expect((await get('/metrics')).text).toMatch(/^sluice_requests_in_flight 2$/m);
  expect((await get('/metrics')).text).toMatch(/^sluice_requests_shed_total 4$/m);
  release();
  expect((await Promise.all(inside)).map(({ status }) => status)).toEqual([200, 200]);
  expect((await post('/v0/destinations/bloomreach', jobs)).status).toBe(200);
  expect(logged.some(({ reason }) => reason === 'Too many requests are under way.')).toBe(true);
});

test('says 504 where the vendor takes too long, or longer than rudder-server waits', async () => {
  const { proxy } = heldProxy();
  const quick = await startServer({ adapter: { proxy }, limits: { requestMilliseconds: 50 } });
  expect((await quick.post(proxyPath, {})).status).toBe(504);
  const patient = await startServer({ adapter: { proxy } });
  expect((await patient.post(proxyPath, {}, { 'rdproxy-timeout': '50' })).status).toBe(504);
});

test('keeps the place of a delivery that takes no notice of its caller’s going', async () => {
  const { proxy, release } = heldProxy();
  const limits = { concurrency: 1, requestMilliseconds: 50 };
  const { post } = await startServer({ adapter: { proxy }, limits });
  expect((await post(proxyPath, {})).status).toBe(504);
  expect((await post(proxyPath, {})).status).toBe(503);
  release();
  await wait(5);
  expect((await post(proxyPath, {})).status).toBe(504);
});
