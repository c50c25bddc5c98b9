import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Adapter } from '../src/adapter/adapter';
import { config } from './bloomreach-config';
import { track } from './bloomreach-events';
import { rawExchange } from './raw-exchange';
import { jobsOf } from './rudder-requests';
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

test('refuses a packing that it does not know, or that is none', async () => {
  const { post } = await startServer();
  expect((await post('/batch', '[]', { 'content-encoding': 'zstd' })).status).toBe(415);
  expect((await post('/batch', '[]', { 'content-encoding': 'gzip' })).status).toBe(400);
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

test('keeps the place of a delivery that goes on after its caller was told 504', async () => {
  const { proxy, release } = heldProxy();
  const limits = { concurrency: 1, requestMilliseconds: 50 };
  const { post } = await startServer({ adapter: { proxy }, limits });
  expect((await post(proxyPath, {})).status).toBe(504);
  expect((await post(proxyPath, {})).status).toBe(503);
  release();
  await wait(5);
  expect((await post(proxyPath, {})).status).toBe(504);
});

test('answers a body that does not come to its end, and is ready for others', async () => {
  const { origin, post, logged } = await startServer({ limits: { requestMilliseconds: 100, concurrency: 1 } });
  const head = 'POST /v0/destinations/bloomreach HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n[';
  expect((await rawExchange(origin, head)).toString()).toMatch(/^HTTP\/1\.1 (408|504) /);
  await wait(600);
  expect((await post('/v0/destinations/bloomreach', jobs)).status).toBe(200);
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.write(head);
  await wait(20);
  socket.destroy();
  while (!logged.some(({ reason }) => reason === 'The request broke off.')) await wait(5);
  expect((await post('/v0/destinations/bloomreach', jobs)).status).toBe(200);
  expect(logged.filter(({ level }) => level === 50)).toEqual([]);
});
