import type { SpecEvent } from '../spec-event';

type Said = Pick<SpecEvent, 'type' | 'event' | 'name' | 'category' | 'properties'>;

/** An event of Michał Wójcik, who is signed in to the app. */
export function appEvent(number: number, timestamp: string, said: Said): SpecEvent {
  return {
    ...said,
    messageId: `71e4d0b9-c2a5-4e18-b6f3-${String(number).padStart(12, '0')}`,
    timestamp,
    originalTimestamp: timestamp,
    sentAt: timestamp,
    receivedAt: timestamp,
    userId: 'C-10055',
    anonymousId: '4E9B2C71-6A0D-4F85-93E7-D1B8A05C6F42',
    context: {
      ip: '2001:db8:3f:a0:1c2:33ff:fe12:9a',
      userAgent: 'Harbour/5.2.1 (com.example.harbour; build:5210; iOS 18.1.1) CFNetwork/1568.200.51 Darwin/24.1.0',
      locale: 'pl-PL',
      timezone: 'Europe/Warsaw',
      library: { name: 'analytics-swift', version: '1.6.2' },
      app: { name: 'Harbour', version: '5.2.1', build: '5210', namespace: 'com.example.harbour' },
      device: {
        id: 'A1C7F3E0-5B24-4D96-8E0A-2F7D9B61C385',
        type: 'ios',
        manufacturer: 'Apple',
        model: 'iPhone16,1',
        name: 'iPhone (Michał)',
        adTrackingEnabled: false,
        token: '740f4707bebcf74f9b7c25d48e3358945f6aa01da5ddb387462c7eaf61bb78ad',
      },
      os: { name: 'iOS', version: '18.1.1' },
      network: { bluetooth: false, cellular: true, wifi: false, carrier: 'Bałtyk Mobile' },
      screen: { width: 393, height: 852, density: 3 },
      consent: { categoryPreferences: { Functional: true, Analytics: true, Advertising: true } },
      traits: { email: 'michal.wojcik@example.net', firstName: 'Michał', lastName: 'Wójcik' },
    },
    integrations: {},
  };
}
