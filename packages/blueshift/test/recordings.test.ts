import { destination } from '@sluice/blueshift';
import { specEvent, specEvents } from '@sluice/events';
import { recorder } from '@sluice/test-utils/recorder';

const delivered = { status: 'delivered' };
const account = {
  settings: { eventApiKey: 'demo-event-key-5e1c', userApiKey: 'demo-user-key-9b2d' },
  provenance: {
    kind: 'simulator',
    source: 'https://developer.blueshift.com/reference',
    date: '2026-11-21',
  },
} as const;

describe('Blueshift', () => {
  const record = recorder(destination, account);

  it('gets an order as one event', async () => {
    expect(await record.deliver([specEvent('Order Completed')])).toEqual([delivered]);
  });

  it('gets the events of an app in one call, with the device', async () => {
    const events = specEvents.filter((event) => event.userId === 'C-10055');
    expect(await record.deliver(events)).toEqual(events.map(() => delivered));
  });

  it('names who must act where the key is wrong', async () => {
    const [outcome] = await record.deliver([specEvent('identify')], { settings: { eventApiKey: 'not-the-key' } });
    expect(outcome).toMatchObject({ status: 'rejected', fix: 'settings', httpStatus: 401 });
  });
});

describe('Blueshift’s customers API', () => {
  const record = recorder(destination, {
    ...account,
    settings: { ...account.settings, identifyBy: 'customers' },
    provenance: {
      ...account.provenance,
      source: 'https://github.com/api-evangelist/blueshift',
    },
  });

  it('gets customers, and names the one it does not take under a 200', async () => {
    const [first, second] = specEvents.filter((event) => event.type === 'identify');
    const long = { type: 'identify', userId: 'x'.repeat(129), traits: { plan: 'pro' } };
    const outcomes = await record.deliver([first, long, second]);
    expect(outcomes).toMatchObject([delivered, { status: 'rejected', fix: 'event', httpStatus: 400 }, delivered]);
  });
});

describe('Blueshift, overloaded,', () => {
  const record = recorder(destination, { ...account, simulator: { faults: [{ kind: '429', rate: 0.5 }], seed: 4 } });

  it('gets an event on the second try', async () => {
    expect(await record.deliver([specEvent('Product Viewed')])).toEqual([delivered]);
  });
});
