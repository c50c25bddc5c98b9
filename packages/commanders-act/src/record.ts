import { bodyBytes, computed, hash, isObject, type Item, jsonBound, leaveOut, rest, text } from '@sluice/kit';
import { amountsOfAny } from './amounts';
import { collect, mostEventBytes } from './collect';
import type { Context } from './connection';
import { grantedCategories } from './consent';
import { details, type Frame } from './frame';
import type { WithItems } from './item';

/** Names of the first version of the vendor's events: https://doc.commandersact.com/developers/tracking/about-events */
const reserved = new Set(['event_timestamp', 'event', 'batch', 'properties']);

/** What every event may have at its top level, next to its own properties. */
export const root = {
  ...amountsOfAny,
  // https://doc.commandersact.com/developers/tracking/about-events/js-sdk-event-specificity: that of the page "if missing".
  url: text('URL', 'The event’s own, or that of the page.', {
    from: [{ '@template': '{{properties.url}}' }, '$.context.page.url'],
  }),
  user: computed<object>('User', 'Who it was, and what they agreed to.'),
  context: computed<object>('Context', 'When, where and on which device it was.'),
  test_code: computed<string>('Test code', 'Of the settings.'),
  others: rest({ isReserved: (name) => reserved.has(name) }),
} as const;

/** What recording an event needs. */
export type Recorded = Context & { readonly frame: Frame };

/** An event as the tables read it; `rest` adds members of unknown type. */
type Event = WithItems & Record<string, unknown>;

/** The item that records one event: its own properties with the frame around them. */
export function record(event: Event, context: Recorded): Item {
  const { frame, settings, note } = context;
  const { event_id, event_timestamp: time, page, device, app, context_campaign: campaign } = frame;
  for (const name of ['partners', 'integrations'] as const) addPartners(event, name, context);
  event.user = userOf(context);
  const event_timestamp = settings.timestampFormat === 'text' ? String(time) : time;
  event.context = { event_id, page, device: device && deviceOf(device), app, campaign, event_timestamp };
  event.test_code = settings.testCode;
  // Properties must not give an address away either.
  if (settings.userDetails === 'hashed')
    leaveOut(event, ['email', 'phone'], 'the settings send user details as hashes only', note);
  if (settings.cutLongOrders && event.items && jsonBound(event, 'loose') > mostEventBytes) cutItems(event, note);
  return collect.item(event);
}

function userOf(context: Recorded): object {
  const { frame, settings, refuse } = context;
  const { user_id: id, email, user, google_consent_mode, consistent_anonymous_id = id } = frame;
  if (consistent_anonymous_id === undefined)
    throw refuse('consistent_anonymous_id', 'there is neither this nor a user ID of one person. Map one of them.');
  const consent_categories = grantedCategories(frame.consent, context);
  const known = { id, consistent_anonymous_id, email, ...user, google_consent_mode, consent_categories };
  return settings.userDetails === 'plain' ? known : hashDetails(known, settings.userDetails === 'both');
}

const hashed = ['email', ...Object.keys(details).filter((name) => name !== 'status')];

/**
 * Adds both hashes, in lower-case hex and without salt, as the vendor takes them instead of plain values:
 * https://doc.commandersact.com/developers/tracking/events-reference, "User". An ID that is an email address is hashed too.
 */
function hashDetails(user: Record<string, unknown>, keepsPlain: boolean): object {
  for (const name of hashed) {
    const plain = user[name];
    if (typeof plain !== 'string') continue;
    if (!keepsPlain) user[name] = undefined;
    user[`${name}_md5`] = hash('md5', plain);
    user[`${name}_sha256`] = hash('sha256', plain);
  }
  for (const name of keepsPlain ? [] : ['id', 'consistent_anonymous_id']) {
    const id = user[name];
    if (typeof id === 'string' && id.includes('@')) user[name] = hash('sha256', id.toLowerCase());
  }
  return user;
}

/** For apps, language and region are separate. */
function deviceOf(device: NonNullable<Frame['device']>): object {
  if ((device.type !== 'ios' && device.type !== 'android') || device.lang === undefined) return device;
  const [language, ...others] = device.lang.split(/[-_]/);
  return { ...device, lang: undefined, language, region: others.find((part) => /^(?:[a-z]{2}|\d{3})$/i.test(part)) };
}

/** Merges what the event itself holds for partners. A property of that name that is not an object is left out. */
function addPartners(event: Event, name: 'partners' | 'integrations', { frame, note }: Recorded): void {
  if (!isObject(event[name])) leaveOut(event, [name], 'Commanders Act reserves the name', note);
  if (frame[name]) event[name] = { ...frame[name], ...(event[name] as object) };
}

/** Leaves out the last items of an event that is too large for the vendor. Everything else is kept. */
function cutItems(event: Event, note: (text: string) => void): void {
  const { items = [] } = event;
  if (bodyBytes({ json: event }) <= mostEventBytes) return;
  let left = mostEventBytes - bodyBytes({ json: { ...event, items: [] } });
  const firstTooMany = items.findIndex((item) => (left -= bodyBytes({ json: item }) + 1) < 0);
  if (firstTooMany < 1) return;
  event.items = items.slice(0, firstTooMany);
  note(`Too large: the first ${firstTooMany} of ${items.length} items are sent. Amounts stay the whole order’s.`);
}
