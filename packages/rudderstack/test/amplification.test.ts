import { catalog } from '@sluice/catalog';
import type { Transport } from '@sluice/engine';
import type { Answer, Destination, Request } from '@sluice/kit/host';
import { createAdapter } from '../src/adapter/create-adapter';
import { compileConfiguration } from '../src/configuration/compile-configuration';
import { configOf } from './config-of';
import { posted } from './posted';
import { proxyV1 } from './proxy-conversation';
import { jobsOf, type RudderJob } from './rudder-requests';
import { isToBeRetried, nextAttempt } from './rudder-server';

const count = 600;
const isBad = (event: number) => event % 25 === 7;
const events = Array.from({ length: count }, (_, event) => ({
  type: 'track',
  event: 'Order Completed',
  userId: `u${event}`,
  anonymousId: `a${event}`,
  context: { ip: '203.0.113.9', userAgent: 'Mozilla/5.0', page: { url: 'https://shop.example/thanks' } },
  messageId: `m${event}`,
  timestamp: '2026-02-01T12:00:00Z',
  properties: {
    order_id: isBad(event) ? `bad-one-${event}` : `order-${event}`,
    total: 10,
    currency: 'EUR',
    products: [{ product_id: 'p1', name: 'Shoe', price: 10, quantity: 1 }],
  },
}));

/** A vendor that refuses each request with a bad event as a whole, and every third request whatever is in it; always in the same way. */
function vendor(seed: number, ok: object): Transport & { calls: number } {
  let state = seed;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return {
    calls: 0,
    send({ json }: Request): Promise<Answer> {
      this.calls += 1;
      const chance = random();
      const status = chance < 0.2 ? 429 : chance < 0.35 ? 503 : JSON.stringify(json).includes('bad-one') ? 400 : 200;
      return Promise.resolve({ status, headers: {}, json: status === 200 ? ok : { message: 'no' } });
    },
    close: () => Promise.resolve(),
  };
}

const withoutWaiting = { clock: () => 0, random: () => 0, sleep: () => Promise.resolve() };

interface Run {
  readonly calls: number;
  readonly delivered: number;
  readonly refused: number;
}

/** What halving needs: every request is repeated until there is a word on it. */
async function halve(destination: Destination, config: object, transport: ReturnType<typeof vendor>): Promise<Run> {
  const pipeline = compileConfiguration(destination, config as Record<string, unknown>);
  const tally = { delivered: 0, rejected: 0 };
  const options = { transport, windowSize: count, attempts: 100, concurrency: 1, isPaced: false, ...withoutWaiting };
  for await (const { outcome } of pipeline.deliver(events, options)) {
    if (outcome.status === 'delivered' || outcome.status === 'rejected') tally[outcome.status] += 1;
  }
  return { calls: transport.calls, delivered: tally.delivered, refused: tally.rejected };
}

/** What rudder-server needs with our proxy: it hands jobs over until each has a final word. */
async function throughProxy(
  destination: Destination,
  config: object,
  transport: ReturnType<typeof vendor>,
): Promise<Run & { readonly proxyCalls: number }> {
  const name = destination.slug.replaceAll('-', '_');
  const adapter = createAdapter({
    destinations: [destination],
    transport,
    isProxied: () => true,
    retries: withoutWaiting,
  });
  const tally = { delivered: 0, refused: 0, proxyCalls: 0 };
  let pending: readonly RudderJob[] = jobsOf(events, config);
  while (pending.length > 0) {
    const again: RudderJob[] = [];
    const { body } = adapter.route({ input: pending, destType: name });
    if ('error' in body) throw new Error(body.error);
    for (const { batchedRequest, metadata } of body.output) {
      const jobs = pending.filter((job) => metadata.some(({ jobId }) => jobId === job.metadata.jobId));
      for (const request of [batchedRequest ?? []].flat()) {
        tally.proxyCalls += 1;
        const { response } = await proxyV1(adapter, name, posted(request, jobs));
        for (const [place, { statusCode, metadata: echoed }] of response.entries()) {
          const job = jobs[place];
          if (statusCode === 200) tally.delivered += 1;
          else if (!isToBeRetried(statusCode)) tally.refused += 1;
          else if (job) again.push(nextAttempt(job, { dontBatch: echoed.dontBatch === true }));
        }
      }
    }
    pending = again;
  }
  return { ...tally, calls: transport.calls };
}

test.each([
  { destination: catalog.blueshift as Destination, more: {}, ok: {} },
  { destination: catalog['commanders-act'] as Destination, more: {}, ok: {} },
  { destination: catalog.tracify as Destination, more: { resendRefused: true }, ok: { status: true } },
])(
  'what comes again costs at most 1.3 times what halving needs: $destination.name',
  async ({ destination, more, ok }) => {
    const config = { ...configOf(destination), ...more };
    const seeds = [1, 7, 42, 1_234, 99_991];
    const sum = { halving: 0, ours: 0, proxy: 0 };
    for (const seed of seeds) {
      const halving = await halve(destination, config, vendor(seed, ok));
      const ours = await throughProxy(destination, config, vendor(seed, ok));
      expect([halving.delivered, halving.refused]).toEqual([576, 24]);
      expect([ours.delivered, ours.refused]).toEqual([576, 24]);
      sum.halving += halving.calls / seeds.length;
      sum.ours += ours.calls / seeds.length;
      sum.proxy += ours.proxyCalls / seeds.length;
    }
    process.stdout.write(
      `${destination.name}: ${count} jobs, 24 refused, 35 % of calls fail: halving needs ${sum.halving.toFixed(0)} calls, ` +
        `the proxy ${sum.ours.toFixed(0)} (${(sum.ours / sum.halving).toFixed(2)} times), asked ${sum.proxy.toFixed(0)} times\n`,
    );
    expect(sum.ours / sum.halving).toBeLessThan(1.3);
  },
);
