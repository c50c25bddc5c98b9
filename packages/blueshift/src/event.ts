import {
  advertisingId,
  anonymousId,
  appName,
  appVersion,
  computed,
  deviceId,
  emailAddress,
  emailSources,
  groupId,
  identifier,
  type Item,
  ipAddress,
  isUuid,
  leaveOut,
  listOf,
  messageId,
  named,
  needsOne,
  type ObjectOf,
  refined,
  rest,
  text,
  textKind,
  time,
  trait,
  userId,
  vendorId,
  yesOrNo,
} from '@sluice/kit';
import { events } from './channels';
import type { Context, Settings } from './connection';
import { eventUuid } from './event-uuid';

/**
 * The names of consents: https://developer.blueshift.com/reference/post_api-v1-customers and
 * https://help.blueshift.com/hc/en-us/articles/26089456545811
 */
export const consent = /^(?:unsubscribed|opted_in|opt_out_of_ads|subscription_group|email_(?:open|click)_tracking)/;
/**
 * Names that Blueshift reserves (https://help.blueshift.com/hc/en-us/articles/115002714773), its own customer ID
 * (https://help.blueshift.com/hc/en-us/articles/6479978144275), and the token's name in bulk.
 */
const own = /^(?:_?bsft_.*|uuid|device_tokens)$/;

/** Properties and traits without a row become attributes under their own names: Blueshift's names are case-sensitive. */
const asAttributes = {
  isReserved: (name: string) =>
    consent.test(name) ? 'consent is taken only from the field "Subscriptions"' : own.test(name),
};

/** What Blueshift calculates of a customer: https://help.blueshift.com/hc/en-us/articles/26089497226899 */
const derived: ReadonlySet<string> = new Set([
  'lifetime_revenue',
  'lifetime_orders',
  'lifetime_visits',
  'email_hard_bounced',
  'email_spam_reported',
  'last_browser_platform',
  'last_browser_type',
  'last_browser_version',
  'last_device_id',
  'last_device_token',
  'last_device_token_updated_at',
  'last_utm_medium',
  'last_utm_source',
  'last_visit_at',
  'last_click_at',
  'last_open_at',
  'last_user_click_at',
  'last_user_open_at',
  'last_location_city',
  'last_location_country',
  'last_location_country_code',
  'last_location_state',
  'last_location_timezone',
  'last_purchase_at',
  'session_last_activity_at',
]);

/** A customer's traits without a row. */
export const asTraits = {
  isReserved: (name: string) => (derived.has(name) ? 'Blueshift calculates them' : asAttributes.isReserved(name)),
};

/**
 * A device as Blueshift names it: https://developer.blueshift.com/docs/event-attributes-for-integration-without-sdk. What senders
 * call ios is an iPhone or iPad by its model. Reads `type/model`.
 */
const apple = /^ios$|\bi(?:Phone|Pad|Pod)/;
const deviceType = named(refined(textKind, (said) => apple.exec(said)?.[0] ?? /^[^/]+/.exec(said)?.[0].toLowerCase()));

