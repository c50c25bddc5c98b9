import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { config } from './bloomreach-config';
import { track } from './bloomreach-events';
import { jobsOf } from './rudder-requests';
import { rawExchange } from './raw-exchange';
import { rawHeader, startStandIn } from './stand-in-upstream';
import { startServer } from './start-server';

const jobs = jobsOf([track('A')], config);

test('hands on what it does not own, and the answer, byte for byte', async () => {
  const odd = Buffer.from([0x7b, 0x20, 0xff, 0x00, 0x0d, 0x0a, 0x7d]);
  const answer =
    'HTTP/1.1 207 Multi-Status\r\nX-Odd-Case: One\r\nX-Twice: 1\r\nX-Twice: 2\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n' +
    `Content-Type: text/plain\r\nContent-Length: ${odd.length}\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n`;
  const upstream = await startStandIn((_, response) => {
    // Written by hand, so that nothing of it is Node's.
    response.socket?.end(Buffer.concat([Buffer.from(`${answer}Connection: close\r\n\r\n`), odd]));
  });
  const { origin } = await startServer({ upstream: upstream.origin });
  const body = Buffer.from([0x5b, 0x20, 0xfe, 0x5d]);
  const sent =
    'POST /v0/destinations/ga4?whSchemaVersion=v1&a=%2F%20 HTTP/1.1\r\nHost: sluice\r\nX-Feature-Gzip-Support: ?1\r\n' +
    `Content-Type: application/json; charset=utf-8\r\nX-ODD: Kept\r\nX-Twice: 1\r\nX-Twice: 2\r\nContent-Length: ${body.length}\r\n`;
  const got = await rawExchange(origin, Buffer.concat([Buffer.from(`${sent}Connection: close\r\n\r\n`), body]));
  expect(got.toString('latin1')).toBe(
    Buffer.concat([Buffer.from(`${answer}Connection: close\r\n\r\n`), odd]).toString('latin1'),
  );
  const [reached] = upstream.reached;
  expect(reached).toMatchObject({ method: 'POST', url: '/v0/destinations/ga4?whSchemaVersion=v1&a=%2F%20', body });
  expect(reached?.rawHeaders.join('\n')).toContain(
    'X-Feature-Gzip-Support\n?1\nContent-Type\napplication/json; charset=utf-8\nX-ODD\nKept\nX-Twice\n1\nX-Twice\n2',
  );
  expect(reached && rawHeader(reached, 'host')).toBe(new URL(upstream.origin).host);
});

test('tells by the type in the body, and hands on the same bytes', async () => {
  const upstream = await startStandIn((_, response) => response.end('{"output":[]}'));
  const { post } = await startServer({ upstream: `${upstream.origin}/behind/` });
  for (const path of ['/routerTransform', '/batch']) {
    const own = await post(path, { input: jobs, destType: 'bloomreach' });
    expect(own.json).not.toEqual({ output: [] });
  }
  expect(upstream.reached).toEqual([]);
  const spaced = '{ "destType" : "braze",\n "input": [ {"n": 12345678901234567890} ] }';
  const bodies = [spaced, '[{"destType":"braze","userAttributes":[]}]', 'not JSON', '{}', '[]'];
  for (const path of ['/routerTransform', '/batch', '/deleteUsers']) {
    for (const body of bodies) expect((await post(path, body)).text).toBe('{"output":[]}');
  }
  const packed = gzipSync(spaced);
  await post('/routerTransform', packed, { 'content-encoding': 'gzip' });
  expect(upstream.reached.map(({ body }) => body.toString('latin1'))).toEqual([
    ...bodies,
    ...bodies,
    ...bodies,
    packed.toString('latin1'),
  ]);
  expect(upstream.reached.map(({ url }) => url)[0]).toBe('/behind/routerTransform');
  const [last] = upstream.reached.slice(-1);
  expect(last && rawHeader(last, 'content-encoding')).toBe('gzip');
});

