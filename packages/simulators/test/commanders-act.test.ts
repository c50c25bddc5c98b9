import { seed, withEmail } from '@sluice/test-utils/seeds';
import { type Simulator, startSimulator } from '../src';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator('commanders-act');
});

beforeEach(() => simulator.clear());

afterAll(() => simulator.close());

const address = '/events?tc_s=29&token=demo-source-key-5d20';
const batch = '/events/batch?tc_s=29&token=demo-source-key-5d20';
const json = { 'content-type': 'application/json' };

async function send(body: unknown, path = address, headers: Record<string, string> = json): Promise<[number, string]> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(simulator.origin + path, { method: 'POST', headers, body: text });
  return [response.status, await response.text()];
}

const taken = [200, ''];
const user = { consistent_anonymous_id: '67892', consent_categories: ['1'] };
const context = { event_id: 'e1', event_timestamp: '1639044446636' };
const item = { id: 'i1', product: { id: 'p1', name: 'Mug', price: 9.5 }, quantity: 1 };
const event = (own: object = {}): object => ({ event_name: 'article_read', user, context, ...own });
const purchase = (own: object = {}): object =>
  event({
    event_name: 'purchase',
    ...{ id: 'o1', type: 'online', value: 12, revenue: 9, currency: 'EUR' },
    ...{ payment_method: 'card', status: 'in_progress', items: [item] },
    ...own,
  });

const video = (event_name: string, own: object = {}): object =>
  event({
    event_name,
    ...{ video_session_id: '98765', content_asset_id: '0133370', cursor_position: 10, total_length: 600 },
    ...own,
  });

