// Events for a subscription: the matching ones from the spec, the SDKs and made-up shoppers, and a rich one made for it.
import { createRequire } from 'node:module';
import { root } from '../ready.mjs';

const require = createRequire(`${root}/package.json`);
const { capturedEvents, generateEvents, specEvents } = require(`${root}/packages/events/dist/index.js`);
const { parseFql, validate } = require('@segment/destination-subscriptions');

const at = '2026-03-01T12:00:00.000Z';
const person = {
  email: 'ada@shop.example',
  phone: '+12025550123',
  firstName: 'Ada',
  lastName: 'Lovelace',
  first_name: 'Ada',
  last_name: 'Lovelace',
  name: 'Ada Lovelace',
  username: 'ada',
  birthday: '1990-12-10',
  gender: 'female',
  company: { id: 'c-1', name: 'Engines', industry: 'Machines', employee_count: 12, plan: 'pro' },
  address: { street: '1 Main Street', city: 'London', state: 'LND', postalCode: 'N1', country: 'GB' },
  title: 'Countess',
  website: 'https://ada.example',
  createdAt: at,
};
const line = {
  product_id: 'p-1',
  sku: 'sku-1',
  name: 'Kettle',
  price: 19.5,
  quantity: 2,
  brand: 'Boiler',
  category: 'Kitchen',
  variant: 'red',
  url: 'https://shop.example/kettle',
  image_url: 'https://shop.example/kettle.png',
  position: 1,
};

const context = {
  active: true,
  ip: '203.0.113.7',
  locale: 'en-GB',
  timezone: 'Europe/London',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36',
  userAgentData: { mobile: false, platform: 'Linux' },
  page: {
    url: 'https://shop.example/kettle?utm_source=news',
    path: '/kettle',
    search: '?utm_source=news',
    title: 'Kettle',
    referrer: 'https://search.example/',
  },
  campaign: { name: 'spring', source: 'news', medium: 'email', term: 'tea', content: 'a' },
  app: { name: 'Shop', version: '1.2.3', build: '10', namespace: 'example.shop' },
  device: {
    id: 'device-1',
    advertisingId: '6d92078a-8246-4ba4-ae5b-76104861e7dc',
    adTrackingEnabled: true,
    manufacturer: 'Acme',
    model: 'One',
    name: 'one',
    type: 'android',
    token: 'device-token',
  },
  os: { name: 'Android', version: '14' },
  network: { carrier: 'Carrier', wifi: true, cellular: false },
  screen: { width: 1080, height: 1920, density: 2 },
  location: { city: 'London', country: 'GB', latitude: 51.5, longitude: -0.1, region: 'LND' },
  library: { name: 'analytics.js', version: '2.0.0' },
  referrer: { type: 'dataxu', id: 'r-1' },
  groupId: 'g-1',
  traits: person,
  externalIds: [{ id: 'ada@shop.example', type: 'email', collection: 'users', encoding: 'none' }],
  protocols: { event_version: 1 },
  personas: {
    computation_class: 'audience',
    computation_id: 'aud_1',
    computation_key: 'big_spenders',
    namespace: 'spa_1',
    space_id: 'spa_1',
    external_audience_id: '1234',
    audience_settings: { audienceName: 'big_spenders', externalAudienceType: 'EMAIL_ONLY', advertiserId: '1' },
  },
};

const properties = {
  ...line,
  ...person,
  big_spenders: true,
  order_id: 'o-1',
  checkout_id: 'ch-1',
  cart_id: 'ca-1',
  currency: 'EUR',
  revenue: 39,
  total: 45,
  subtotal: 39,
  shipping: 4,
  tax: 2,
  discount: 1,
  value: 39,
  coupon: 'SPRING',
  affiliation: 'Shop',
  products: [line, { ...line, product_id: 'p-2', sku: 'sku-2', name: 'Cup', price: 4, quantity: 1 }],
  query: 'kettle',
  list_id: 'l-1',
  list_name: 'Kitchen',
  audience_key: 'big_spenders',
  journey_name: 'welcome',
  step: 1,
  rating: 5,
  review_id: 'r-1',
  promotion_id: 'pr-1',
  creative: 'banner',
  method: 'email',
  share_via: 'email',
  recipient: 'bob@shop.example',
  event_id: 'e-1',
  id: 'i-1',
  title: 'Kettle',
  path: '/kettle',
  url: 'https://shop.example/kettle',
  referrer: 'https://search.example/',
  search: '?utm_source=news',
};

/** An event of this type with every property known to the specs. */
function richEvent(type, event) {
  const base = {
    type,
    messageId: `m-${type}-${event ?? ''}`,
    userId: 'user-1',
    anonymousId: 'anonymous-1',
    timestamp: at,
    sentAt: at,
    receivedAt: at,
    originalTimestamp: at,
    channel: 'client',
    projectId: 'source-1',
    version: 2,
    context,
    integrations: {},
  };
  switch (type) {
    case 'track':
      return { ...base, event, properties };
    case 'identify':
      return { ...base, traits: { ...person, big_spenders: true, plan: 'pro' } };
    case 'group':
      return {
        ...base,
        groupId: 'g-1',
        traits: { ...person.company, email: 'info@engines.example', phone: '+12025550199' },
      };
    case 'alias':
      return { ...base, previousId: 'anonymous-1' };
    default:
      return { ...base, name: 'Kettle', category: 'Kitchen', properties };
  }
}

const everyone = [
  ...specEvents,
  ...capturedEvents().map(({ event }) => event),
  ...generateEvents({ count: 60, shape: 'segment' }),
];

/** The events that match a trigger, at most five: four common ones with different names, and a rich one. */
export function eventsFor(subscribe) {
  const condition = parseFql(subscribe);
  if (condition.error) return [];
  const quoted = [...subscribe.matchAll(/"([^"]*)"/g)].map((match) => match[1]);
  const types = ['track', 'identify', 'page', 'screen', 'group', 'alias'];
  const names = [...quoted.filter((word) => !types.includes(word)), 'Order Completed'];
  const made = types.flatMap((type) =>
    type === 'track' ? names.map((name) => richEvent(type, name)) : [richEvent(type)],
  );
  const isFor = (event) => validate(condition, event);
  const known = new Set();
  const found = everyone.filter((event) => {
    const name = `${event.type} ${event.event ?? ''}`;
    if (known.has(name) || !isFor(event)) return false;
    known.add(name);
    return true;
  });
  return [...made.filter(isFor).slice(0, 2), ...found.slice(0, 4)].slice(0, 5);
}
