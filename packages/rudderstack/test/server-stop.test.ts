import type { Adapter } from '../src/adapter/adapter';
import { startServer } from './start-server';

const proxyPath = '/v1/destinations/bloomreach/proxy';
const body = { output: { status: 200, message: 'held', response: [] } };
/** Longer than any test takes. */
const endlessMilliseconds = 3_600_000;

/** A proxy that answers when it is told to, and says when it was asked. */
function heldProxy() {
  let answer = () => {};
  let isAsked = () => {};
  const asked = new Promise<void>((resolve) => (isAsked = resolve));
  const proxy: Adapter['proxy'] = () => {
    isAsked();
    return new Promise((resolve) => (answer = () => resolve({ status: 200, body })));
  };
  return { proxy, asked, answer: () => answer() };
}

test('stopping, health turns red first, and whoever has not seen it yet is answered, on a connection of its own', async () => {
  const server = await startServer({ drainMilliseconds: endlessMilliseconds });
  const stopped = server.stop();
  for (const path of ['/health', '/ready']) {
    const health = await server.get(path);
    expect([health.status, health.json]).toMatchObject([503, { service: 'DOWN', reason: 'It is stopping.' }]);
  }
  const late = await server.post('/v0/destinations/bloomreach', []);
  expect([late.status, late.headers.get('connection')]).toEqual([200, 'close']);
  await server.end();
  await stopped;
});

test('stopped, nobody listens any more, and what is under way is answered', async () => {
  const { proxy, asked, answer } = heldProxy();
  const server = await startServer({ adapter: { proxy }, drainMilliseconds: 0 });
  let isStopped = false;
  const underWay = server.post(proxyPath, {});
  await asked;
  const stopped = server.stop().then(() => (isStopped = true));
  while (await isListening(server)) await new Promise(setImmediate);
  expect(isStopped).toBe(false);
  answer();
  expect((await underWay).json).toEqual(body);
  await stopped;
  expect(server.logged.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['listening', 'stopped']));
});

async function isListening(server: Awaited<ReturnType<typeof startServer>>): Promise<boolean> {
  return server.get('/health').then(
    () => true,
    () => false,
  );
}

test('ended, it cuts off what is under way at once', async () => {
  const { proxy, asked } = heldProxy();
  const server = await startServer({ adapter: { proxy }, drainMilliseconds: endlessMilliseconds });
  const underWay = server.post(proxyPath, {});
  await asked;
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
