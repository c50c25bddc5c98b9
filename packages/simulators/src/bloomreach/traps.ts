import { compileSchema } from '../compile-schema';
import { isObject } from '../is-object';
import type { VendorRequest } from '../vendor-simulator';
import { describeErrors } from './describe-errors';
import { findDiscoveryTraps } from './discovery-traps';
import { laterPurchase, newOrders, purchase } from './discovery-schema';
import { findIgnoredIds } from './ids';
import type { Endpoint } from './endpoint';
import type { Project } from './project';
import { schema } from './schema';

type Data = Readonly<Record<string, unknown>>;

const validateConsent = compileSchema(schema.consent);
const validatePurchase = compileSchema(purchase);
const validateLaterPurchase = compileSchema(laterPurchase);

// EN-sys: the vendor's own events, whose names nobody else may use; a consent is checked separately.
const systemEvents = new Set([
  'session_start',
  'session_end',
  'first_session',
  'session_ping',
  'campaign',
  'banner',
  'double_opt_in',
  'merge',
  'notification_state',
  'installation',
]);

// The year 5138 in seconds, 1973 in milliseconds.
const greatestPlausibleSeconds = 1e11;

/** Where a command arrives. */
export interface Place {
  readonly api: Endpoint['api'];
  readonly project: Project;
  readonly request: VendorRequest;
}

/** What goes wrong with a command to which the vendor answers with success. */
export function findTraps(name: unknown, data: unknown, { api, project, request }: Place): string[] {
  if (!isObject(data)) return [];
  const seconds = name === 'customers' ? data.update_timestamp : data.timestamp;
  return [
    ...findIgnoredIds(data.customer_ids, project.limits.idTypes),
    ...project.observe(name, data),
    // EN-add: milliseconds are not recognised.
    ...(Number(seconds) > greatestPlausibleSeconds ? ['Read as seconds, the time is in the far future'] : []),
    ...findUnreadDates(data.properties),
    ...(name === 'customers' ? findForeignNames(data.properties) : []),
    ...(name === 'customers/events' ? findEventTraps(data, { api, project, request }) : []),
  ];
}

function findEventTraps(data: Data, { api, project, request }: Place): string[] {
  const { properties = {} } = data;
  const event = String(data.event_type ?? data.type);
  return [
    ...(systemEvents.has(event) ? [`${event} is an event of Bloomreach’s own, with another meaning`] : []),
    ...(event === 'consent' ? findConsentTraps(properties, project, request) : []),
    ...(event === 'purchase' ? findOrderTraps(properties) : []),
    ...(project.hasDiscovery(api) ? findDiscoveryTraps(event, data, request) : []),
  ];
}

function findOrderTraps(properties: unknown): string[] {
  const isNew = !isObject(properties) || newOrders.includes(properties.purchase_status);
  return tell('Bloomreach cannot read this purchase', (isNew ? validatePurchase : validateLaterPurchase)(properties));
}

// EN-con: an invalid consent event counts as a revocation, and so does one that has ended; the category must be the project's.
function findConsentTraps(properties: unknown, { consentCategories }: Project, { at }: VendorRequest): string[] {
  const invalid = tell('Consent revoked, because the event is invalid', validateConsent(properties));
  if (invalid.length > 0 || !isObject(properties)) return invalid;
  const { action, category, valid_until: end } = properties;
  const isEnded = action === 'accept' && typeof end === 'number' && end < at.getTime() / 1000;
  return [
    ...(isEnded ? ['Consent revoked, because it ended in the past'] : []),
    ...(consentCategories.has(String(category)) ? [] : ['The project has no such consent category']),
  ];
}

// EN-types: ISO 8601 is a date only with "Z" or without a zone.
function findUnreadDates(properties: unknown): string[] {
  const zoned = /^\d{4}-\d\d?-\d\d?[T ]\d\d?:\d\d(?::[\d.]+)? ?(?:[+-]\d\d|UTC|GMT|Z\[)/;
  return Object.entries(isObject(properties) ? properties : {})
    .filter(([, value]) => typeof value === 'string' && zoned.test(value))
    .map(([name]) => `The time in ${name} has a zone other than Z: Bloomreach reads it as text`);
}

// EN-track: "ASCII only". Assumed: the attribute is lost.
function findForeignNames(properties: unknown): string[] {
  return Object.keys(isObject(properties) ? properties : {})
    .filter((name) => !/^[\x20-\x7e]+$/.test(name))
    .map((name) => `The name of attribute ${name} is not ASCII`);
}

function tell(consequence: string, found: Parameters<typeof describeErrors>[0]): string[] {
  const { errors } = describeErrors(found);
  return errors.length === 0 ? [] : [`${consequence}: ${errors.join('; ')}`];
}
