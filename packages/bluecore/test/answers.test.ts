import { destination } from '@sluice/bluecore';
import { compile, type Transport } from '@sluice/engine';
import type { Answer, Outcome, RawSettings } from '@sluice/kit/host';
import { type Call, settings } from './plan';

const now = Date.UTC(2026, 0, 31, 12);
const hourMilliseconds = 3_600_000;
const ago = (hours: number) => new Date(now - hours * hourMilliseconds).toISOString();

interface Delivery {
  readonly answers?: (call: Call) => Partial<Answer>;
  readonly own?: RawSettings;
}

/** Delivers events one after the other. */
async function deliver(events: readonly object[], { answers = () => ({}), own = {} }: Delivery = {}) {
  const sent: [string, unknown][] = [];
  const transport: Transport = {
    send: async ({ json }) => {
      const call = json as Call; // -- as the channel makes it
      sent.push([call.event, call.properties.distinct_id]);
      return { status: 202, headers: {}, json: undefined, ...answers(call) };
    },
    close: async () => {},
  };
  const outcomes: Outcome[] = [];
  const pipeline = compile(destination, { settings: { ...settings, ...own } });
  const options = { transport, attempts: 1, concurrency: 1, now: () => now };
  for await (const { outcome } of pipeline.deliver(events, options)) outcomes.push(outcome);
  return { outcomes, sent };
}

const viewed = (own: object = {}) => ({
  type: 'track',
  event: 'Product Viewed',
  userId: 'u',
  timestamp: ago(1),
  properties: { product_id: 'P1' },
  ...own,
});
const identify = {
  type: 'identify',
  userId: 'u',
  anonymousId: 'a',
  timestamp: ago(1),
  traits: { email: 'j@example.com', firstName: 'Jane' },
};

describe('an answer', () => {
  it.each([202, 200, 204])('of %i is a delivery', async (status) => {
    for (const json of [undefined, {}, { status: 'ok' }]) {
      const { outcomes } = await deliver([viewed()], { answers: () => ({ status, json }) });
      expect(outcomes).toEqual([{ status: 'delivered' }]);
    }
  });

  it.each([
    [400, { status: 'rejected', fix: 'vendor', message: 'api.bluecore.app answered 400: because' }],
    [401, { status: 'rejected', fix: 'settings' }],
    [404, { status: 'rejected', fix: 'vendor' }],
    [429, { status: 'retry', message: 'api.bluecore.app answered 429: because' }],
    [500, { status: 'retry' }],
  ])('of %i is %j', async (status, outcome) => {
    const { outcomes } = await deliver([viewed()], { answers: () => ({ status, json: { message: 'because' } }) });
    expect(outcomes).toMatchObject([{ ...outcome, httpStatus: status }]);
  });
});

describe('the calls of one event', () => {
  it('go out in their order', async () => {
    const { sent } = await deliver([identify]);
    expect(sent).toEqual([
      ['identify', 'u'],
      ['identify', 'a'],
      ['customer_patch', 'j@example.com'],
    ]);
  });

  it('end with the one that fails, and the customer’s later events wait', async () => {
    const answers = ({ properties }: Call) => ({ status: properties.distinct_id === 'a' ? 503 : 202 });
    const { outcomes, sent } = await deliver([identify, viewed(), viewed({ userId: 'other' })], { answers });
    expect(outcomes).toMatchObject([
      { status: 'retry', httpStatus: 503 },
      { status: 'retry', message: expect.stringContaining('an earlier event of the same person') as string },
      { status: 'delivered' },
    ]);
    expect(sent).toHaveLength(3);
    expect(sent).not.toContainEqual(['customer_patch', 'j@example.com']);
  });
});

describe('an event', () => {
  const tooOld = {
    status: 'rejected',
    fix: 'event',
    mayHaveArrived: false,
    message: 'The event is more than 24 hours old; the vendor would record it as happening now.',
  };

  it.each([
    ['track', viewed({ timestamp: ago(25) })],
    ['identify', { ...identify, timestamp: ago(25) }],
  ])('older than 24 hours is refused and never sent (%s)', async (_, event) => {
    expect(await deliver([event])).toEqual({ outcomes: [tooOld], sent: [] });
  });

  it.each([
    ['23 hours old', viewed({ timestamp: ago(23) })],
    ['of the future', viewed({ timestamp: ago(-1) })],
    ['without a time', viewed({ timestamp: undefined })],
    ['whose time Segment keeps elsewhere', viewed({ timestamp: undefined, originalTimestamp: ago(1) })],
  ])('%s is sent', async (_, event) => {
    expect((await deliver([event])).outcomes).toEqual([{ status: 'delivered' }]);
  });

  it('of any age is sent where the settings allow it', async () => {
    const { outcomes } = await deliver([viewed({ timestamp: '2014-01-01' })], { own: { allowOldEvents: true } });
    expect(outcomes).toEqual([{ status: 'delivered' }]);
  });
});
