import { isDeepStrictEqual } from 'node:util';
import { destination } from '@sluice/commanders-act';
import { inSegment } from '@sluice/test-utils/segment';
import nock from 'nock';
import { preset, settings } from './plan';

/** Commanders Act's own addresses, as Segment's client calls them: nothing in between but nock. */
const collection = () => nock('https://collect.commander1.com');
const users = () => nock('https://api.commander1.com');
const query = { tc_s: settings.siteId, token: settings.sourceKey };
const open = { ...settings, updateUsers: true, userApiToken: 'user-token-9c1d' };
const userQuery = { site: settings.siteId, user_id: 'u-1', token: open.userApiToken };
const erasure = { type: 'delete' as const, userId: 'u-1', anonymousId: '' };
const { segment } = inSegment(destination);

const searched = (userId: string, term?: string) => ({
  type: 'track' as const,
  event: 'Products Searched',
  messageId: `m-${userId}`,
  timestamp: '2026-01-02T03:04:05.678Z',
  userId,
  anonymousId: `a-${userId}`,
  properties: { ...(term !== undefined && { query: term }) },
  context: { consent: { categoryPreferences: { Analytics: true } } },
});
const searching = { ...settings, consentCategories: 'Analytics=2', subscription: preset('search') };
const collected = (userId: string, term: string) => ({
  event_name: 'search',
  search_term: term,
  user: { id: userId, consistent_anonymous_id: `a-${userId}`, consent_categories: ['2'] },
  context: { event_id: `m-${userId}`, event_timestamp: '1767323045678' },
});

describe('in Segment', () => {
  it('an event goes to Commanders Act’s address', async () => {
    collection()
      .post('/events', collected('u', 'mugs'))
      .query(query)
      .matchHeader('content-type', 'application/json')
      .reply(200);
    const [result] = await segment.onEvent(searched('u', 'mugs'), searching);
    expect(result).toMatchObject({ output: 'Mappings resolved' });
  });

  it('a batch tells of each event what became of it', async () => {
    collection()
      .post('/events/batch', { batch: [collected('u', 'mugs'), collected('v', 'cups')] })
      .query(query)
      .reply(200);
    const events = [searched('u', 'mugs'), searched('v', 'cups'), searched('w')];
    const [result] = await segment.onBatch(events, searching);
    expect(result).toMatchObject({
      multistatus: [
        { status: 200, sent: { user_id: 'u' } },
        { status: 200, sent: { user_id: 'v' } },
        { status: 400, errorreporter: 'INTEGRATIONS' },
      ],
    });
  });

  it.each([
    [
      { category_1: 'Home', category_2: 'Mugs', color: 'red' },
      { category_1: 'Home', category_2: 'Mugs', colors: ['red'] },
    ],
    [{ category_1: ['Home', 'Bath'] }, { category_1: 'Home > Bath' }],
    [{ product: { margin: 3, category_1: 'Home' } }, { margin: 3, category_1: 'Home' }],
    [{ product: 'Mug' }, {}],
  ])('a product with %j is the same in a list and alone', async (own, expected) => {
    const line = { product_id: 'P1', name: 'Mug', price: 7, ...own };
    const items = [{ id: 'P1', quantity: 1, product: { id: 'P1', name: 'Mug', price: 7, ...expected } }];
    for (const event of ['Cart Viewed', 'Product Viewed']) {
      const [action, properties] = event === 'Cart Viewed' ? ['viewCart', { products: [line] }] : ['viewItem', line];
      const sent = collection()
        .post('/events', (body: { items?: unknown }) => isDeepStrictEqual(body.items, items))
        .query(query)
        .reply(200);
      const shopped = { ...searched('u'), event, properties };
      await segment.onEvent(shopped, { ...settings, subscription: preset(action) });
      expect(sent.isDone()).toBe(true);
    }
  });

  it.each([
    [400, 'APIError', 400],
    [404, 'InvalidAuthenticationError', 401],
    [429, 'RetryableError', 429],
    [503, 'RetryableError', 503],
  ])('an answer of %i is a %s', async (status, name, segmentStatus) => {
    collection().post('/events').query(query).reply(status);
    const error: unknown = await segment.onEvent(searched('u', 'mugs'), searching).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name, status: segmentStatus });
    expect(String(error)).not.toContain(settings.sourceKey);
  });

  it('a connection that breaks is to be tried again', async () => {
    collection()
      .post('/events')
      .query(query)
      .replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    await expect(segment.onEvent(searched('u', 'mugs'), searching)).rejects.toMatchObject({
      name: 'RetryableError',
      status: 500,
    });
  });

  it('a user is updated through the User API', async () => {
    users()
      .put('/engage/user/', { person: { id: 'u-1', custom: { plan: 'gold' } } })
      .query(userQuery)
      .reply(200, { success: true });
    const identify = { type: 'identify' as const, userId: 'u-1', traits: { plan: 'gold' } };
    const [result] = await segment.onEvent(identify, { ...open, subscription: preset('updateUser') });
    expect(result).toMatchObject({ output: 'Mappings resolved' });
  });

  it('credentials pass, for nothing harmless would tell', async () => {
    await segment.testAuthentication(settings);
    await expect(segment.testAuthentication({ ...settings, siteId: 'harbour' })).rejects.toThrow('must be a number');
  });

  it('a user is deleted through the User API', async () => {
    users().delete('/engage/user/').query(userQuery).reply(200, { success: true });
    await expect(segment.onDelete?.(erasure, open)).resolves.toBeDefined();
  });

  it('a user is not deleted without the token, and it says why', async () => {
    await expect(segment.onDelete?.(erasure, settings)).rejects.toThrow('needs the User API token');
  });
});
