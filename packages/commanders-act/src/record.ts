import { computed, hash, isObject, type Item, rest } from '@sluice/kit';
import { collect, mostEventBytes } from './collect';
import type { Context } from './connection';
import { grantedCategories } from './consent';
import { type About, details, type Frame } from './frame';
import type { WithItems } from './item';

/** Names of the first version of the vendor's events: https://doc.commandersact.com/developers/tracking/about-events */
const reserved = new Set(['event_timestamp', 'event', 'batch', 'properties']);

/** What every event has at its root besides its own properties, which stand there, too. */
export const root = {
  user: computed<object>('User', 'Who it was, and what they agreed to.'),
  context: computed<object>('Context', 'When, where and on which device it was.'),
  test_code: computed<string>('Test code', 'Of the settings.'),
  others: rest({ isReserved: (name) => reserved.has(name) }),
} as const;

export interface Recorded extends Context {
  readonly frame: Frame;
}

/** An event as its tables make it; what `rest` adds is of no known type. */
type Event = WithItems & Record<string, unknown>;

/** The item that records one event: puts the frame around its own properties. */
export function record(event: Event, about: About, context: Recorded): Item {
  const { frame, settings, note } = context;
  const { event_id, event_timestamp, page, device, app } = frame;
  for (const name of ['partners', 'integrations'] as const) addPartners(event, name, context);
  event.user = userOf(about, context);
  event.context = {
    event_id,
    page,
    device: device && completeDevice(device),
    app,
    event_timestamp: settings.timestampFormat === 'text' ? String(event_timestamp) : event_timestamp,
  };
  event.test_code = settings.testCode;
  if (settings.userDetails === 'hashed') leaveOutAddresses(event, note);
  if (settings.cutLongOrders && event.items && event.items.length > 10) cutItems(event, note);
  return collect.item(event);
}

function userOf(about: About, { frame, settings, note, refuse }: Recorded): object {
  const { user_id: id, user = {}, google_consent_mode } = frame;
  // Hashes of two spellings would be two people.
  const email = frame.email?.toLowerCase();
  const consistent_anonymous_id = frame.consistent_anonymous_id ?? id;
  if (consistent_anonymous_id === undefined)
    throw refuse(
      'consistent_anonymous_id',
      'the event has neither an anonymous ID nor a user ID that could be one person’s. Map one of them.',
    );
  if (frame.consistent_anonymous_id === undefined) note('No anonymous ID: the user ID stands in for it.');
  if (about !== 'conversion') completeDetails(user, note);
  const consent_categories = grantedCategories(frame.consent, settings, note);
  const known = { id, consistent_anonymous_id, email, ...user, google_consent_mode, consent_categories };
  return settings.userDetails === 'plain' ? known : hashDetails(known, settings.userDetails === 'both');
}

function completeDetails(user: NonNullable<Frame['user']>, note: (text: string) => void): void {
  user.gender = user.gender === 'female' ? 'f' : user.gender === 'male' ? 'm' : undefined;
  if (user.country === undefined) return;
  const isCode = /^[a-z]{2,3}$/i.test(user.country);
  if (!isCode) note('Country left out: it must be two or three letters, as in FR.');
  user.country = isCode ? user.country.toUpperCase() : undefined;
}

const hashed = ['email', ...Object.keys(details).filter((name) => name !== 'status')];

/**
 * Adds both hashes, in lower-case hex and without salt, as the vendor wants them where there is no plain value:
 * https://doc.commandersact.com/developers/tracking/events-reference, "User". An ID that is an address is hashed like one.
 */
function hashDetails(known: { id: string | undefined; consistent_anonymous_id: string }, keepsPlain: boolean): object {
  const user: Record<string, unknown> = known;
  for (const name of hashed) {
    const plain = user[name];
    if (typeof plain !== 'string') continue;
    if (!keepsPlain) user[name] = undefined;
    user[`${name}_md5`] = hash('md5', plain);
    user[`${name}_sha256`] = hash('sha256', plain);
  }
  if (!keepsPlain)
    for (const name of ['id', 'consistent_anonymous_id'] as const) {
      const id = known[name];
      if (id?.includes('@')) user[name] = hash('sha256', id.toLowerCase());
    }
  return user;
}

/** Where only hashes may leave, no property tells an address in plain. */
function leaveOutAddresses(event: Event, note: (text: string) => void): void {
  const told = ['email', 'phone'].filter((name) => event[name] !== undefined);
  for (const name of told) event[name] = undefined;
  if (told.length > 0) note(`Left out, because the settings send user details as hashes only: ${told.join(', ')}.`);
}

/** An app has its language and region apart; a device that tells no advertising ID has one of zeros. */
function completeDevice(device: NonNullable<Frame['device']>): object {
  const type = device.type?.toLowerCase();
  device.type = type;
  for (const name of ['advertising_id', 'idfv', 'sdk_id'] as const) {
    if (device[name] !== undefined && /^[0-]*$/.test(device[name])) device[name] = undefined;
  }
  if ((type !== 'ios' && type !== 'android') || device.lang === undefined) return device;
  const [language, region] = device.lang.split(/[-_]/);
  return { ...device, lang: undefined, language, region };
}

/** What partners want may be the event's own, too; a property of that name that is no object is something else. */
function addPartners(event: Event, name: 'partners' | 'integrations', { frame, note }: Recorded): void {
  const own = event[name];
  if (own !== undefined && !isObject(own)) note(`Left out, because Commanders Act uses the name itself: ${name}.`);
  const whole = isObject(own) ? { ...frame[name], ...own } : frame[name];
  if (whole !== own) event[name] = whole;
}

/** Leaves out the last items of an event that is too large for the vendor; what stands beside them stays. */
function cutItems(event: Event, note: (text: string) => void): void {
  const { items = [] } = event;
  if (bytesOf(event) <= mostEventBytes) return;
  let left = mostEventBytes - bytesOf({ ...event, items: [] });
  let count = 0;
  for (const item of items) {
    left -= bytesOf(item) + 1;
    if (left < 0) break;
    count += 1;
  }
  if (count === 0) return;
  event.items = items.slice(0, count);
  note(
    `Too large for Commanders Act: the first ${count} of ${items.length} items are sent. Amounts stay those of all.`,
  );
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
