import { destination } from '@sluice/commanders-act';
import { specEvent, specEvents } from '@sluice/events';
import { recorder } from '@sluice/test-utils/recorder';

const delivered = expect.objectContaining({ status: 'delivered' }) as object;
const account = {
  settings: { siteId: '29', sourceKey: 'demo-source-key-5d20', userApiToken: 'demo-user-token-8b1e' },
  provenance: {
    kind: 'simulator',
    source: 'https://doc.commandersact.com/features/sources/sources-catalog/http-tracking-api',
    date: '2026-11-28',
  },
} as const;

describe('Commanders Act', () => {
  const record = recorder(destination, account);

  it('gets an order as one purchase', async () => {
    expect(await record.deliver([specEvent('Order Completed')])).toEqual([delivered]);
  });

  it('gets several events as a batch', async () => {
    const wanted = ['Product Viewed', 'Product Added', 'Cart Viewed', 'Checkout Started', 'Order Refunded'];
    const events = specEvents.filter(({ type, event = '' }) => type === 'page' || wanted.includes(event));
    expect(await record.deliver(events)).toEqual(events.map(() => delivered));
  });

  it('gets the source key in a header where the settings say so', async () => {
    const settings = { authentication: 'bearer' };
    expect(await record.deliver([specEvent('Products Searched')], { settings })).toEqual([delivered]);
  });

  it('gets a user through the User API', async () => {
    expect(await record.deliver([specEvent('identify')], { settings: { updateUsers: true } })).toEqual([delivered]);
  });

  it('names who must act where the token of the User API is wrong', async () => {
    const settings = { updateUsers: true, userApiToken: 'not-the-token' };
    const [outcome] = await record.deliver([specEvent('identify')], { settings });
    expect(outcome).toMatchObject({ status: 'rejected', fix: 'settings', httpStatus: 401 });
  });
});

describe('Commanders Act, overloaded,', () => {
  const record = recorder(destination, { ...account, simulator: { faults: [{ kind: '429', rate: 0.5 }], seed: 4 } });

  it('gets an event on the second try', async () => {
    expect(await record.deliver([specEvent('Product Viewed')])).toEqual([delivered]);
  });
});
