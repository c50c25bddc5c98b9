import { destination } from '@sluice/bloomreach';
import { specEvent, specEvents } from '@sluice/events';
import { recorder } from '@sluice/test-utils/recorder';

const delivered = { status: 'delivered' };
const dataHub = {
  settings: {
    baseUrl: 'https://api.bloomreach.example',
    streamId: 'demo-stream',
    authentication: 'basic',
    apiKeyId: 'demo-key',
    apiSecret: 'demo-secret-7f3a',
  },
  provenance: {
    kind: 'simulator',
    source: 'https://documentation.bloomreach.com/data-hub/docs/developers',
    date: '2026-11-21',
  },
} as const;

describe('Data Hub', () => {
  const record = recorder(destination, dataHub);

  it('gets an order as one purchase', async () => {
    expect(await record.deliver([specEvent('Order Completed')])).toEqual([delivered]);
  });

  it('gets the events of several visitors in one request where their headers are not wanted', async () => {
    const firstOfEach = new Map(specEvents.map((event) => [event.anonymousId, event]));
    const outcomes = await record.deliver([...firstOfEach.values()], { settings: { sendVisitorHeaders: false } });
    expect(outcomes).toEqual(Array.from(firstOfEach, () => delivered));
  });

  it('names who must act where the secret is wrong', async () => {
    const [outcome] = await record.deliver([specEvent('identify')], { settings: { apiSecret: 'not-the-secret' } });
    expect(outcome).toMatchObject({ status: 'rejected', fix: 'settings', httpStatus: 403 });
  });
});

describe('Data Hub, overloaded,', () => {
  const record = recorder(destination, { ...dataHub, simulator: { faults: [{ kind: '429', rate: 0.5 }], seed: 4 } });

  it('gets an event on the second try', async () => {
    expect(await record.deliver([specEvent('Product Viewed')])).toEqual([delivered]);
  });
});

describe('Engagement', () => {
  const record = recorder(destination, {
    settings: { ...dataHub.settings, api: 'engagement', projectToken: 'demo-project' },
    provenance: {
      ...dataHub.provenance,
      source: 'https://documentation.bloomreach.com/engagement/reference/batch-commands-2',
    },
  });

  it('gets a customer’s properties', async () => {
    expect(await record.deliver([specEvent('identify')])).toEqual([delivered]);
  });
});
