import type { SpecEvent } from '../spec-event';

type Said = Pick<SpecEvent, 'type'> & Partial<SpecEvent>;
type Context = Readonly<Record<string, unknown>>;

const app = { name: 'Harbour', version: '5.2.1', build: '5210', namespace: 'com.example.harbour' };

/** https://github.com/segmentio/analytics-kotlin, with the location, a common field of the spec that an app may add. */
const android: Context = {
  ip: '203.0.113.140',
  userAgent: 'Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8 Build/AP2A.240805.005)',
  locale: 'pt-BR',
  timezone: 'America/Sao_Paulo',
  library: { name: 'analytics-kotlin', version: '1.16.3' },
  instanceId: '5a3c1f60-2b7d-4e98-9c04-6d1e8f0a7b25',
  app,
  device: {
    id: 'b2f0c7d9a14e3865',
    type: 'android',
    manufacturer: 'Google',
    model: 'Pixel 8',
    name: 'shiba',
    adTrackingEnabled: true,
    advertisingId: '38400000-8cf0-11bd-b23e-10b96e40000d',
    token: 'fGx0example:APA91bExampleToken',
  },
  os: { name: 'Android', version: '14' },
  network: { bluetooth: false, cellular: true, wifi: false, carrier: 'Atlântica' },
  screen: { width: 1080, height: 2400, density: 2.625 },
  location: { city: 'Santos', country: 'Brazil', latitude: -23.96, longitude: -46.33, speed: 0 },
  traits: { email: 'joao.silva@example.com', firstName: 'João', lastName: 'Silva' },
};

/** https://github.com/rudderlabs/rudder-sdk-ios: `id` is Apple's identifier for the vendor. */
const ios: Context = {
  locale: 'it-IT',
  timezone: 'Europe/Rome',
  userAgent: 'Harbour/5.2.1 (com.example.harbour; build:5210; iOS 18.1.1) CFNetwork/1568.200.51 Darwin/24.1.0',
  library: { name: 'rudder-ios-library', version: '1.31.1' },
  app,
  device: {
    id: '0F8E7D6C-5B4A-4938-A716-253443526170',
    attTrackingStatus: 3,
    adTrackingEnabled: true,
    advertisingId: '6D92078A-8246-4BA4-AE5B-76104861E7DC',
    type: 'iOS',
    manufacturer: 'Apple',
    model: 'iPhone',
    name: 'iPhone',
    token: '8f31d0c2e7a94b5d8f31d0c2e7a94b5d8f31d0c2e7a94b5d8f31d0c2e7a94b5d',
  },
  os: { name: 'iOS', version: '18.1.1' },
  network: { bluetooth: false, cellular: false, wifi: true, carrier: 'unavailable' },
  screen: { width: 390, height: 844, density: 3 },
  sessionId: 1742379304,
  traits: { email: 'giulia.rossi@example.net', userId: 'C-10302', anonymousId: '0f8e7d6c-5b4a-4938-a716-253443526170' },
};

function fromAndroid(number: number, said: Said): SpecEvent {
  const timestamp = `2025-03-19T10:15:0${number}.250Z`;
  return {
    messageId: `android-${number}`,
    timestamp,
    originalTimestamp: timestamp,
    sentAt: timestamp,
    receivedAt: timestamp,
    channel: 'client',
    userId: 'C-10301',
    anonymousId: 'e7a41c58-93d0-4b26-8f1e-5c0d7b9a2e64',
    context: android,
    integrations: {},
    ...said,
  };
}

function fromIos(number: number, said: Said): SpecEvent {
  const timestamp = `2025-03-19T11:15:0${number}.750Z`;
  return {
    messageId: `ios-${number}`,
    timestamp,
    originalTimestamp: timestamp,
    sentAt: timestamp,
    receivedAt: timestamp,
    channel: 'mobile',
    request_ip: '198.51.100.210',
    rudderId: 'f0e1d2c3-b4a5-4697-8879-6a5b4c3d2e1f',
    userId: 'C-10302',
    anonymousId: '0f8e7d6c-5b4a-4938-a716-253443526170',
    context: ios,
    integrations: { All: true },
    ...said,
  };
}

/** Events of the SDKs for Android and iOS. */
export const mobileEvents: readonly SpecEvent[] = [
  fromAndroid(1, {
    type: 'track',
    event: 'Application Installed',
    properties: { version: '5.2.1', build: '5210' },
  }),
  fromAndroid(2, { type: 'screen', name: 'Home', category: 'Store', properties: { name: 'Home', variation: 'blue' } }),
  fromAndroid(3, {
    type: 'track',
    event: 'Product Viewed',
    properties: { product_id: 'P-90', sku: 'P-90-1', name: 'Manta', price: 120, currency: 'BRL', category: 'Casa' },
  }),
  fromIos(1, { type: 'track', event: 'Application Opened', properties: { from_background: true, version: '5.2.1' } }),
  fromIos(2, {
    type: 'track',
    event: 'Product Added',
    properties: { product_id: 'P-91', sku: 'P-91-1', name: 'Coperta', price: 70, quantity: 1, currency: 'EUR' },
  }),
  fromIos(3, {
    type: 'identify',
    traits: { email: 'giulia.rossi@example.net', firstname: 'Giulia', lastname: 'Rossi', birthday: '1988-12-01' },
  }),
];
