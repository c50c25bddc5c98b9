import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Destination, PayloadValidationError, RetryableError } from '@segment/actions-core';
import { acme } from './acme';

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly json: unknown;
}

const received: Received[] = [];
let answer = { status: 200, body: '{"ok":true}' };
let server: Server;
let baseUrl = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      received.push({ method, url, headers, json: JSON.parse(Buffer.concat(chunks).toString()) });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  received.length = 0;
  answer = { status: 200, body: '{"ok":true}' };
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const destination = acme({ onRefusal: 'split', limits: { items: 2 } });
const event = {
  messageId: 'm1',
  type: 'track',
  event: 'Order Completed',
  userId: 'c1',
  timestamp: '2024-01-31T12:00:00Z',
};

/** As Segment runs it: settings, subscriptions, mapping, validation, its own request client. */
const host = new Destination(destination);
type SegmentEvent = Parameters<typeof host.onEvent>[0];

function settings(subscriptions = destination.presets) {
  const all = { apiKey: 'acme-secret-key', baseUrl, subscriptions };
  return all as unknown as Parameters<typeof host.onEvent>[1];
}

/** The settings with the preset for track events alone. */
function trackSettings() {
  return settings(destination.presets.filter(({ partnerAction }) => partnerAction === 'trackEvent'));
}

test('delivers an event in Segment under the presets of the destination', async () => {
  const results = await host.onEvent(event as SegmentEvent, settings());
  expect(results).toContainEqual({ data: { status: 'delivered' }, output: 'Action Executed' });
  expect(received).toEqual([
    {
      method: 'POST',
      url: '/v2/events',
      headers: expect.objectContaining({
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from('acme-secret-key:').toString('base64')}`,
      }),
      json: { events: [{ event: 'order_completed', customer: 'c1', at: 1706702400 }] },
    },
  ]);
});

test('does not hang on an answer of 100 KB, whether it is good or bad news', async () => {
  answer = { status: 200, body: JSON.stringify({ echo: 'x'.repeat(100_000) }) };
  await expect(host.onEvent(event as SegmentEvent, settings())).resolves.toBeDefined();
  answer = { status: 503, body: JSON.stringify({ message: 'Busy '.repeat(20_000) }) };
  const error = await host.onEvent(event as SegmentEvent, settings()).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RetryableError);
  expect(error).toHaveProperty('message', expect.stringMatching(/^127\.0\.0\.1:\d+ answered 503: Busy .{400,}…$/));
});

test('throws what Segment understands where the event is at fault', async () => {
  const bad = { ...event, event: '$reserved' } as SegmentEvent;
  await expect(host.onEvent(bad, settings())).rejects.toThrow(PayloadValidationError);
  expect(received).toEqual([]);
});

test('answers for each event of a batch in its place, also where Segment itself refuses some', async () => {
  const events = [
    event,
    { ...event, event: '$reserved' },
    { ...event, userId: null },
    { ...event, type: 'page' },
    { ...event, userId: '' },
    { ...event, userId: 'c2', event: 'Cart Viewed' },
    { ...event, userId: 'c3' },
  ];
  const [result] = await host.onBatch(events as SegmentEvent[], trackSettings());
  const { multistatus = [] } = result as { multistatus?: { status: number; errormessage?: string }[] };
  expect(multistatus.map(({ status }) => status)).toEqual([200, 400, 400, 400, 400, 200, 200]);
  expect(multistatus[1]?.errormessage).toBe('Event name: Acme reserves names starting with "$".');
  expect(multistatus[4]?.errormessage).toBe('Customer ID is missing.');
  expect(received.map(({ json }) => (json as { events: unknown[] }).events.length)).toEqual([2, 1]);
});

test('makes of a batch what it makes of the same events one by one', async () => {
  const events = [
    event,
    { ...event, userId: 'c2', properties: { products: [{}, {}] } },
    { ...event, properties: { coupon: '' } },
  ];
  for (const single of events) await host.onEvent(single as SegmentEvent, trackSettings());
  const singly = received.splice(0).flatMap(({ json }) => (json as { events: unknown[] }).events);
  await host.onBatch(events as SegmentEvent[], trackSettings());
  expect(received.flatMap(({ json }) => (json as { events: unknown[] }).events)).toEqual(singly);
});
