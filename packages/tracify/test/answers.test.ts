import { compile, type Transport } from '@sluice/engine';
import type { Outcome, Request } from '@sluice/kit/host';
import { destination } from '@sluice/tracify';
import { visitor } from './identities';
import { settings } from './plan';

interface Sent {
  readonly type: string;
  readonly data: { readonly order_id?: string };
}

const context = { ip: visitor.ip, userAgent: visitor.userAgent, page: { url: 'https://shop.example/' } };
const base = { timestamp: '2026-01-02T03:04:05Z', context };
const view = (userId: string) => ({ ...base, type: 'page', userId });
const order = (id: string) => ({
  ...base,
  type: 'track',
  event: 'Order Completed',
  userId: id,
  properties: { order_id: id, total: 1, currency: 'EUR' },
});

async function deliver(
  events: readonly object[],
  answer: (events: readonly Sent[]) => { status: number; json: unknown },
  own: object = {},
  attempts = 1,
): Promise<{ outcomes: Outcome[]; sent: string[][] }> {
  const sent: string[][] = [];
  const transport: Transport = {
    send: async ({ json }: Request) => {
      const { events: received } = json as { events: Sent[] };
      sent.push(received.map(({ type, data }) => data.order_id ?? type));
      return { headers: {}, ...answer(received) };
    },
    close: async () => {},
  };
  const outcomes: Outcome[] = [];
  const pipeline = compile(destination, { settings: { ...settings, ...own } });
  const delivery = pipeline.deliver(events, { transport, attempts, concurrency: 1 });
  for await (const { outcome } of delivery) outcomes.push(outcome);
  return { outcomes, sent };
}

const taken = { status: 200, json: { status: true } };
const refused = { status: 200, json: { status: false, error: 'amount is wrong' } };
const delivered = { status: 'delivered' };
const isBad = (events: readonly Sent[]) => events.some(({ data }) => data.order_id === 'bad');

describe('an answer of 200', () => {
  it('with status true is a delivery', async () => {
    expect((await deliver([view('a')], () => taken)).outcomes).toEqual([delivered]);
  });

  it.each([201, 202])('and one of %i with status true, too', async (status) => {
    const { outcomes } = await deliver([view('a')], () => ({ status, json: { status: true } }));
    expect(outcomes).toEqual([delivered]);
  });

  it('with status false is a refusal', async () => {
    expect((await deliver([view('a')], () => refused)).outcomes).toEqual([
      {
        status: 'rejected',
        fix: 'vendor',
        httpStatus: 200,
        message: 'Tracify refused the request: amount is wrong.',
        mayHaveArrived: false,
      },
    ]);
  });

  it('with status false and no reason is a refusal too', async () => {
    const { outcomes } = await deliver([view('a')], () => ({ status: 200, json: { status: false } }));
    expect(outcomes).toMatchObject([{ message: 'Tracify refused the request: without a reason.' }]);
  });

  it.each([undefined, null, [], {}, { status: 'ok' }, { status: 'true' }, '<html>'])(
    'with %j is not understood: an order is sent again, a view never',
    async (json) => {
      const { outcomes, sent } = await deliver([view('a'), order('1')], () => ({ status: 200, json }), {}, 2);
      const doubtful = {
        status: 'rejected',
        fix: 'vendor',
        httpStatus: 200,
        notUnderstood: true,
        mayHaveArrived: true,
      };
      expect(outcomes).toMatchObject([doubtful, doubtful]);
      expect(sent.filter(([first]) => first === 'pageview')).toHaveLength(1);
      expect(sent.filter(([first]) => first === '1').length).toBeGreaterThan(1);
    },
  );

  it.each([
    { status: true, error: '1 event was dropped' },
    { status: true, events: [{ status: 'failed' }] },
    { status: true, accepted: 1, failed: 1 },
  ])('with %j is no delivery: it says no, too', async (json) => {
    const { outcomes, sent } = await deliver([order('1'), order('2')], () => ({ status: 200, json }));
    const doubtful = { status: 'rejected', fix: 'vendor', mayHaveArrived: true };
    expect(outcomes).toMatchObject([doubtful, doubtful]);
    expect(sent).toHaveLength(1);
  });

  it('with status true and an error that is none is a delivery', async () => {
    const { outcomes } = await deliver([view('a')], () => ({ status: 200, json: { status: true, error: null } }));
    expect(outcomes).toEqual([delivered]);
  });

  it.each(['Invalid tracify-token', 'Unauthorized', 'API key not found'])(
    'that says %j asks the owner of the settings, once',
    async (error) => {
      const { outcomes, sent } = await deliver([order('1'), order('2')], () => ({
        status: 200,
        json: { status: false, error },
      }));
      expect(outcomes).toMatchObject([{ status: 'rejected', fix: 'settings' }, { fix: 'settings' }]);
      expect(sent).toHaveLength(1);
    },
  );
});