describe('the Commanders Act simulator', () => {
  it('accepts the event that the vendor’s page prints', async () => {
    const printed = withEmail(seed('commanders-act', 'search'), 'jane.doe@example.com');
    expect(await send(printed)).toEqual(taken);
    expect(simulator.counts).toEqual({ requests: 1, accepted: 1, refused: 0, dropped: 0, limited: 0, faults: 0 });
  });

  it('accepts the batch that the vendor’s page prints, with times beside the context', async () => {
    const printed = [
      {
        event_name: 'add_payment_info',
        payment_method: 'card',
        revenue: 16,
        value: 22.53,
        currency: 'EUR',
        user: { id: '12345', consistent_anonymous_id: '67892', consent_categories: [1, 3] },
        context: { event_id: '202210310000000000', page: {}, device: {} },
        event_timestamp: '1639044446636',
      },
      {
        event_name: 'generate_lead',
        method: 'LinkedIn',
        user: { consistent_anonymous_id: '5689865', consent_categories: [1, 2, 3] },
        context: { event_id: '202210180000000000', page: {}, device: {} },
        event_timestamp: '1639094446633',
      },
    ];
    expect(await send({ batch: printed }, batch)).toEqual(taken);
    expect(simulator.counts).toMatchObject({ accepted: 2, refused: 0, dropped: 0 });
  });

  const shirt = {
    id: 'SKU_12345',
    quantity: 1,
    price: 9.99,
    variant: 'red',
    coupon: 'CHRISTMAS',
    discount: 1.99,
    product: {
      id: '12345',
      name: 'Trex tshirt',
      category_1: 'clothes',
      brand: 'Lacoste',
      colors: ['red'],
      price: 9.99,
    },
  };
  const lines = { items: [shirt], currency: 'EUR' };

  it.each([
    ['a page of one’s own type', event({ event_name: 'page_view', page_type: 'homepage', page_name: 'Home' })],
    ['add_shipping_info', event({ ...lines, event_name: 'add_shipping_info', value: 22.53, shipping_tier: 'Ground' })],
    ['view_item', event({ ...lines, event_name: 'view_item', value: 8 })],
    ['view_item_list', event({ event_name: 'view_item_list', items: [shirt, shirt], item_list_name: 'Shirts' })],
    ['view_cart of nothing', event({ event_name: 'view_cart', items: [] })],
    ['begin_checkout', event({ ...lines, event_name: 'begin_checkout', revenue: 16, value: 22.53, coupon: 'C' })],
    [
      'a refund of all',
      event({ event_name: 'refund', id: 'o1', revenue: 16, value: 22, currency: 'EUR', type: 'online' }),
    ],
    ['a login with no items', event({ event_name: 'login', method: 'LinkedIn', items: [] })],
    ['ad_view', event({ event_name: 'ad_view', medium: 'seo', source: 'google', ad_cost_id: '7' })],
    ['select_promotion, which only an overview names', event({ event_name: 'select_promotion', promotion_id: 'p' })],
    [
      'keys of one’s own',
      purchase({
        items: [{ ...item, gift: true, product: { ...item.product, material: 'clay' } }],
        user: { ...user, card: '12345678910', loyalty: { level: 3 } },
        shop: 'Berlin',
      }),
    ],
    ['an order’s later figures', purchase({ status: 'partially_returned', returned_value: 3, original_value: 12 })],
    ['one currency twice', purchase({ items: [{ ...item, product: { ...item.product, currency: 'EUR' } }] })],
    ['a time in ISO 8601', event({ context: { event_id: 'e1', event_timestamp: '2021-12-09T10:07:26+01:00' } })],
    ['a time as a number', event({ context: { event_id: 'e1', event_timestamp: 1_639_044_446_636 } })],
    [
      'an app’s device',
      event({
        context: {
          ...context,
          app: { name: 'Shop', version: '1.2', build: '7', namespace: 'com.shop', core_version: '5' },
          device: {
            ...{ sdk_id: 's1', manufacturer: 'Apple', model: 'iPhone7.3', type: 'ios', language: 'en', region: 'US' },
            ...{ advertising_id: 'a1', idfv: 'v1', ad_tracking_enabled: true, att_status: 3, cookie: '_ga=1;_gid' },
            ...{ os: { name: 'ios', version: '17' }, network: { wifi: true }, lifecycle: { session_id: 's' } },
          },
        },
      }),
    ],
    [
      'what single destinations want',
      event({
        partners: { tiktok: { ttclid: 't' }, amazon: { match_id: 'm' } },
        integrations: { facebook: { event_id: 'f' } },
        test_code: 'T1',
      }),
    ],
    [
      'both hashes for an address',
      event({
        user: {
          ...user,
          email_md5: 'a'.repeat(32),
          email_sha256: 'a'.repeat(64),
          google_consent_mode: { ad_storage: 'granted' },
        },
      }),
    ],
    [
      'video_start with lists',
      video('video_start', {
        ...{ content_asset_id: ['0133370', '123456'], ad_asset_id: ['ad1'], ad_type: 'pre-roll', bitrate: 128 },
        ...{ framerate: 60, video_player: 'vimeo', sound: 100, full_screen: false, livestream: true },
      }),
    ],
    ['a pause with a list, as it is printed', video('video_pause', { content_asset_id: ['0123370'] })],
    ['a video without an end', video('video_content_playing', { total_length: null, livestream: true })],
    ['a pause to load', video('video_buffer_start', { cursor_position: undefined })],
    ['an advertisement in a video', video('video_ad_click', { ad_asset_id: 'ad1', content_asset_id: undefined })],
    ['a change of the picture', video('video_quality', { bitrate: '256', image_quality: 'hd1080' })],
    ['a video that is shared', video('video_share', { method: 'mail' })],
  ])('accepts %s, and loses nothing of it', async (_, body) => {
    expect(await send(body)).toEqual(taken);
    expect(simulator.dropped).toEqual([]);
  });

  it('blames of a batch the events that are too large, and no other', async () => {
    const large = event({ note: 'x'.repeat(32_000) });
    expect((await send({ batch: [event(), large] }, batch))[0]).toBe(400);
    await send({ batch: Array.from({ length: 20 }, () => event({ a: 'x'.repeat(30_000) })) }, batch);
    await send(large);
    expect(simulator.exchanges.map(({ refusedItems }) => refusedItems)).toEqual([[1], [], [0]]);
  });

  it('accepts a batch, the key as a bearer token, and an address with a path of its own', async () => {
    expect(await send({ batch: [event(), purchase()] }, batch)).toEqual(taken);
    const bearer = { ...json, authorization: 'Bearer demo-source-key-5d20' };
    expect(await send(event(), '/cdp/events?tc_s=29', bearer)).toEqual(taken);
    expect(simulator.counts).toMatchObject({ accepted: 3, refused: 0, dropped: 0 });
  });

  it.each([
    ['what is not JSON', '{"event_name":', address],
    ['a list that is no batch', [event()], address],
    ['an event of more than 32 KB', event({ note: 'x'.repeat(32_000) }), address],
    ['a batch with an event of more than 32 KB', { batch: [event(), event({ note: 'x'.repeat(32_000) })] }, batch],
    [
      'a batch of more than 500 KB',
      { batch: Array.from({ length: 20 }, () => event({ a: 'x'.repeat(30_000) })) },
      batch,
    ],
  ])('refuses %s', async (_, body, path) => {
    expect((await send(body, path))[0]).toBe(400);
    expect(simulator.counts.accepted).toBe(0);
    expect(simulator.counts.refused).toBeGreaterThan(0);
  });

  it('has nothing elsewhere', async () => {
    expect((await send(event(), '/v2/events/all'))[0]).toBe(404);
  });
});

