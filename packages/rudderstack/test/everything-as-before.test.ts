import { processorFor } from './changed/change';

/** All that RudderStack's SDKs say of a sender, and what groups and campaigns add. */
const context = {
  app: { name: 'Shop', namespace: 'dev.shop', version: '3.1', build: '7' },
  campaign: { source: 'mail', name: 'spring' },
  device: {
    id: 'd1',
    type: 'ios',
    model: 'iPhone14,2',
    manufacturer: 'Apple',
    token: 't1',
    advertisingId: '7a3cbea0-f4ef-4d62-a37f-0f0b2c9d7f10',
    adTrackingEnabled: true,
  },
  groupId: 'g1',
  ip: '203.0.113.7',
  library: { name: 'rudder-ios', version: '1' },
  locale: 'en-GB',
  location: { latitude: 51.5, longitude: -0.1 },
  network: { carrier: 'O2', wifi: true },
  os: { name: 'iOS', version: '17' },
  page: { url: 'https://shop.dev/a', path: '/a', title: 'A', referrer: 'https://search.dev/' },
  screen: { width: 390, height: 844 },
  timezone: 'Europe/London',
  traits: { email: 'ada@example.com', plan: 'gold' },
  userAgent: 'Shop/3.1',
};
const sent = { anonymousId: 'a1', channel: 'mobile', context, request_ip: '203.0.113.7' };
const track = { ...sent, type: 'track', event: 'Quiz Done', properties: { score: 3, deep: { a: [1] } } };
const identify = { ...sent, type: 'identify', traits: { firstName: 'Ada', age: 36 } };

/** The bodies of an event's requests, by the ends of their paths. */
function bodiesOf(process: ReturnType<typeof processorFor>, event: object): readonly unknown[] {
  return process(event).map(({ path = '', body }) => [path.split('/').at(-1), body]);
}

const sender = {
  app_name: 'dev.shop',
  app_version: '3.1',
  customer_id: 'u1',
  device_id: 'd1',
  device_idfa: '7a3cbea0-f4ef-4d62-a37f-0f0b2c9d7f10',
  device_idfv: 'd1',
  device_manufacturer: 'Apple',
  device_token: 't1',
  device_type: 'ios',
  email: 'ada@example.com',
  event_uuid: '0f7b35f2-44e5-4d62-a37f-0f0b2c9d7f10',
  ip: '203.0.113.7',
  latitude: '51.5',
  longitude: '-0.1',
  network_carrier: 'O2',
  os_name: 'iOS',
};

// A vendor's own subscriptions may come to send more of an event; to RudderStack's users nothing is added by that.
test('sends Blueshift nothing of a whole event but what arrives today', () => {
  const process = processorFor('blueshift', { eventApiKey: 'key-1', usersApiKey: 'key-2', dataCenter: 'standard' });
  expect(bodiesOf(process, track)).toEqual([['event', { ...sender, event: 'Quiz_Done', score: 3, deep: { a: [1] } }]]);
  const traits = { firstname: 'Ada', age: 36, plan: 'gold' };
  expect(bodiesOf(process, identify)).toEqual([
    ['customers', { customer_id: 'u1', email: 'ada@example.com', ...traits }],
    ['event', { ...sender, event: 'identify', ...traits }],
  ]);
  expect(bodiesOf(process, { ...sent, type: 'group', groupId: 'g2', traits: { name: 'Acme' } })).toEqual([
    ['event', { ...sender, event: 'identify', group_id: 'g2', group_name: 'Acme' }],
  ]);
});

test('sends Bluecore nothing of a whole event but what arrives today', () => {
  const process = processorFor('bluecore', { bluecoreNamespace: 'shop' });
  const own = { client: '3.1', device: 'iPhone14,2', distinct_id: 'ada@example.com', token: 'shop' };
  expect(bodiesOf(process, track)).toEqual([
    ['v1', { event: 'Quiz Done', properties: { ...own, score: 3, deep: { a: [1] } } }],
  ]);
  const customer = { email: 'ada@example.com', first_name: 'Ada', age: 36, plan: 'gold' };
  expect(bodiesOf(process, identify)).toEqual([['v1', { event: 'customer_patch', properties: { ...own, customer } }]]);
});

test('sends Bloomreach nothing of a whole event but what arrives today', () => {
  const process = processorFor('bloomreach', {
    apiBaseUrl: 'https://api.shop.dev',
    apiKey: 'key-1',
    apiSecret: 'secret-1',
    projectToken: 'token-1',
    hardID: 'registered',
    softID: 'cookie',
  });
  const of = { customer_ids: { registered: 'u1', cookie: 'a1' } };
  const commands = (name: string, data: object) => [['batch', { commands: [{ name, data: { ...of, ...data } }] }]];
  const event = { timestamp: 1785578400, event_type: 'Quiz Done', properties: track.properties };
  expect(bodiesOf(process, track)).toEqual(commands('customers/events', event));
  const properties = { first_name: 'Ada', age: 36, email: 'ada@example.com', plan: 'gold' };
  expect(bodiesOf(process, identify)).toEqual(commands('customers', { update_timestamp: 1785578400, properties }));
});
