import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compile, type Transport } from '@sluice/engine';
import { httpTransport, undiciTransport } from '@sluice/engine/transports';
import type { Outcome } from '@sluice/kit/host';
import { asDestination } from '@sluice/segment-destinations';
import { track } from './deliver-with';

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/slow') return;
    if (request.url === '/away') {
      response.writeHead(302, { location: 'http://169.254.169.254/secret' }).end();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ number: 1.0, body: body.toString('base64'), length: request.headers['content-length'] }),
      );
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Perform = (request: (url: string, options?: object) => Promise<{ data: unknown }>) => unknown;

async function performWith(perform: Perform, transport: Transport): Promise<Outcome[]> {
  const definition = {
    name: 'Real',
    actions: { go: { fields: {}, perform: perform as never } },
    presets: [{ type: 'automatic', partnerAction: 'go', subscribe: 'type = "track"', mapping: {} }],
  };
  const outcomes: Outcome[] = [];
  const pipeline = compile(asDestination(definition), { settings: {} });
  for await (const { outcome } of pipeline.deliver([track('x')], { transport, attempts: 1 })) outcomes.push(outcome);
  await transport.close();
  return outcomes;
}

const mapped = () => ({ origins: { 'https://api.vendor.example': origin } });

it.each([
  ['undici', undiciTransport],
  ['http', httpTransport],
])('carries bytes, and gives the body of the answer as it came, over %s', async (_, open) => {
  const seen: unknown[] = [];
  const outcomes = await performWith(async (request) => {
    const { data, content } = (await request('https://api.vendor.example/in', {
      method: 'POST',
      body: Buffer.from([0, 255, 7]),
    })) as { data: unknown; content?: string };
    seen.push(data, content);
  }, open(mapped()));
  const answer = { number: 1, body: 'AP8H', length: '3' };
  expect(outcomes).toEqual([{ status: 'delivered' }]);
  expect(seen).toEqual([answer, JSON.stringify(answer)]);
});

it.each([
  ['undici', undiciTransport],
  ['http', httpTransport],
])('ends a request after the time that the action gives it, over %s', async (_, open) => {
  const caught: unknown[] = [];
  const outcomes = await performWith(async (request) => {
    await request('https://api.vendor.example/slow', { timeout: 20 }).catch((error: unknown) => {
      caught.push(error);
      throw error;
    });
  }, open(mapped()));
  expect(caught[0]).toMatchObject({ name: 'TimeoutError', code: 'ETIMEDOUT', message: 'Request timed out after 20ms' });
  expect(outcomes[0]).toMatchObject({ status: 'retry', mayHaveArrived: true });
});

it('sends nothing to private addresses, nor follows redirects to them', async () => {
  const straight = await performWith((request) => request('http://10.0.0.1/'), undiciTransport());
  const around = await performWith((request) => request('https://api.vendor.example/away'), undiciTransport(mapped()));
  expect(straight[0]).toMatchObject({ status: 'rejected', fix: 'settings', mayHaveArrived: false });
  expect(around[0]).toMatchObject({ status: 'rejected', fix: 'settings' });
  expect(straight[0]).toMatchObject({
    message: expect.stringContaining('10.0.0.1 is a loopback or private address') as string,
  });
});
