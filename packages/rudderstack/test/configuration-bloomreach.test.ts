import { catalog } from '@sluice/catalog';

import type { Destination, RawSettings } from '@sluice/kit/host';
import { readMessage } from '../src/adapter/read-message';
import { compileConfiguration } from '../src/configuration/compile-configuration';

const destination = catalog.bloomreach as Destination;

const config = {
  apiBaseUrl: 'https://api.demo.bloomreach.co',
  apiKey: 'key',
  apiSecret: 'secret',
  projectToken: 'project',
  hardID: 'registered',
  softID: 'cookie',
  connectionMode: { web: 'cloud' },
  consentManagement: { web: [] },
  oneTrustCookieCategories: [],
};

function planOf(event: object, more: RawSettings = {}) {
  const pipeline = compileConfiguration(destination, { ...config, ...more });
  return pipeline.plan([
    readMessage({ userId: 'u1', anonymousId: 'a1', timestamp: '2026-08-01T10:00:00.250Z', ...event }, destination),
  ]);
}

function commandOf(event: object, more: RawSettings = {}) {
  const { drafts, outcomes } = planOf(event, more);
  expect(outcomes).toEqual([undefined]);
  return commandsIn(drafts[0]?.request.json)[0];
}

function commandsIn(body: unknown) {
  return (JSON.parse(JSON.stringify(body)) as { commands: { name: string; data: Record<string, unknown> }[] }).commands;
}

const ids = { registered: 'u1', cookie: 'a1' };

it('sends to the project of the configuration, with its key', () => {
  const { drafts } = planOf({ type: 'track', event: 'Product Viewed', properties: { sku: 's' } });
  expect(drafts[0]?.request).toMatchObject({
    url: 'https://api.demo.bloomreach.co/track/v2/projects/project/batch',
    headers: { Authorization: `Basic ${btoa('key:secret')}` },
  });
});

it('keeps an event’s name and properties as they are', () => {
  const properties = { product_id: 'p1', price: 2, nested: { a: [1] }, _br_uid_2: 'uid' };
  expect(commandOf({ type: 'track', event: 'Product Viewed', properties })).toEqual({
    name: 'customers/events',
    data: { customer_ids: ids, event_type: 'Product Viewed', properties, timestamp: 1785578400.25 },
  });
});

it.each(['view_item', 'Purchase', 'session_start', 'Größe gewählt', ' Two  blanks '])(
  'keeps the name "%s", for what it means is the sender’s business',
  (event) => {
    expect(commandOf({ type: 'track', event })?.data.event_type).toBe(event.trim());
  },
);

it.each([
  [{ type: 'page', name: 'Sale', category: 'Shoes' }, 'Viewed Shoes Sale Page'],
  [{ type: 'page', properties: { name: 'Sale', category: 'Shoes' } }, 'Viewed Shoes Sale Page'],
  [{ type: 'page', name: 'Sale' }, 'Viewed Sale Page'],
  [{ type: 'page', category: 'Shoes', name: '' }, 'Viewed Shoes Page'],
  [{ type: 'page' }, 'Viewed Page'],
  [{ type: 'screen', name: 'Two  blanks' }, 'Viewed Two  blanks Screen'],
])('names %j "%s"', (event, name) => {
  expect(commandOf(event)?.data.event_type).toBe(name);
});

it.each(['page', 'screen'])('leaves what a %s is called among its properties', (type) => {
  const properties = { name: 'Sale', category: 'Shoes', url: 'https://shop.example/' };
  for (const call of [{ type, name: 'Sale', category: 'Shoes' }, { type }])
    expect(commandOf({ ...call, properties })?.data.properties).toEqual(properties);
});

it('keeps the names of traits', () => {
  const traits = {
    firstName: 'Ada',
    lastname: 'King',
    name: 'Ada King',
    email: 'Ada@example.com',
    loyaltyPoints: 7,
    birthday: '1815-12-10',
    address: { city: 'London', country: 'UK', street: 'x' },
  };
  const sent = {
    name: 'customers',
    data: {
      customer_ids: ids,
      update_timestamp: 1785578400.25,
      properties: {
        first_name: 'Ada',
        last_name: 'King',
        email: 'Ada@example.com',
        loyaltyPoints: 7,
        birthday: '1815-12-10',
        city: 'London',
        country: 'UK',
        address: traits.address,
      },
    },
  };
  expect(commandOf({ type: 'identify', traits })).toEqual(sent);
  expect(commandOf({ type: 'identify', context: { traits } })).toEqual(sent);
  expect(commandOf({ type: 'identify', traits: {}, context: { traits } })).toEqual(sent);
});

it('leaves the capitals of a user ID that is an address, unless the project has an ID for addresses', () => {
  const event = { userId: 'Ada@Example.com', anonymousId: undefined };
  const calls = [{ type: 'track', event: 'x' }, { type: 'page' }, { type: 'identify', traits: { plan: 'gold' } }];
  for (const call of calls) {
    expect(commandOf({ ...event, ...call })?.data.customer_ids).toEqual({ registered: 'Ada@Example.com' });
  }
  const named = commandOf({ ...event, type: 'track', event: 'x' }, { emailIdName: 'email_id' });
  expect(named?.data.customer_ids).toEqual({ email_id: 'ada@example.com' });
});

