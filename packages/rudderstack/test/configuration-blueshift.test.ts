import { catalog } from '@sluice/catalog';
import type { Destination, RawSettings } from '@sluice/kit/host';
import { readMessage } from '../src/adapter/read-message';
import { compileConfiguration } from '../src/configuration/compile-configuration';

const destination = catalog.blueshift as Destination;
const config = { eventApiKey: 'event-key', usersApiKey: 'users-key', dataCenter: 'standard' };

function requestsOf(event: object, more: RawSettings = {}) {
  const pipeline = compileConfiguration(destination, { ...config, ...more });
  const base = { userId: 'u1', messageId: '0f7b35f2-44e5-4d62-a37f-0f0b2c9d7f10', timestamp: '2026-08-01T10:00:00Z' };
  const { drafts, outcomes } = pipeline.plan([readMessage({ ...base, ...event }, destination)]);
  expect(outcomes).toEqual([undefined]);
  return drafts.map(({ request }) => request);
}

const bodyOf = (event: object, more: RawSettings = {}) =>
  JSON.parse(JSON.stringify(requestsOf(event, more)[0]?.json)) as unknown;
const uuid = { event_uuid: '0f7b35f2-44e5-4d62-a37f-0f0b2c9d7f10' };

describe('a Blueshift configuration of RudderStack’s', () => {
  it.each([
    ['standard', 'https://api.getblueshift.com/api/v1/event'],
    ['eu', 'https://api.eu.getblueshift.com/api/v1/event'],
    ['', 'https://api.getblueshift.com/api/v1/event'],
  ])('sends to the data centre "%s"', (dataCenter, url) => {
    expect(requestsOf({ type: 'track', event: 'Quiz Done' }, { dataCenter })).toMatchObject([
      { url, headers: { Authorization: `Basic ${btoa('event-key:')}` } },
    ]);
  });

  it.each([
    ['Product Viewed', 'view'],
    ['Product Added', 'add_to_cart'],
    ['Order Completed', 'purchase'],
    ['Products Searched', 'search'],
    ['Checkout Step Viewed', 'checkout'],
    ['Product Removed', 'remove_from_cart'],
    ['Subscribe Interest', 'subscribe_interest'],
    ['Unsubscribe Interest', 'unsubscribe_interest'],
    ['Identify', 'identify'],
    ['Step 2 Done', 'Step_2_Done'],
    ['product viewed', 'product_viewed'],
    // Names of Blueshift's own, and others that differ from them in case alone, are the sender's business.
    ['view', 'view'],
    ['Search', 'Search'],
    ['Add To Cart', 'Add_To_Cart'],
    ['pageload', 'pageload'],
    [' Product Viewed', 'view'],
    ['Order Completed ', 'purchase'],
  ])('sends "%s" as %s with its properties beside it', (event, name) => {
    const properties = { productId: 'p1', products: [{ product_id: 'p1' }], query: 'q' };
    expect(bodyOf({ type: 'track', event, properties })).toEqual({
      ...properties,
      products: [{ sku: 'p1', product_id: 'p1' }],
      event: name,
      customer_id: 'u1',
      ...uuid,
    });
  });

  it('keeps the names of a product’s IDs, beside a list and alone', () => {
    const properties = { product_id: 'P1', sku: 'P1-2', id: 'x', variant_sku: 'v' };
    expect(bodyOf({ type: 'track', event: 'Product Viewed', properties })).toMatchObject(properties);
    const { product_id: _, ...others } = properties;
    expect(bodyOf({ type: 'track', event: 'Product Viewed', properties: others })).toEqual({
      ...others,
      event: 'view',
      customer_id: 'u1',
      ...uuid,
    });
  });

  it('keeps a trait that repeats the ID', () => {
    expect(bodyOf({ type: 'identify', traits: { id: 'u1', plan: 'p' } })).toEqual({
      customer_id: 'u1',
      id: 'u1',
      plan: 'p',
    });
  });

  it('prefers the advertising ID that an app names itself', () => {
    const context = { idfa: 'A0000000-8cf0-11bd-b23e-10b96e40000d', device: { type: 'ios', advertisingId: 'B' } };
    expect(bodyOf({ type: 'track', event: 'Quiz', context })).toMatchObject({ device_idfa: context.idfa });
  });

  it('keeps all that a line holds', () => {
    const products = [
      { product_id: 'p1', sku: 's1', price: 9.5, quantity: 2, variant_sku: 'v', colour: 'red' },
      { id: 7 },
    ];
    const keyed = Object.fromEntries(products.entries());
    expect(bodyOf({ type: 'track', event: 'Order Completed', properties: { products: keyed } })).toEqual(
      bodyOf({ type: 'track', event: 'Order Completed', properties: { products } }),
    );
    expect(bodyOf({ type: 'track', event: 'Order Completed', properties: { products } })).toMatchObject({
      products: [products[0], { id: 7, sku: '7' }],
    });
  });

  it('takes the time of an event from its properties alone, unless the settings say otherwise', () => {
    const event = { type: 'track', event: 'Quiz', properties: { timestamp: '2026-01-01 00:00:00 UTC' } };
    expect(bodyOf(event)).toMatchObject({ timestamp: '2026-01-01T00:00:00.000Z' });
    expect(bodyOf({ ...event, properties: { timestamp: 'n/a' } })).not.toHaveProperty('timestamp');
    expect(bodyOf({ ...event, properties: {} })).not.toHaveProperty('timestamp');
    expect(bodyOf(event, { sendTimestamp: true })).toMatchObject({ timestamp: '2026-08-01T10:00:00.000Z' });
    expect(bodyOf(event, { sendTimestamp: false })).not.toHaveProperty('timestamp');
    const customer = { type: 'identify', traits: { email: 'a@b.co', timestamp: '2026-01-01' } };
    expect(bodyOf(customer, { usersApiKey: '' })).not.toHaveProperty('timestamp');
  });

  it('takes from the properties what nothing else says: the cookie, the address, the place, the device', () => {
    const properties = {
      customer_id: 'c1',
      cookie: '0f7b35f2-44e5-4d62-a37f-0f0b2c9d7f11',
      ip: '203.0.113.7',
      latitude: '52.5',
      longitude: '13.4',
      os_name: 'iOS',
      network_carrier: 'Acme',
      device_token: 't',
      group_id: 'g',
      url: 'https://shop.example/',
    };
    const event = { type: 'track', event: 'pageload', userId: undefined, properties };
    expect(bodyOf(event)).toEqual({ ...properties, event: 'pageload', ...uuid });
    const context = { ip: '198.51.100.1', os: { name: 'Android' }, location: { latitude: 1, longitude: 2 } };
    const known = { ip: '198.51.100.1', os_name: 'Android', latitude: '1', longitude: '2' };
    expect(bodyOf({ ...event, context })).toMatchObject({ ...properties, ...known });
  });

  it.each([
    ['Order Completed', 'jo@shop.example'],
    ['Newsletter Subscribed', 'jo@shop.example'],
    ['Subscribe Interest', 'jo@shop.example'],
    ['Friend Invited', undefined],
    ['Product Viewed', undefined],
  ])('takes the address among the properties of "%s" for: %s', (event, email) => {
    const properties = { email: 'jo@shop.example' };
    expect((bodyOf({ type: 'track', event, properties }) as { email?: string }).email).toBe(email);
  });

  it.each([
    [true, true],
    ['False', false],
    ['yes', undefined],
    [1, undefined],
    ['', undefined],
  ])('takes consent that is %j for: %s, and keeps the event', (opted_in, read) => {
    const identify = { type: 'identify', traits: { opted_in, plan: 'p' } };
    const track = { type: 'track', event: 'Newsletter', properties: { opted_in, plan: 'p' } };
    for (const event of [identify, track]) {
      const body = bodyOf(event) as { opted_in?: unknown; plan?: unknown };
      expect([body.opted_in, body.plan]).toEqual([read, 'p']);
    }
  });

  it('sends every consent that Blueshift documents, of customers and of events', () => {
    const consents = {
      ...Object.fromEntries(
        ['unsubscribed', 'opted_in'].flatMap((name) =>
          ['', '_push', '_inapp', '_sms'].map((channel) => [name + channel, channel === '']),
        ),
      ),
      unsubscribed_at: '2026-08-01T10:00:00Z',
      opted_in_sms_at: '2026-08-01T10:00:00Z',
      opt_out_of_ads: true,
      email_open_tracking: false,
      email_click_tracking: true,
    };
    expect(bodyOf({ type: 'identify', traits: consents })).toMatchObject(consents);
    expect(bodyOf({ type: 'track', event: 'Quiz', properties: consents })).toMatchObject(consents);
  });

  it('sends the device and the group as RudderStack’s own integration does', () => {
    const context = { groupId: 'g1', device: { type: 'ios', model: 'iPhone14,2', id: 'd1', adTrackingEnabled: true } };
    const body = bodyOf({ type: 'track', event: 'Quiz', context, properties: {} });
    expect(body).toMatchObject({ device_type: 'ios', device_id: 'd1', device_idfv: 'd1' });
    for (const name of ['group_id', 'limit_ad_tracking']) expect(body).not.toHaveProperty(name);
    expect(bodyOf({ type: 'identify', context: { groupId: 'g1' }, traits: { plan: 'p' } })).not.toHaveProperty(
      'group_id',
    );
    const properties = { group_id: 'g2' };
    expect(bodyOf({ type: 'track', event: 'Quiz', context, properties })).toMatchObject({ group_id: 'g2' });
  });

  it('sends the groups of a subscription if each has an ID and a boolean, and otherwise the event without them', () => {
    const news = { id: 'news', subscribed: true };
    const sales = { id: 7, subscribed: false };
    for (const groups of [[news], [sales], [news, sales], [sales, { ...news, since: '2026' }]]) {
      expect(bodyOf({ type: 'identify', traits: { subscription_groups: groups } })).toMatchObject({
        subscription_groups: groups,
      });
    }
    const others = [
      ['news'],
      [{ id: 'news' }],
      [news, { id: 'x', subscribed: 'yes' }],
      [news, 'x'],
      [{ ...news, id: null }],
      {},
      'x',
    ];
    for (const groups of others) {
      for (const event of [
        { type: 'identify', traits: { subscription_groups: groups, plan: 'p' } },
        { type: 'track', event: 'Quiz', properties: { subscription_groups: groups, plan: 'p' } },
      ]) {
        const body = bodyOf(event);
        expect(body).not.toHaveProperty('subscription_groups');
        expect(body).toMatchObject({ plan: 'p' });
      }
    }
  });

  it('sends the ID of one group only with an answer that can be read, or if there is none at all', () => {
    const sentFor = (traits: object) => {
      const body = bodyOf({ type: 'identify', traits }) as Readonly<Record<string, unknown>>;
      return [body.subscription_group_id, body.subscription_group_subscribed];
    };
    const group = { subscription_group_id: 'news' };
    expect(sentFor({ ...group, subscription_group_subscribed: 'False' })).toEqual(['news', false]);
    expect(sentFor({ ...group, subscription_group_subscribed: 'no' })).toEqual([undefined, undefined]);
    expect(sentFor(group)).toEqual(['news', undefined]);
  });

  it('sends customers to the customers API', () => {
    const traits = {
      email: 'ada@example.com',
      firstName: 'Ada',
      loyaltyPoints: 7,
      unsubscribed: true,
      createdAt: '2026-01-01',
    };
    for (const event of [{ traits }, { traits: {}, context: { traits } }]) {
      expect(requestsOf({ type: 'identify', ...event })).toMatchObject([
        {
          url: 'https://api.getblueshift.com/api/v1/customers',
          headers: { Authorization: `Basic ${btoa('users-key:')}` },
          json: {
            customer_id: 'u1',
            email: 'ada@example.com',
            firstname: 'Ada',
            loyaltyPoints: 7,
            unsubscribed: true,
            createdAt: '2026-01-01',
          },
        },
      ]);
      expect(bodyOf({ type: 'identify', ...event })).not.toHaveProperty('joined_at');
    }
  });

  it('works with the event key alone', () => {
    expect(bodyOf({ type: 'identify', traits: { plan: 'gold' } }, { usersApiKey: '' })).toEqual({
      event: 'identify',
      customer_id: 'u1',
      plan: 'gold',
      ...uuid,
    });
  });

  it.each([{ groupId: 'g1' }, { traits: { groupId: 'g1' } }])('sends groups as identify events: %j', (group) => {
    const own = { name: 'ACME', email: 'info@acme.example', createdAt: '2020-01-01', unsubscribed: false };
    const body = bodyOf({ type: 'group', ...group, traits: { ...own, ...group.traits } });
    expect(body).toMatchObject({
      event: 'identify',
      group_id: 'g1',
      customer_id: 'u1',
      group_name: 'ACME',
      group_email: 'info@acme.example',
      group_created_at: '2020-01-01',
    });
    for (const name of ['name', 'email', 'createdAt', 'joined_at', 'unsubscribed'])
      expect(body).not.toHaveProperty(name);
  });

  it('never takes what is known of a group for the customer’s, also where the group has no ID', () => {
    const event = { type: 'group', userId: 'u1', traits: { name: 'Acme', email: 'info@acme.example' } };
    const { drafts, outcomes } = compileConfiguration(destination, config).plan([readMessage(event, destination)]);
    expect(drafts).toEqual([]);
    expect(outcomes).toMatchObject([{ status: 'rejected', message: expect.stringMatching(/^Group ID: /) as unknown }]);
  });

  it('never sends an anonymous ID as customer_id', () => {
    expect(bodyOf({ type: 'track', event: 'x', userId: '', anonymousId: 'a1' })).toEqual({
      event: 'x',
      device_id: 'a1',
      ...uuid,
    });
  });

  it('brings the names of Blueshift by one key', () => {
    const event = { type: 'track', event: 'Quiz Done', properties: {} };
    expect(bodyOf(event, { useVendorNames: true })).toEqual({
      event: 'quiz_done',
      customer_id: 'u1',
      timestamp: '2026-08-01T10:00:00.000Z',
      ...uuid,
    });
  });

  it('says what is wrong with a data centre', () => {
    expect(() => bodyOf({}, { dataCenter: 'mars' })).toThrow('dataCenter: It must be one of: standard, eu.');
  });
});