test('hands on any method and path', async () => {
  const upstream = await startStandIn(({ method, url }, response) => response.end(`${method} ${url}`));
  const { origin } = await startServer({ upstream: upstream.origin });
  for (const [method, path] of [
    ['GET', '/version'],
    ['POST', '/v2/sources/shopify'],
    ['POST', '/v0/validate'],
    ['DELETE', '/x?y'],
    ['GET', '/routerTransform'],
    ['POST', '/v1/destinations/braze/proxy'],
  ] as const) {
    expect(await (await fetch(origin + path, { method })).text()).toBe(`${method} ${path}`);
  }
  const head = await fetch(`${origin}/health/deep`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('refuses what it has forwarded before, because it would forward it for ever', async () => {
  // As a load balancer whose address is --upstream by mistake.
  let own = '';
  const balancer = await startStandIn(async ({ method, url, rawHeaders, body }, response) => {
    const via = rawHeader({ rawHeaders }, 'via') ?? '';
    const init = { method, headers: { via }, ...(method === 'POST' && { body: body.toString() }) };
    const answer = await fetch(own + url, init);
    response.writeHead(answer.status).end(await answer.text());
  });
  const { origin, get, post, logged } = await startServer({ upstream: balancer.origin });
  own = origin;
  expect(await post('/v0/destinations/ga4', [])).toMatchObject({
    status: 508,
    json: { error: expect.stringContaining('leads back') as unknown },
  });
  expect(await get('/version')).toMatchObject({ status: 508 });
  expect(await get('/health')).toMatchObject({ status: 503 });
  expect(balancer.reached).toHaveLength(3);
  expect(logged).toContainEqual(expect.objectContaining({ reason: expect.stringContaining('--upstream') as unknown }));
  expect((await post('/v0/destinations/bloomreach', jobs)).status).toBe(200);
});

test('streams: the answer begins before it ends, and so does the request', async () => {
  const upstream = await startStandIn(() => {});
  const { origin } = await startServer({ upstream: upstream.origin });
  const request = httpRequest(`${origin}/customTransform`, { method: 'POST' });
  request.write('first ');
  await wait(50);
  request.end('second');
  while (upstream.reached.length === 0) await wait(5);
  expect(upstream.reached[0]?.body.toString()).toBe('first second');
  request.on('error', () => {}).destroy();

  let finish = () => {};
  const slow = await startStandIn((_, response) => {
    response.write('begun');
    finish = () => response.end(', ended');
  });
  const other = await startServer({ upstream: slow.origin });
  const answer = await fetch(`${other.origin}/slow`);
  const reader = answer.body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('begun');
  finish();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe(', ended');
});

const everySupport = {
  supportSourceTransformV1: true,
  supportTransformerProxyV1: true,
  upgradedToSourceTransformV2: true,
  supportDestTransformCompactedPayloadV1: true,
};

test('merges features: all of the transformer’s, and ours for those we own', async () => {
  const theirs = {
    routerTransform: { BRAZE: true, BLOOMREACH: false },
    regulations: ['BRAZE', 'BLOOMREACH'],
    supportSourceTransformV1: true,
    supportTransformerProxyV1: false,
    upgradedToSourceTransformV2: true,
    newThing: { a: 1 },
  };
  let isUp = true;
  const upstream = await startStandIn((_, response) => {
    response.writeHead(isUp ? 200 : 500, { 'content-type': 'text/plain' }).end(JSON.stringify(theirs));
  });
  const ours = {
    routerTransform: { BLOOMREACH: true, TRACIFY: true },
    regulations: ['BLOOMREACH', 'BLUESHIFT'],
  } as const;
  const adapter = { features: () => ({ ...everySupport, ...ours }) };
  const { get } = await startServer({ upstream: upstream.origin, adapter });
  const merged = {
    ...theirs,
    routerTransform: { BRAZE: true, BLOOMREACH: true, TRACIFY: true },
    regulations: ['BRAZE', 'BLOOMREACH', 'BLUESHIFT'],
  };
  expect((await get('/features')).json).toEqual(merged);
  // What it said last holds while it is down: ours alone would switch off everybody else's.
  isUp = false;
  expect((await get('/features')).json).toEqual(merged);
});

test('health is the transformer’s and ours', async () => {
  const answers: [status: number, body: string][] = [
    [200, '{"service":"UP","version":"1.145.0"}'],
    [503, '{"service":"DOWN"}'],
    [200, 'no JSON'],
  ];
  const upstream = await startStandIn((_, response) => {
    const [status, body] = answers.shift() ?? [500, ''];
    response.writeHead(status).end(body);
  });
  const { get } = await startServer({ upstream: upstream.origin });
  const up = await get('/health');
  expect([up.status, up.json]).toEqual([200, { service: 'UP', version: '1.145.0', sluiceVersion: '1.2.3' }]);
  for (const down of [await get('/health'), await get('/health')]) {
    expect([down.status, down.json]).toEqual([
      503,
      { service: 'DOWN', reason: expect.stringContaining('--upstream'), sluiceVersion: '1.2.3' },
    ]);
  }
});

test('asks to come again where the transformer does not answer, and goes on with its own', async () => {
  const upstream = await startStandIn(() => {});
  await upstream.close();
  const { post, get, logged } = await startServer({ upstream: upstream.origin });
  for (const answer of [
    await post('/v0/destinations/braze', jobs),
    await post('/routerTransform', { input: jobs, destType: 'braze' }),
    await get('/features'),
  ]) {
    expect([answer.status, answer.headers.get('x-rudder-should-retry')]).toEqual([503, 'true']);
    expect(answer.json).toEqual({ error: expect.stringContaining('--upstream') });
  }
  expect([(await get('/health')).status, (await get('/ready')).status]).toEqual([503, 200]);
  expect((await post('/v0/destinations/bloomreach', jobs)).status).toBe(200);
  expect(logged.filter(({ level }) => level === 40)).toHaveLength(4);
});

test('says 504 where the transformer takes too long', async () => {
  const upstream = await startStandIn(() => {});
  const { post } = await startServer({ upstream: upstream.origin, limits: { requestMilliseconds: 100 } });
  const { status, json } = await post('/v0/destinations/braze', jobs);
  expect([status, json]).toEqual([504, { error: expect.stringContaining('too long') }]);
});

test('breaks off where the transformer breaks off, so that a part is not taken for the whole', async () => {
  const upstream = await startStandIn((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('[{"output":');
    setTimeout(() => response.destroy(), 20);
  });
  const { post } = await startServer({ upstream: upstream.origin });
  await expect(post('/v0/destinations/braze', jobs)).rejects.toThrow('terminated');
});

test('gives up at the transformer what its caller gives up', async () => {
  const closes: Promise<unknown>[] = [];
  const upstream = await startStandIn((_, response) => {
    closes.push(once(response, 'close'));
  });
  const { origin, logged } = await startServer({ upstream: upstream.origin });
  const abort = new AbortController();
  const asked = fetch(`${origin}/slow`, { signal: abort.signal });
  while (closes.length === 0) await wait(5);
  abort.abort();
  await expect(asked).rejects.toThrow('aborted');
  await Promise.all(closes);
  while (!logged.some(({ reason }) => reason === 'The caller went away.')) await wait(5);
  expect(logged.filter(({ level }) => level === 50)).toEqual([]);
});

test.each([
  '/../admin',
  '/v0/../../admin',
  '/..',
  '/./..',
  '/%2e%2e/admin',
  '/%2E./admin',
  '/.%2e/admin',
  '/%252e%252e/admin',
  '/%25252e./admin',
  '/v0%2f..%2fadmin',
  '/v0%5c..%5cadmin',
  '/v0\\..\\admin',
  '/..;/admin',
  '/..;a=b/admin',
  '/a/..?b',
])('lets nobody out of the path of --upstream by %s', async (path) => {
  const upstream = await startStandIn((_, response) => response.end('{}'));
  const { origin } = await startServer({ upstream: `${upstream.origin}/base` });
  const got = await rawExchange(origin, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  expect(got.toString()).toMatch(/^HTTP\/1\.1 400 /);
  expect(upstream.reached).toEqual([]);
});

test.each(['/..a/b', '/a../b', '/...', '/.a', '/a.b/c%20d', '/a?b=/../c', '//a/b', '/%2ea'])(
  'hands on %s below the path of --upstream',
  async (path) => {
    const upstream = await startStandIn((_, response) => response.end('{}'));
    const { origin } = await startServer({ upstream: `${upstream.origin}/base` });
    await rawExchange(origin, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(upstream.reached.map(({ url }) => url)).toEqual([`/base${path}`]);
  },
);

test('a transformer that never comes to the end of its answer is left once the time of a request is over', async () => {
  const closed: boolean[] = [];
  const upstream = await startStandIn((_, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write(' '), 10);
    response.on('close', () => {
      clearInterval(drip);
      closed.push(true);
    });
  });
  const { origin } = await startServer({ upstream: upstream.origin, limits: { requestMilliseconds: 200 } });
  await expect(fetch(`${origin}/elsewhere`).then((answer) => answer.text())).rejects.toThrow('terminated');
  while (closed.length === 0) await wait(5);
});
