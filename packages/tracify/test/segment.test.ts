import { destination } from '@sluice/tracify';
import { inSegment } from '@sluice/test-utils/segment';
import nock from 'nock';
import { visitor, visitorHashes } from './identities';
import { settings, subscription } from './plan';

/** Tracify's own address, as Segment's client calls it: nothing in between but nock. */
const tracify = () => nock('https://api.tracify.ai');
const path = '/api/v1/events';
const { segment, preset } = inSegment(destination);
const context = { ...visitor, page: { url: 'https://shop.example/thanks?utm_source=fb' } };
const timestamp = '2026-01-02T03:04:05.678Z';
const order = {
  type: 'track' as const,
  event: 'Order Completed',
  userId: 'u',
  timestamp,
  context,
  properties: { order_id: 'O1', total: 5, currency: 'EUR' },
};
const page = (userId: string, ip?: string) => ({
  type: 'page' as const,
  userId,
  timestamp,
  context: { ...context, ip: ip ?? visitor.ip },
});
const viewing = { ...settings, subscription: preset('Pageview') };

describe('in Segment', () => {
  it('an order goes to Tracify’s address, with the key in its header', async () => {
    tracify()
      .post(path, {
        events: [
          {
            url: 'https://shop.example/thanks',
            customer_site_id: settings.customerSiteId,
            identity_data: visitorHashes,
            datetime: '2026-01-02 03:04:05',
            type: 'purchase',
            data: {
              utm_source: 'fb',
              origin: 'https://shop.example',
              order_id: 'O1',
              currency: 'EUR',
              amount: '5.00',
            },
          },
        ],
      })
      .matchHeader('tracify-token', settings.apiToken)
      .matchHeader('content-type', 'application/json')
      .reply(200, { status: true });
    const [result] = await segment.onEvent(order, { ...settings, subscription: preset('Purchase') });
    expect(result).toMatchObject({ output: 'Mappings resolved' });
  });

  it('a chosen event is a conversion', async () => {
    tracify()
      .post(path, (body: { events: { type: string; data: { amount: string } }[] }) => {
        return body.events[0]?.type === 'conversion' && body.events[0].data.amount === '0.00';
      })
      .reply(200, { status: true });
    const chosen = subscription('conversion', 'type = "track" and event = "Signed Up"', { amount: 0, currency: 'EUR' });
    const signedUp = { ...order, event: 'Signed Up', messageId: 'm-1', properties: {} };
    const [result] = await segment.onEvent(signedUp, { ...settings, subscription: chosen });
    expect(result).toMatchObject({ output: 'Mappings resolved' });
  });

  it('a batch tells of each event what became of it', async () => {
    tracify()
      .post(path, (body: { events: unknown[] }) => body.events.length === 2)
      .reply(200, { status: true });
    const [result] = await segment.onBatch([page('a'), page('b'), page('c', '0.0.0.0')], viewing);
    expect(result).toMatchObject({
      multistatus: [
        { status: 200, sent: { userId: 'a' } },
        { status: 200, sent: { userId: 'b' } },
        { status: 400, errormessage: expect.stringContaining('IP address') as string, errorreporter: 'INTEGRATIONS' },
      ],
    });
  });

  it('a refusal under a 200 is the end of each event that it is for', async () => {
    tracify().post(path).reply(200, { status: false, error: 'because' });
    const [result] = await segment.onBatch([page('a'), page('b')], viewing);
    expect(result).toMatchObject({
      multistatus: [
        { status: 400, errormessage: expect.stringContaining('because') as string },
        { status: 400, errormessage: expect.stringContaining('because') as string },
      ],
    });
  });

  it.each([
    [200, 'APIError', 400],
    [400, 'APIError', 400],
    [401, 'InvalidAuthenticationError', 401],
    [429, 'RetryableError', 429],
    [503, 'RetryableError', 503],
  ])('an answer of %i with status false is a %s', async (status, name, segmentStatus) => {
    tracify().post(path).reply(status, { status: false, error: 'because' });
    await expect(segment.onEvent(page('a'), viewing)).rejects.toMatchObject({
      name,
      status: segmentStatus,
      message: expect.stringContaining('because') as string,
    });
  });

  it('a connection that breaks is to be tried again', async () => {
    tracify()
      .post(path)
      .replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    await expect(segment.onEvent(page('a'), viewing)).rejects.toMatchObject({ name: 'RetryableError', status: 500 });
  });

  it('credentials pass, for nothing harmless would tell', async () => {
    await segment.testAuthentication(settings);
    await expect(segment.testAuthentication({ ...settings, customerSiteId: 'harbour' })).rejects.toThrow('UUID');
  });
});
