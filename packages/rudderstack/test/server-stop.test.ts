import { setTimeout as wait } from 'node:timers/promises';
import type { Adapter } from '../src/adapter/adapter';
import { startServer } from './start-server';

const proxyPath = '/v1/destinations/bloomreach/proxy';
const body = { output: { status: 200, message: 'held', response: [] } };

test('stopping, health turns red first, what is under way is answered, then nobody listens', async () => {
  let answer = () => {};
  let isHeld = false;
  const proxy: Adapter['proxy'] = () => {
    isHeld = true;
    return new Promise((resolve) => (answer = () => resolve({ status: 200, body })));
  };
  const server = await startServer({ adapter: { proxy }, drainMilliseconds: 2_000 });
  let isStopped = false;
  const underWay = server.post(proxyPath, {});
  while (!isHeld) await wait(5);
  const stopped = server.stop().then(() => (isStopped = true));
  const health = await server.get('/health');
  expect([health.status, health.json]).toMatchObject([503, { service: 'DOWN', reason: 'It is stopping.' }]);
  // Until the drain is over whoever has not seen it yet is answered, on a connection of its own.
  const late = await server.post('/v0/destinations/bloomreach', []);
  expect([late.status, late.headers.get('connection')]).toEqual([200, 'close']);
  while (await server.get('/health').then(Boolean, () => false)) await wait(20);
  expect(isStopped).toBe(false);
  answer();
  expect((await underWay).json).toEqual(body);
  await stopped;
  expect(server.logged.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['listening', 'stopped']));
});

test('ended, it cuts off what is under way at once', async () => {
  let isHeld = false;
  const proxy: Adapter['proxy'] = () => {
    isHeld = true;
    return new Promise(() => {});
  };
  const server = await startServer({ adapter: { proxy }, drainMilliseconds: 2 ** 31 - 1 });
  const underWay = server.post(proxyPath, {});
  while (!isHeld) await wait(5);
  const stopped = server.stop();
  await server.end();
  await stopped;
  await expect(underWay).rejects.toThrow('fetch failed');
});

test('rejects where its port is taken', async () => {
  const { origin } = await startServer();
  await expect(startServer({ port: Number(new URL(origin).port) })).rejects.toThrow('EADDRINUSE');
});

test('listens on this machine only, unless told otherwise', async () => {
  expect((await startServer()).origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await startServer({ host: '::1' })).origin).toMatch(/^http:\/\/\[::1\]:\d+$/);
});
