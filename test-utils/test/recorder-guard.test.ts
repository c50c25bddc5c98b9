import * as http from 'node:http';
import { Socket } from 'node:net';
import { httpTransport, undiciTransport } from '@sluice/engine/transports';
import { guardNetwork, type NetworkGuard } from '../recorder';
import { startSimulator } from '@sluice/simulators';

const request = { method: 'POST', url: 'https://api.vendor.example/v1', headers: {}, json: {} } as const;
// oxlint-disable-next-line typescript/unbound-method -- compared only
const unguarded = Socket.prototype.connect;

/** All that an error and its causes say. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error))) return '';
  return `${String(error.message)} ${'cause' in error ? wordsOf(error.cause) : ''}`;
}

async function failureOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'connected',
    (error: unknown) => wordsOf(error),
  );
}

describe('the guard', () => {
  let guard: NetworkGuard;

  beforeEach(() => {
    guard = guardNetwork();
  });
  afterEach(() => guard.remove());

  it('stops a stray undici call, naming host and port', async () => {
    const transport = undiciTransport();
    expect(await failureOf(transport.send(request))).toMatch(/Connection to api\.vendor\.example:443 stopped/);
    await transport.close();
  });

  it('stops the global fetch', async () => {
    const attempt = fetch('https://api.vendor.example:8443/v1');
    expect(await failureOf(attempt)).toMatch(/Connection to api\.vendor\.example:8443 stopped/);
  });

  it('stops http and https', async () => {
    const transport = httpTransport();
    expect(await failureOf(transport.send(request))).toMatch(/api\.vendor\.example:443 stopped/);
    const plain = { ...request, url: 'http://api.vendor.example/v1' };
    expect(await failureOf(transport.send(plain))).toMatch(/api\.vendor\.example:80 stopped/);
    await transport.close();
  });

  it.each([
    ['a port and a host', () => new Socket().connect(4010, '192.0.2.1'), '192.0.2.1:4010'],
    ['a port', () => new Socket().connect(4010), 'localhost:4010'],
    ['options', () => new Socket().connect({ port: 4010, host: '192.0.2.1' }), '192.0.2.1:4010'],
  ])('stops a bare socket that is given %s', async (_, connect, address) => {
    const error = await new Promise<unknown>((resolve) => connect().once('error', resolve));
    expect(wordsOf(error)).toContain(`Connection to ${address} stopped`);
    expect(error).toHaveProperty('code', 'ERR_NETWORK_GUARD');
  });

  it('lets only those simulators through that were allowed', async () => {
    const [allowed, other] = await Promise.all([startSimulator('bloomreach'), startSimulator('bloomreach')]);
    guard.allow(allowed.origin);
    const status = (origin: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        http.get(origin, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
      });
    expect(await status(allowed.origin)).toBe(404);
    expect(await failureOf(status(other.origin))).toMatch(/Connection to 127\.0\.0\.1:\d+ stopped/);
    await Promise.all([allowed.close(), other.close()]);
  });

  it('lets nothing through that is not on this machine', () => {
    expect(() => guard.allow('https://api.vendor.example')).toThrow('not on this machine');
  });

  it('stays until the last one who put it there has removed it', async () => {
    const second = guardNetwork();
    guard.remove();
    expect(await failureOf(fetch('http://api.vendor.example'))).toMatch(/stopped/);
    second.remove();
    // oxlint-disable-next-line typescript/unbound-method -- compared only
    expect(Socket.prototype.connect).toBe(unguarded);
  });
});

it('leaves nothing behind', () => {
  // oxlint-disable-next-line typescript/unbound-method -- compared only
  expect(Socket.prototype.connect).toBe(unguarded);
});
