import { destination } from '@sluice/bluecore';
import { specEvent } from '@sluice/events';
import { recorder } from '@sluice/test-utils/recorder';

const delivered = { status: 'delivered' };
const options = {
  settings: { namespace: 'bluestore', customEvents: 'coupon_applied' },
  provenance: { kind: 'simulator', source: 'https://help.bluecore.com/help/events-api', date: '2026-11-21' },
} as const;
/** The time of the sample events, which are too old for Bluecore. */
const now = () => Date.parse('2025-03-13T10:00:00.000Z');

describe('Bluecore', () => {
  const record = recorder(destination, options);

  it('gets what a customer does one call at a time', async () => {
    const names = ['Product Viewed', 'Products Searched', 'Product List Viewed', 'Product Added', 'Product Removed'];
    const events = [...names, 'Product Added to Wishlist'].map((name) => specEvent(name));
    expect(await record.deliver(events, { now })).toEqual(events.map(() => delivered));
  });

  it('gets an order', async () => {
    expect(await record.deliver([specEvent('Order Completed')], { now })).toEqual([delivered]);
  });

  it('gets the links of a customer’s IDs before the attributes', async () => {
    expect(await record.deliver([specEvent('identify')], { now })).toMatchObject([delivered]);
  });

  it('gets a consent and its withdrawal', async () => {
    const event = { ...specEvent('Newsletter Subscribed'), event: 'subscription_event' };
    const consents = [true, false].map((email) => ({ ...event, properties: { channelConsents: { email } } }));
    expect(await record.deliver(consents, { now })).toEqual([delivered, delivered]);
  });

  it('gets an opt-in and an unsubscription by the names of events', async () => {
    const events = ['Newsletter Subscribed', 'Newsletter Unsubscribed'].map((event) => ({
      ...specEvent('Newsletter Subscribed'),
      event,
    }));
    expect(await record.deliver(events, { now })).toEqual([delivered, delivered]);
  });

  it('gets a custom event that was agreed', async () => {
    expect(await record.deliver([specEvent('Coupon Applied')], { now })).toEqual([delivered]);
  });

  it('answers a namespace that does not exist as any other', async () => {
    const event = specEvent('Product Viewed');
    expect(await record.deliver([event], { now, settings: { namespace: 'somebody-else' } })).toEqual([delivered]);
  });
});

describe('Bluecore, overloaded,', () => {
  const record = recorder(destination, { ...options, simulator: { faults: [{ kind: '429', rate: 0.5 }], seed: 4 } });

  it('gets an event on the second try', async () => {
    expect(await record.deliver([specEvent('Product Viewed')], { now })).toEqual([delivered]);
  });
});