it.each(['Bloomreach', 'bloomreach', 'BLOOMREACH'])('takes further IDs from integrations.%s', (name) => {
  const integrations = { [name]: { hardID: { card: 'c9' }, softID: { cookie: 'other' } } };
  expect(commandOf({ type: 'track', event: 'x', integrations })?.data.customer_ids).toEqual({
    registered: 'u1',
    cookie: 'other',
    card: 'c9',
  });
});

it.each(['x', ['x'], 7, true])('takes no further ID from %j, which names none', (hardID) => {
  const integrations = { Bloomreach: { hardID, softID: hardID } };
  expect(commandOf({ type: 'track', event: 'x', integrations })?.data.customer_ids).toEqual(ids);
});

it.each(['some text', ['a']])('takes no trait from %j, which names none', (traits) => {
  const call = { type: 'identify', traits, context: { traits: { plan: 'gold' } } };
  expect(commandOf(call)?.data.properties).toEqual({ plan: 'gold' });
});

it('leaves out an ID that is empty', () => {
  expect(commandOf({ type: 'track', event: 'x', userId: '' })?.data.customer_ids).toEqual({ cookie: 'a1' });
});

it('sends 50 events of several visitors in one request', () => {
  const pipeline = compileConfiguration(destination, config);
  const events = Array.from({ length: 51 }, (_, index) => ({
    type: 'track',
    event: 'x',
    userId: `u${index}`,
    context: { ip: `192.0.2.${index}` },
  }));
  expect(pipeline.plan(events).drafts.map((draft) => draft.parts.length)).toEqual([50, 1]);
});

it('leaves out what RudderStack’s integration does not take', () => {
  expect(planOf({ type: 'group', groupId: 'g' }).outcomes).toMatchObject([{ status: 'skipped' }]);
});

it('brings the names of Bloomreach by one key', () => {
  const viewed = { type: 'track', event: 'Product Viewed', properties: { product_id: 'p1' } };
  for (const useVendorNames of [true, 'true']) {
    expect(commandOf(viewed, { useVendorNames })?.data.event_type).toBe('view_item');
    expect(commandOf({ type: 'track', event: 'Quiz Done' }, { useVendorNames })?.data.event_type).toBe('quiz_done');
    expect(commandOf(viewed, { useVendorNames })?.data.customer_ids).toEqual(ids);
  }
  for (const useVendorNames of [false, 'false', '', null]) {
    expect(commandOf(viewed, { useVendorNames })?.data.event_type).toBe('Product Viewed');
  }
});

it('lets a setting of ours win', () => {
  const { drafts } = planOf(
    { type: 'track', event: 'Quiz Done' },
    { api: 'dataHub', streamId: 'st', eventNames: 'snakeCase', authentication: 'none' },
  );
  expect(drafts[0]?.request).toMatchObject({
    url: 'https://api.demo.bloomreach.co/track/u/v1/batch?stream_id=st',
    json: { commands: [{ data: { event_type: 'quiz_done' } }] },
  });
});

it('takes a subscription list as a list and as text', () => {
  const subscriptions = [
    {
      partnerAction: 'trackEvent',
      subscribe: 'type = "track"',
      mapping: { event_type: 'mine', user_id: { '@path': '$.userId' } },
    },
  ];
  for (const given of [subscriptions, JSON.stringify(subscriptions)]) {
    expect(commandOf({ type: 'track', event: 'x' }, { subscriptions: given })?.data.event_type).toBe('mine');
    expect(planOf({ type: 'page' }, { subscriptions: given }).outcomes).toMatchObject([{ status: 'skipped' }]);
  }
});

it('takes what differs from the presets, which bring the vendor’s own names', () => {
  const subscriptions = {
    Purchase: { mapping: { purchase_status: 'paid' } },
    'View page': false,
  };
  const event = { type: 'track', event: 'Order Completed', properties: { order_id: 'o-1', total: 5 } };
  for (const given of [subscriptions, JSON.stringify(subscriptions)]) {
    const more = { useVendorNames: true, subscriptions: given };
    expect(commandOf(event, more)?.data.properties).toMatchObject({ purchase_status: 'paid', purchase_id: 'o-1' });
    expect(planOf({ type: 'page', name: 'Any', category: 'x' }, more).outcomes).toMatchObject([{ status: 'skipped' }]);
  }
});

it.each([
  [{ subscriptions: '[{' }, 'subscriptions: It must be a list of subscriptions'],
  [{ subscriptions: 5 }, 'subscriptions: It must be a list of subscriptions'],
  [
    { subscriptions: { Purchase: false } },
    'subscriptions: What differs from the presets needs "useVendorNames": true.',
  ],
  [
    { useVendorNames: true, subscriptions: { Purchse: false } },
    'subscriptions["Purchse"]: Bloomreach has no preset "Purchse".',
  ],
  [{ subscriptions: [{ partnerAction: 'x', subscribe: 'type = "track"', mapping: {} }] }, 'has no action "x"'],
  [{ useVendorNames: 'maybe' }, 'useVendorNames: It must be true or false.'],
  [{ apiBaseUrl: '' }, 'apiBaseUrl: API Target URL is missing.'],
  [{ projectToken: undefined }, 'projectToken: Project token is missing.'],
])('says what is wrong with %j', (more, message) => {
  expect(() => planOf({ type: 'track', event: 'x' }, more)).toThrow(message);
});