/** Who, when, and on which device: https://developer.blueshift.com/reference/post_api-v1-event */
export const sender = {
  ...needsOne(
    {
      customer_id: userId(),
      email: emailAddress(),
      device_id: deviceId(),
      cookie: identifier('Blueshift cookie', 'The UUID that Blueshift’s script keeps in the browser.', {
        from: '$.integrations.Blueshift.cookie',
      }),
    },
    // The settings may name others.
    { isForItems: true },
  ),
  anonymous_id: anonymousId(),
  group_id: groupId({
    description: 'The company or other group for which the customer acts.',
    from: ['$.context.groupId', 'group_id', ...trait('group_id')],
  }),
  event_uuid: messageId({
    made: (id, { sendEventUuid }: Settings) => (sendEventUuid ? eventUuid(id) : undefined),
  }),
  // No page documents `timestamp`, but the vendor's own SDKs send it, and without it an import counts from its arrival.
  timestamp: time('iso', {
    made: (when, { sendTimestamp }: Settings) => (sendTimestamp ? when : undefined),
    withoutIt: ({ sendTimestamp }: Settings) =>
      sendTimestamp && 'Without a time that can be read, Blueshift records when the event arrives.',
  }),
  device_type: deviceType('Device type', 'As in android, iPhone or iPad.', {
    from: { '@template': '{{context.device.type}}/{{context.device.model}}' },
  }),
  device_token: text('Push token', 'The token with which the app gets push messages.', {
    from: '$.context.device.token',
  }),
  device_idfa: advertisingId(),
  advertising_id: computed<string>('Advertising ID', 'Android’s.'),
  device_idfv: vendorId({ description: 'Apple’s IDFV. On iOS, by default the device ID.' }),
  device_manufacturer: text('Manufacturer', 'Of the device.', { from: '$.context.device.manufacturer' }),
  os_name: text('Operating system', 'Of the device.', { from: '$.context.os.name' }),
  network_carrier: text('Carrier', 'The mobile network of the device.', { from: '$.context.network.carrier' }),
  app_name: appName({
    description: 'The package or bundle ID, which is what Blueshift’s own SDKs send; otherwise the name.',
    from: ['$.context.app.namespace', '$.context.app.name'],
  }),
  app_version: appVersion(),
  limit_ad_tracking: yesOrNo('Ad tracking', 'Whether the device allows it. Arrives as its opposite.', {
    from: '$.context.device.adTrackingEnabled',
    made: (isEnabled) => !isEnabled,
  }),
  ip: ipAddress(),
  latitude: text('Latitude', 'Where the device is.', { from: '$.context.location.latitude' }),
  longitude: text('Longitude', 'Where the device is.', { from: '$.context.location.longitude' }),
} as const;

/** What every event may have. */
export const event = { ...sender, others: rest(asAttributes) } as const;

/** For events about the sender: there `properties.email` is the sender's own address. */
export const ownEmail = emailAddress({ from: [...emailSources, 'email'] });

type Sender = ObjectOf<typeof sender>;
export type Recorded = Context & { readonly object: Sender & { event: string } };

/** https://developer.blueshift.com/docs/customer-related-data. For addresses one page says 64, another 256. */
const longest = [
  ['customer_id', 128],
  ['email', 64],
] as const;

/** The item that records one event. Skips events of visitors whom Blueshift cannot identify. */
export function record(context: Recorded): Item {
  const { object, settings, note } = context;
  completeDevice(object);
  const anonymous = object.anonymous_id;
  identify(object, context);
  if (!isKnown(object, settings) && !settings.sendUnidentified) throw unknown(anonymous, context);
  for (const [name, most] of longest) {
    if ((object[name]?.length ?? 0) > most)
      note(`The ${name} has more than ${most} characters: Blueshift may not accept it.`);
  }
  return events.item(object);
}

/** An anonymous ID is never sent as customer_id: each would be a new customer. */
function identify(object: Sender, { settings, note }: Recorded): void {
  const { anonymousIdField: field } = settings;
  if (field === 'device_id' || field === 'cookie') object[field] ??= object.anonymous_id;
  if (field !== 'attribute') object.anonymous_id = undefined;
  if (object.cookie !== undefined && !isUuid(object.cookie))
    leaveOut(object, ['cookie'], 'it must be a UUID from Blueshift’s own script', note);
}

function completeDevice(object: Sender): void {
  if (apple.test(object.device_type ?? '')) object.device_idfv ??= object.device_id;
  if (object.device_type !== 'android') return;
  object.advertising_id = object.device_idfa;
  object.device_idfa = undefined;
}

/** An account may identify people by phone number or IDs of its own: https://help.blueshift.com/hc/en-us/articles/6479978144275 */
function isKnown(object: Sender, { identifierAttributes }: Settings): boolean {
  if ((object.customer_id ?? object.email ?? object.device_id ?? object.cookie) !== undefined) return true;
  const attributes: Readonly<Record<string, unknown>> = object;
  return listOf(identifierAttributes).some((name) => attributes[name] !== undefined);
}

function unknown(anonymous: string | undefined, { refuse, skip }: Recorded): Error {
  if (anonymous !== undefined) {
    return skip('The visitor is unknown, and the setting "Anonymous ID" sends nothing that identifies one.');
  }
  return refuse(
    'customer_id',
    'the event has no user ID, email, device ID or Blueshift cookie that can be read. Map one of them.',
  );
}
