import { destination } from '@sluice/bluecore';
import { inSegment } from '@sluice/test-utils/segment';
import nock from 'nock';
import { settings } from './plan';

/** Bluecore's own address, as Segment's client calls it: nothing in between but nock. */
const bluecore = () => nock('https://api.bluecore.app');
const path = '/api/track/mobile/v1';
const { segment, preset } = inSegment(destination);
const withPreset = (name: string) => ({ ...settings, subscription: preset(name) });
const timestamp = new Date().toISOString();
const viewed = (productId: string | null = null) => ({
  type: 'track' as const,
  event: 'Product Viewed',
  userId: 'u',
  timestamp,
  properties: { product_id: productId },
});

describe('in Segment', () => {
  it('an order goes to Bluecore’s address, with the namespace in its body', async () => {
    const sent = bluecore()
      .post(path, {
        event: 'purchase',
        properties: {
          products: [{ id: 'P1' }],
          total: 0,
          order_id: 'O1',
          customer: { email: 'jane@example.com' },
          distinct_id: 'jane@example.com',
          token: 'bluestore',
        },
      })
      .matchHeader('content-type', 'application/json')
      .reply(202);
    const order = {
      type: 'track' as const,
      event: 'Order Completed',
      userId: 'jane@example.com',
      timestamp,
      properties: { order_id: 'O1', total: 0, email: 'Jane@example.com', products: [{ product_id: 'P1' }] },
    };
    const [result] = await segment.onEvent(order, withPreset('Purchase'));
    expect(sent.isDone()).toBe(true);
    expect(result).toMatchObject({ output: 'Mappings resolved' });
  });

  it('an identify call becomes several calls, in their order', async () => {
    const sent: unknown[] = [];
    const note = (_: string, { event, properties }: { event: string; properties: { distinct_id: string } }) => {
      sent.push([event, properties.distinct_id]);
    };
    bluecore()
      .post(path)
      .times(3)
      .reply(202, (uri, body) => note(uri, body as Parameters<typeof note>[1]));
    const traits = { email: 'jane@example.com', firstName: 'Jane' };
    const identify = { type: 'identify' as const, userId: 'u', anonymousId: 'a', timestamp, traits };
    await segment.onEvent(identify, withPreset('Update customer'));
    expect(sent).toEqual([
      ['identify', 'u'],
      ['identify', 'a'],
      ['customer_patch', 'jane@example.com'],
    ]);
  });

  it('a batch tells of each event what became of it', async () => {
    const isOf = (id: string) => (body: { properties: { products: [{ id: string }] } }) =>
      body.properties.products[0].id === id;
    bluecore().post(path, isOf('P1')).reply(202);
    bluecore().post(path, isOf('P2')).reply(400, { message: 'no' });
    const old = { ...viewed('P4'), timestamp: '2020-01-01T00:00:00Z' };
    const events = [viewed('P1'), viewed('P2'), viewed(), old];
    const [result] = await segment.onBatch(events, withPreset('View product'));
    expect(result).toMatchObject({
      multistatus: [
        { status: 200, sent: { product_id: ['P1'] } },
        { status: 400, errormessage: 'api.bluecore.app answered 400: no', errorreporter: 'DESTINATION' },
        {
          status: 400,
          errormessage: 'Product ID: the event has no product with an ID.',
          errorreporter: 'INTEGRATIONS',
        },
        { status: 400, errormessage: expect.stringContaining('hours old') as string, errorreporter: 'INTEGRATIONS' },
      ],
    });
  });

  it.each([
    [429, 'RetryableError', 429],
    [500, 'RetryableError', 500],
    [401, 'InvalidAuthenticationError', 401],
    [400, 'APIError', 400],
  ])('an answer of %i is a %s', async (status, name, segmentStatus) => {
    bluecore().post(path).reply(status, { message: 'because' });
    const attempt = segment.onEvent(viewed('P1'), withPreset('View product'));
    await expect(attempt).rejects.toMatchObject({
      name,
      status: segmentStatus,
      message: expect.stringContaining('because') as string,
    });
  });

  it('an event that is not sent is a PayloadValidationError', async () => {
    const attempt = segment.onEvent(viewed(), withPreset('View product'));
    await expect(attempt).rejects.toMatchObject({ name: 'PayloadValidationError', status: 400 });
  });

  it('a connection that breaks is to be tried again', async () => {
    bluecore()
      .post(path)
      .replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    const attempt = segment.onEvent(viewed('P1'), withPreset('View product'));
    await expect(attempt).rejects.toMatchObject({ name: 'RetryableError', status: 500 });
  });

  it('credentials pass without a call, and nobody can be forgotten', async () => {
    await segment.testAuthentication(settings);
    await expect(segment.testAuthentication({ namespace: 'https://bluestore' })).rejects.toThrow('the name alone');
    expect(segment.onDelete).toBeUndefined();
  });
});
