import { specEvent, specEvents } from '@sluice/events';
import { recorder } from '@sluice/test-utils/recorder';
import { destination } from '@sluice/tracify';
import { subscription } from './plan';

const delivered = { status: 'delivered' };
const account = {
  settings: { apiToken: 'demo-token-51c8', customerSiteId: '6f1d3c52-8a0e-4b7f-9c36-2d5e41a7b908' },
  provenance: { kind: 'simulator', source: 'https://github.com/be-lenka/tracify-php-sdk', date: '2026-11-21' },
} as const;

describe('Tracify', () => {
  const record = recorder(destination, account);

  it('gets an order as one purchase', async () => {
    expect(await record.deliver([specEvent('Order Completed')])).toEqual([delivered]);
  });

  it('gets views and carts in one request, and the order in another', async () => {
    const wanted = ['Product Viewed', 'Product Added', 'Order Completed'];
    const events = specEvents.filter(({ type, event = '' }) => type === 'page' || wanted.includes(event));
    expect(await record.deliver(events)).toEqual(events.map(() => delivered));
  });

  it('gets a chosen event as a conversion', async () => {
    const mapping = { amount: { '@path': '$.properties.price' } };
    const subscriptions = [subscription('conversion', 'type = "track" and event = "Subscription Started"', mapping)];
    expect(await record.deliver([specEvent('Subscription Started')], { subscriptions })).toEqual([delivered]);
  });

  it('names who must act where the key is wrong', async () => {
    const [outcome] = await record.deliver([specEvent('page')], { settings: { apiToken: 'not-the-token' } });
    expect(outcome).toMatchObject({ status: 'rejected', fix: 'settings', httpStatus: 401 });
  });

  it('refuses a site that is not the key’s under a 200', async () => {
    const settings = { customerSiteId: '00000000-0000-0000-0000-000000000000' };
    const [outcome] = await record.deliver([specEvent('page')], { settings });
    expect(outcome).toMatchObject({ status: 'rejected', fix: 'vendor', httpStatus: 200 });
  });
});

describe('Tracify, overloaded,', () => {
  const record = recorder(destination, { ...account, simulator: { faults: [{ kind: '429', rate: 0.5 }], seed: 4 } });

  it('gets an event on the second try', async () => {
    expect(await record.deliver([specEvent('Product Viewed')])).toEqual([delivered]);
  });
});
