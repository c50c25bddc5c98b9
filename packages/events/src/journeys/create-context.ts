import type { Arrival } from '../shop/arrivals';
import type { Browser } from '../shop/browsers';
import type { Phone } from '../shop/phones';
import type { Visitor } from './visitor';

/** The page or screen that a visitor sees. */
export interface View {
  path: string;
  url: string;
  title: string;
  search: string;
  referrer: string;
}

/** A visit to the shop. */
export interface Session {
  /** Unix seconds, as RudderStack's SDKs number sessions. */
  id: number;
  arrival: Arrival;
}

type Context = Record<string, unknown>;

/** The `context` of an event, in the shape of the visitor's SDK. */
export function createContext(visitor: Visitor, view: View, session: Session, traits: Context | undefined): Context {
  const { phone, browser } = visitor;
  const context =
    phone === undefined ? createWebContext(visitor, browser, view, session) : createAppContext(visitor, phone);
  if (visitor.shape === 'rudderstack') {
    context.sessionId = session.id;
    context.consentManagement = createConsentManagement(visitor);
    context.traits = { ...traits };
  } else {
    context.consent = {
      categoryPreferences: { Functional: true, Analytics: true, Advertising: visitor.hasConsentedToAdvertising },
    };
    if (traits !== undefined && (visitor.sendsTraits || phone !== undefined)) {
      const { email, firstName, lastName } = visitor;
      context.traits = { email, firstName, lastName };
    }
  }
  return context;
}

function createWebContext(
  { ip, region, shape }: Visitor,
  browser: Browser,
  { path, url, title, search, referrer }: View,
  { arrival }: Session,
): Context {
  const context: Context = {
    ip,
    userAgent: browser.userAgent,
    locale: region.locale,
    timezone: region.timezone,
    library:
      shape === 'segment'
        ? { name: 'analytics.js', version: 'next-1.76.0' }
        : { name: 'RudderLabs JavaScript SDK', version: '3.11.9' },
    page: { url, path, referrer, search, title },
  };
  if (arrival.campaign !== undefined && search === arrival.search) context.campaign = { ...arrival.campaign };
  if (shape === 'rudderstack') {
    const [width, height, density] = browser.screen;
    context.app = {
      name: 'RudderLabs JavaScript SDK',
      namespace: 'com.rudderlabs.javascript',
      version: '3.11.9',
      installType: 'npm',
    };
    context.os = { name: '', version: '' };
    context.screen = { width, height, density, innerWidth: width, innerHeight: height - 120 };
  }
  return context;
}

function createAppContext({ ip, region, shape, deviceId }: Visitor, phone: Phone): Context {
  const [width, height, density] = phone.screen;
  const isSegment = shape === 'segment';
  return {
    ip,
    userAgent: phone.userAgent,
    locale: region.locale,
    timezone: region.timezone,
    library:
      phone.type === 'ios'
        ? { name: isSegment ? 'analytics-swift' : 'rudder-ios-library', version: '1.6.2' }
        : { name: isSegment ? 'analytics-kotlin' : 'com.rudderstack.android.sdk.core', version: '1.19.1' },
    app: { name: 'Harbour', version: '5.2.1', build: '5210', namespace: 'com.example.harbour' },
    device: {
      id: deviceId.toUpperCase(),
      type: phone.type,
      manufacturer: phone.manufacturer,
      model: phone.model,
      name: phone.name,
      adTrackingEnabled: false,
    },
    os: { name: phone.osName, version: phone.osVersion },
    network: { bluetooth: false, cellular: false, wifi: true, carrier: 'Küstennetz' },
    screen: { width, height, density },
  };
}

function createConsentManagement({ hasConsentedToAdvertising }: Visitor): Context {
  const allowedConsentIds = ['functional', 'analytics'];
  const deniedConsentIds: string[] = [];
  (hasConsentedToAdvertising ? allowedConsentIds : deniedConsentIds).push('advertising');
  return { provider: 'custom', resolutionStrategy: 'or', allowedConsentIds, deniedConsentIds };
}