describe('the Commanders Act simulator answers 200 and shows what is lost', () => {
  const { consent_categories: _consent, ...unasked } = user;

  it.each([
    ['with the wrong site', event(), '/events?tc_s=30&token=demo-source-key-5d20', 'tc_s is not the site'],
    ['with the wrong key', event(), '/events?tc_s=29&token=other', 'The source key is not one'],
    ['without a key', event(), '/events?tc_s=29', 'The source key is not one'],
    ['in a batch that is none', event(), batch, 'There is no list "batch"'],
  ])('%s', async (_, body, path, reason) => {
    expect(await send(body, path)).toEqual(taken);
    expect(simulator.dropped[0]?.reason).toContain(reason);
  });

  it('without its content type', async () => {
    expect(await send(event(), address, { 'content-type': 'text/plain' })).toEqual(taken);
    expect(simulator.dropped).toMatchObject([{ reason: 'Content-Type is not application/json' }]);
  });

  it.each([
    ['an event in its first form', { event: 'search', properties: {}, user, context }, 'first form'],
    ['no name', event({ event_name: undefined }), 'event_name'],
    ['no user', event({ user: undefined }), "'user'"],
    ['no anonymous ID', event({ user: { consent_categories: [] } }), 'consistent_anonymous_id'],
    ['no consent', event({ user: unasked }), 'consent_categories'],
    ['consent as text', event({ user: { ...user, consent_categories: '1' } }), 'user/consent_categories must be array'],
    [
      'a name with an underscore',
      event({ user: { ...user, first_name: 'Jo' } }),
      'The vendor knows no user.first_name',
    ],
    ['a hash in base64', event({ user: { ...user, email_sha256: 'g22C/Q==' } }), 'user/email_sha256 must match'],
    ['a phone without its country', event({ user: { ...user, phone: '0612345678' } }), 'user/phone must match'],
    ['no event ID', event({ context: { event_timestamp: '1639044446636' } }), "'event_id'"],
    [
      'a time in seconds',
      event({ context: { ...context, event_timestamp: '1639044446' } }),
      'event_timestamp must match',
    ],
    [
      'a time without its offset',
      event({ context: { ...context, event_timestamp: '2021-12-09T10:07:26' } }),
      'event_timestamp must match',
    ],
    ['no time', event({ context: { event_id: 'e1' } }), "required property 'event_timestamp'"],
    ['a page of no type', event({ event_name: 'page_view', title: 'Home' }), "'page_type'"],
    ['a brand outside the product', purchase({ items: [{ ...item, brand: 'K' }] }), 'brand belongs in the product'],
    [
      'the addresses of proxies',
      event({ context: { ...context, device: { ip: '203.0.113.8, 10.0.0.1' } } }),
      'device/ip must match',
    ],
    [
      'half a pixel',
      event({ context: { ...context, page: { viewport: { width: 320.5 } } } }),
      'viewport/width must be integer',
    ],
    ['a product without its price', event({ event_name: 'view_item', items: [item] }), "'value'"],
    ['an addition without its value', event({ event_name: 'add_to_cart', items: [item] }), "'value'"],
    ['an advertisement of nobody', event({ event_name: 'ad_click', medium: 'seo' }), "'source'"],
    ['a word for an ID', event({ user: { ...user, consistent_anonymous_id: 'null' } }), 'all who have it become one'],
    ['an empty user ID', event({ user: { ...user, id: 'N/A' } }), 'user.id is nobody’s'],
    ['one hash of two', event({ user: { ...user, email_sha256: 'a'.repeat(64) } }), 'both of its hashes are wanted'],
    ['partners without their names', event({ partners: { ttclid: 'x' } }), 'partners/ttclid must be object'],
    [
      'a consent of Google’s in other words',
      event({ user: { ...user, google_consent_mode: { ad_storage: true } } }),
      'user/google_consent_mode/ad_storage must be equal',
    ],
    [
      'two currencies',
      purchase({ items: [{ ...item, product: { ...item.product, currency: 'USD' } }] }),
      'The event has two currencies',
    ],
    ['a video without its session', video('video_pause', { video_session_id: undefined }), "'video_session_id'"],
    ['a video’s position in parts', video('video_pause', { cursor_position: 1.5 }), 'cursor_position must be integer'],
    ['an advertisement in a video without its ID', video('video_ad_start'), "'ad_asset_id'"],
    ['a volume above 100', video('video_volume', { bitrate: 128, sound: 101 }), 'sound must be <= 100'],
    ['a setting without its bitrate', video('video_subtitle_on'), "'bitrate'"],
    [
      'a kind of advertisement of one’s own',
      video('video_start', { ad_type: 'banner' }),
      'ad_type must be equal to one',
    ],
    ['a search for nothing', event({ event_name: 'search' }), "'search_term'"],
    ['an order without an ID', purchase({ id: undefined }), "'id'"],
    ['an order without its status', purchase({ status: undefined }), "'status'"],
    ['a status of one’s own', purchase({ status: 'waiting' }), 'status must be equal to one of'],
    ['a payment method of one’s own', purchase({ payment_method: 'CreditCard' }), 'payment_method must be equal'],
    ['an amount as text', purchase({ value: '12.00' }), 'value must be number'],
    [
      'an item without its product',
      purchase({ items: [{ id: 'i1', quantity: 1 }] }),
      "items/0 must have required property 'product'",
    ],
    ['an order of no items', purchase({ items: [] }), 'items must NOT have fewer than 1'],
    [
      'two items selected',
      event({ event_name: 'select_item', items: [item, item] }),
      'items must NOT have more than 1',
    ],
    ['a value without its currency', event({ event_name: 'generate_lead', value: 5 }), 'property currency'],
  ])('of %s', async (_, body, reason) => {
    expect(await send(body)).toEqual(taken);
    expect(simulator.dropped.map((one) => one.reason).join('\n')).toContain(reason);
  });
});

