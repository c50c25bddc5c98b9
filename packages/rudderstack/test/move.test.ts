import { catalog } from '@sluice/catalog';
import type { Destination } from '@sluice/kit/host';
import { type Simulator, startSimulator } from '@sluice/simulators';
import { createAdapter } from '../src/adapter/create-adapter';
import { proxiedIn } from '../src/configuration/server-flags';
import { configOf } from './config-of';
import { jobsOf } from './rudder-requests';
import { sendAsRudderServer } from './send-as-rudder-server';
import { unsent } from './unsent';

const destinations = Object.values(catalog);

describe('rudder-server is pointed at us, and nothing else is set', () => {
  const adapter = createAdapter({ destinations, transport: unsent, isProxied: proxiedIn({}) });

  it('has only the events put together that RudderStack’s own integration puts together', () => {
    expect(adapter.features().routerTransform).toEqual({ BLOOMREACH: true });
  });

  it.each(['blueshift', 'commanders-act', 'tracify', 'bluecore'])(
    'an event that %s refuses costs no other event, whether the processor or the router is asked',
    async (slug) => {
      const destination = catalog[slug] as Destination;
      const name = slug.replace('-', '_');
      const account = { ...configOf(destination) };
      const simulator: Simulator = await startSimulator(slug, { faults: [{ kind: 'item', rate: 0.1 }] });
      const events = Array.from({ length: 60 }, (_, index) => ({
        type: 'track',
        event: 'Order Completed',
        userId: `u${index}`,
        anonymousId: `a${index}`,
        messageId: `m${index}`,
        timestamp: new Date().toISOString(),
        context: {
          ip: '203.0.113.9',
          userAgent: 'Firefox',
          page: { url: 'https://shop.example/' },
          traits: { email: `u${index}@example.com` },
        },
        properties: {
          order_id: `o${index}`,
          total: 1,
          currency: 'EUR',
          products: [{ product_id: 'p', name: 'P', price: 1, quantity: 1 }],
        },
      }));
      const jobs = jobsOf(events, account);
      const { body: processed } = adapter.process(name, jobs);
      const { body: routed } = adapter.route({ input: jobs, destType: name });
      if ('error' in processed || 'error' in routed) throw new Error('No outputs.');
      const requests = {
        processor: processed.map((one) => ('output' in one ? one.output : one)),
        router: routed.output.map((one) => {
          expect(one.metadata).toHaveLength(1);
          return one.batchedRequest;
        }),
      };
      for (const [, made] of Object.entries(requests)) {
        expect(made).toHaveLength(60);
        simulator.clear();
        const statuses: unknown[] = [];
        for (const request of made) statuses.push(await sendAsRudderServer(request, simulator.origin));
        // Some are refused on purpose: so many, and no more.
        const refused = statuses.filter((status) => Number(status) >= 400).length;
        const atFault = simulator.exchanges.filter(({ refusedItems }) => refusedItems.length > 0).length;
        expect([statuses.length, refused, simulator.exchanges.length]).toEqual([
          60,
          slug === 'blueshift' || slug === 'commanders-act' ? atFault : 0,
          60,
        ]);
      }
      await simulator.close();
    },
  );
});

it('tells by rudder-server’s own variables whose requests are posted back', () => {
  const isProxied = proxiedIn({
    RSERVER_ROUTER_BLUESHIFT_TRANSFORMER_PROXY: 'true',
    RSERVER_ROUTER_COMMANDERS_ACT_TRANSFORMER_PROXY: ' TRUE ',
    RSERVER_ROUTER_BLUECORE_TRANSFORMER_PROXY: 'false',
  });
  const names = ['BLUESHIFT', 'COMMANDERS_ACT', 'BLUECORE', 'TRACIFY'];
  expect(names.filter((name) => isProxied(name))).toEqual(['BLUESHIFT', 'COMMANDERS_ACT']);
  const adapter = createAdapter({ destinations, transport: unsent, isProxied });
  expect(adapter.features().routerTransform).toEqual({ BLOOMREACH: true, BLUESHIFT: true, COMMANDERS_ACT: true });
});
