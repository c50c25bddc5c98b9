import { destination } from '@sluice/blueshift';
import { inSegment } from '@sluice/test-utils/segment';
import nock from 'nock';
import { settings } from './plan';

/** Blueshift's own address, as Segment's client calls it: nothing in between but nock. */
const blueshift = () => nock('https://api.getblueshift.com');
const { segment, preset } = inSegment(destination);
const ping = (userId: string) => ({ type: 'track' as const, event: 'Ping', userId, timestamp: '2026-01-02T03:04:05Z' });
const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;

describe('in Segment', () => {
  it('an order goes to Blueshift’s address for one event', async () => {
    const order = {
      type: 'track' as const,
      event: 'Order Completed',
      messageId: '5c1a9e04-7d3b-4f60-9a21-000000000034',
      userId: 'u',
      timestamp: '2026-01-02T03:04:05.678Z',
      properties: { order_id: 'O1', total: 5, products: [{ product_id: 'p', price: 5, quantity: null }] },
    };
    const sent = blueshift()
      .post('/api/v1/event', {
        event: 'purchase',
        customer_id: 'u',
        order_id: 'O1',
        total: 5,
        revenue: 5,
        products: [{ sku: 'p', price: 5 }],
        event_uuid: '5c1a9e04-7d3b-4f60-9a21-000000000034',
        timestamp: '2026-01-02T03:04:05.678Z',
      })
      .matchHeader('authorization', basic('event-key'))
      .matchHeader('content-type', 'application/json')
      .reply(200, { status: 'OK' });
    await segment.onEvent(order, { ...settings, subscription: preset('Purchase') });
    expect(sent.isDone()).toBe(true);
  });

  it('a batch goes to the address for many, and tells of each event what became of it', async () => {
    blueshift()
      .post('/api/v1/bulkevents', (body: { events: unknown[] }) => body.events.length === 2)
      .reply(200, { status: 'ok', count: 2 });
    const events = [ping('a'), ping('b'), ping('')];
    const [result] = await segment.onBatch(events, { ...settings, subscription: preset('Track event') });
    expect(result).toMatchObject({
      multistatus: [
        { status: 200, sent: { customer_id: 'a' } },
        { status: 200, sent: { customer_id: 'b' } },
        { status: 400, errormessage: expect.stringContaining('User ID') as string, errorreporter: 'INTEGRATIONS' },
      ],
    });
  });

  it('a batch of customers tells which of them failed under a 200', async () => {
    blueshift()
      .post('/api/v1/customers/bulk')
      .matchHeader('authorization', basic('user-key'))
      .reply(200, {
        customers: [{ customer_id: 'b' }],
        errors: [{ status: 400, error_data: { email: ['is invalid'] } }],
      });
    const events = ['a', 'b'].map((userId) => ({ type: 'identify' as const, userId, traits: { plan: 'pro' } }));
    const customers = { ...settings, userApiKey: 'user-key', identifyBy: 'customers' };
    const [result] = await segment.onBatch(events, { ...customers, subscription: preset('Update customer') });
    expect(result).toMatchObject({
      multistatus: [{ status: 200 }, { status: 400, errormessage: 'email: is invalid' }],
    });
  });

  it.each([
    [429, 'RetryableError', 429],
    [503, 'RetryableError', 503],
    [401, 'InvalidAuthenticationError', 401],
    [422, 'APIError', 422],
  ])('an answer of %i is a %s', async (status, name, segmentStatus) => {
    blueshift().post('/api/v1/event').reply(status, { message: 'because' });
    const attempt = segment.onEvent(ping('a'), { ...settings, subscription: preset('Track event') });
    await expect(attempt).rejects.toMatchObject({
      name,
      status: segmentStatus,
      message: expect.stringContaining('because') as string,
    });
  });

  it('a connection that breaks is to be tried again', async () => {
    blueshift()
      .post('/api/v1/event')
      .replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    const attempt = segment.onEvent(ping('a'), { ...settings, subscription: preset('Track event') });
    await expect(attempt).rejects.toMatchObject({ name: 'RetryableError', status: 500 });
  });

  it('credentials are tested', async () => {
    blueshift().get('/api/v1/event/debug').matchHeader('authorization', basic('event-key')).reply(200, {});
    await segment.testAuthentication(settings);
    blueshift().get('/api/v1/event/debug').reply(401, { message: 'Not authorized' });
    await expect(segment.testAuthentication(settings)).rejects.toThrow('Not authorized');
  });

  it('a person is forgotten where the settings ask for it, and else the erasure fails aloud', async () => {
    const erasure = { type: 'delete' as const, userId: 'u', anonymousId: '' };
    blueshift()
      .post('/api/v1/customers/forget', { customer_id: 'u' })
      .matchHeader('authorization', basic('user-key'))
      .reply(200, {});
    await segment.onDelete?.(erasure, { ...settings, userApiKey: 'user-key', forgetOnDelete: true });
    await expect(segment.onDelete?.(erasure, settings)).rejects.toThrow('Forget deleted people');
  });
});