it('the Commanders Act simulator says nothing of what it loses on purpose', async () => {
  const losing = await startSimulator('commanders-act', { faults: [{ kind: 'item', rate: 1 }] });
  const response = await fetch(losing.origin + address, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(event()),
  });
  await losing.close();
  expect(response.status).toBe(200);
  expect(losing.dropped).toMatchObject([{ reason: 'Dropped on purpose', index: 0 }]);
});

describe('the simulator of its User API', () => {
  const ask = async (
    method: string,
    query: string,
    body?: object,
    path = '/engage/user/',
  ): Promise<[number, unknown]> => {
    const init = { method, headers: json, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${simulator.origin}${path}?${query}`, init);
    return [response.status, await response.json()];
  };
  const known = 'site=29&user_id=42&token=demo-user-token-8b1e';
  const printed = {
    id: '10000000',
    card: '12345678910',
    email: 'mycustomer@test.com',
    gender: 'female',
    firstname: 'Joan',
    lastname: 'Craig',
    custom: { area_number: 123 },
  };

  it('sets the user that its page prints, shows and deletes it', async () => {
    const nobody = [404, { message: 'Person not found' }];
    expect(await ask('GET', known)).toEqual(nobody);
    expect(await ask('PUT', known, { person: printed })).toEqual([200, { success: true }]);
    expect(await ask('GET', known)).toEqual([200, printed]);
    expect(await ask('DELETE', known)).toEqual([200, { success: true }]);
    expect(await ask('GET', known)).toEqual(nobody);
    expect(simulator.counts).toMatchObject({ accepted: 2, refused: 0 });
  });

  it('takes members of the account’s own, and answers on a domain of its own', async () => {
    const person = { id: '42', birthdate: '1990-01-31', plan: 'pro' };
    expect((await ask('PUT', known, { person }, '/cact-proxy/api/engage/user/'))[0]).toBe(200);
  });

  it.each([
    ['the source key', 401, 'PUT', 'site=29&user_id=42&token=demo-source-key-5d20', { person: { id: '42' } }],
    ['another site', 401, 'DELETE', 'site=30&user_id=42&token=demo-user-token-8b1e', undefined],
    ['nobody', 400, 'DELETE', 'site=29&token=demo-user-token-8b1e', undefined],
    ['no person', 400, 'PUT', known, { id: '42' }],
    ['a person in words', 400, 'PUT', known, { person: 'Joan' }],
    ['a number for an address', 400, 'PUT', known, { person: { id: '42', email: 7 } }],
    ['another method', 405, 'POST', known, { person: { id: '42' } }],
  ])('refuses %s', async (_, status, method, query, body) => {
    expect((await ask(method, query, body))[0]).toBe(status);
  });
});