describe('a refused request', () => {
  it('of orders is sent again in halves until the bad one stands alone', async () => {
    const { outcomes, sent } = await deliver([order('1'), order('bad'), order('3')], (events) =>
      isBad(events) ? refused : taken,
    );
    expect(outcomes).toMatchObject([
      delivered,
      { status: 'rejected', fix: 'vendor', mayHaveArrived: false },
      delivered,
    ]);
    expect(sent).toEqual([['1', 'bad', '3'], ['1', 'bad'], ['1'], ['bad'], ['3']]);
  });

  it('of views is not sent again, for they would count twice', async () => {
    const { outcomes, sent } = await deliver([view('a'), view('b')], () => refused);
    const message =
      'Tracify refused the request: amount is wrong. The setting "Send refused events again one by one" finds out which ' +
      'event is meant.';
    expect(outcomes).toMatchObject([
      { status: 'rejected', mayHaveArrived: true, message },
      { status: 'rejected', mayHaveArrived: true, message },
    ]);
    expect(sent).toEqual([['pageview', 'pageview']]);
  });

  it.each([400, 422])(
    'of views with the status %i is sent again in halves, for nothing was recorded',
    async (status) => {
      const events = [view('a'), { ...view('b'), type: 'track', event: 'Product Viewed' }, view('c')];
      const { outcomes, sent } = await deliver(events, (received) =>
        received.some(({ type }) => type === 'productview')
          ? { status, json: { detail: [{ msg: 'no such product' }] } }
          : taken,
      );
      expect(outcomes).toMatchObject([
        delivered,
        { status: 'rejected', fix: 'vendor', httpStatus: status, mayHaveArrived: false },
        delivered,
      ]);
      expect(sent).toEqual([
        ['pageview', 'productview', 'pageview'],
        ['pageview', 'productview'],
        ['pageview'],
        ['productview'],
        ['pageview'],
      ]);
    },
  );

  it('of views costs no order, and a bad order no view: they travel apart', async () => {
    const { outcomes, sent } = await deliver([view('a'), order('1'), view('b'), order('bad')], (events) =>
      isBad(events) ? refused : taken,
    );
    expect(outcomes).toMatchObject([delivered, delivered, delivered, { status: 'rejected' }]);
    expect(sent).toEqual([['pageview', 'pageview'], ['1', 'bad'], ['1'], ['bad']]);
  });

  it('of whatever events is sent again where the settings allow it', async () => {
    const { outcomes, sent } = await deliver(
      [view('a'), order('bad'), view('b')],
      (events) => (isBad(events) ? refused : taken),
      { resendRefused: true },
    );
    expect(outcomes).toMatchObject([delivered, { status: 'rejected' }, delivered]);
    expect(sent).toEqual([['pageview', 'bad', 'pageview'], ['pageview', 'bad'], ['pageview'], ['bad'], ['pageview']]);
  });
});

describe('an answer of', () => {
  it.each([
    [401, { status: 'rejected', fix: 'settings' }],
    [403, { status: 'rejected', fix: 'settings' }],
    [404, { status: 'rejected', fix: 'vendor' }],
    [429, { status: 'retry' }],
    [500, { status: 'retry' }],
  ])('%i is %j', async (status, outcome) => {
    expect((await deliver([view('a')], () => ({ status, json: undefined }))).outcomes).toMatchObject([outcome]);
  });
});
