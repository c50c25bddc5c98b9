import { destination } from '@sluice/bloomreach';
import { inSegment } from '@sluice/test-utils/segment';
import nock from 'nock';
import { settings } from './plan';

/** Bloomreach's own address, as Segment's client calls it: nothing in between but nock. */
const bloomreach = () => nock('https://api.pacific.com');
const path = '/track/u/v1/batch?stream_id=pacific-web';
const { segment, preset } = inSegment(destination);
const order = {
  type: 'track' as const,
  event: 'Order Completed',
  userId: 'u',
  timestamp: '2026-01-02T03:04:05.678Z',
  context: { ip: '198.51.100.4', userAgent: 'Firefox' },
  properties: { order_id: 'O1', total: 5 },
};
const ping = (userId: string) => ({ type: 'track' as const, event: 'Ping', userId, timestamp: '2026-01-02T03:04:05Z' });

describe('in Segment', () => {
  it('an order goes to Bloomreach’s address, with the visitor’s headers', async () => {
    const sent = bloomreach()
      .post(path, {
        commands: [
          {
            name: 'customers/events',
            data: {
              customer_ids: { customer_id: 'u' },
              event_type: 'purchase',
              properties: {
                purchase_id: 'O1',
                purchase_status: 'created',
                total_price: 5,
                price_local_currency: 5,
                total_price_local_currency: 5,
              },
              timestamp: 1767323045.678,
            },
          },
        ],
      })
      .matchHeader('x-forwarded-for', '198.51.100.4')
      .matchHeader('user-agent', 'Firefox')
      .matchHeader('content-type', 'application/json')
      .reply(200, { results: [{ success: true }], success: true });
    const [result] = await segment.onEvent(order, { ...settings, subscription: preset('Purchase') });
    expect(sent.isDone()).toBe(true);
    expect(result).toMatchObject({
      output: 'Mappings resolved',
    });
  });

  it('a batch tells of each event what became of it', async () => {
    bloomreach()
      .post(path, (body: { commands: unknown[] }) => body.commands.length === 2)
      .reply(200, { results: [{ success: true }, { success: false, errors: ['no such id'] }], success: true });
    const events = [ping('a'), ping('b'), ping('null')];
    const [result] = await segment.onBatch(events, { ...settings, subscription: preset('Track event') });
    expect(result).toMatchObject({
      multistatus: [
        { status: 200, sent: { user_id: 'a' } },
        { status: 400, errormessage: 'no such id', errorreporter: 'DESTINATION' },
        { status: 400, errormessage: expect.stringContaining('User ID') as string, errorreporter: 'INTEGRATIONS' },
      ],
    });
  });

  it.each([
    [429, 'RetryableError', 429],
    [503, 'RetryableError', 503],
    [401, 'InvalidAuthenticationError', 401],
    [400, 'APIError', 400],
  ])('an answer of %i is a %s', async (status, name, segmentStatus) => {
    bloomreach().post(path).reply(status, { success: false, message: 'because' });
    const attempt = segment.onEvent(ping('a'), { ...settings, subscription: preset('Track event') });
    await expect(attempt).rejects.toMatchObject({
      name,
      status: segmentStatus,
      message: expect.stringContaining('because') as string,
    });
  });

  it('a connection that breaks is to be tried again', async () => {
    bloomreach()
      .post(path)
      .replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    const attempt = segment.onEvent(ping('a'), { ...settings, subscription: preset('Track event') });
    await expect(attempt).rejects.toMatchObject({ name: 'RetryableError', status: 500 });
  });

  it('credentials of Engagement are tested, and a person is forgotten', async () => {
    const engagement = {
      ...settings,
      api: 'engagement',
      projectToken: 'p',
      authentication: 'basic',
      apiKeyId: 'k',
      apiSecret: 's',
    };
    bloomreach().get('/track/v2/projects/p/system/time').reply(200, { time: 1 });
    await segment.testAuthentication(engagement);
    bloomreach().get('/track/v2/projects/p/system/time').reply(403, { message: 'invalid secret' });
    await expect(segment.testAuthentication(engagement)).rejects.toThrow('invalid secret');
    bloomreach()
      .post('/data/v2/projects/p/customers/anonymize', { customer_ids: { registered: 'u' } })
      .reply(200, {});
    const erasure = { type: 'delete' as const, userId: 'u', anonymousId: '' };
    await segment.onDelete?.(erasure, engagement);
  });
});
