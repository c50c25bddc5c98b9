import {
  appName,
  appVersion,
  emailAddress,
  emailSources,
  deviceType,
  type Item,
  keepFirst,
  lowerCase,
  type ObjectOf,
  pageUrl,
  readTime,
  rest,
  text,
  time,
} from '@sluice/kit';
import { asciiName } from './ascii-name';
import { batch, browser } from './batch';
import type { Context } from './connection';
import { customer, namedIds } from './customer';
import { discoveryCookie } from './discovery-cookie';
import type { PublicSettings } from './settings';

/** When, and in which browser: https://documentation.bloomreach.com/data-hub/docs/developers */
const frame = {
  ...browser,
  command: {
    timestamp: time('seconds', {
      withoutIt:
        'The event has no time that can be read: Bloomreach records when it arrives, and counts a repeat twice.',
    }),
  },
} as const;

/** What Discovery needs, and where and on which device it happened. */
export const event = {
  customer,
  ...frame,
  metadata: {
    _br_uid_2: discoveryCookie(
      'Discovery cookie',
      'The value of the cookie _br_uid_2. Discovery needs it for purchases.',
      {
        from: ['_br_uid_2', '$.integrations.Bloomreach._br_uid_2'],
      },
    ),
    domain_key: text('Domain key', 'The site, if your Discovery account has several.', {
      from: '$.integrations.Bloomreach.domain_key',
      otherwise: ({ domainKey }: PublicSettings) => domainKey,
    }),
    view_id: text('View ID', 'The view of the catalogue (a language or region), if yours has several.', {
      from: '$.integrations.Bloomreach.view_id',
      otherwise: ({ viewId }: PublicSettings) => viewId,
    }),
  },
  context: {
    utm_source: text('Campaign source', 'Sent if the setting "Send the context" is on, like all of these.', {
      from: '$.context.campaign.source',
    }),
    utm_medium: text('Campaign medium', 'As in email.', { from: '$.context.campaign.medium' }),
    utm_campaign: text('Campaign', 'Its name.', { from: '$.context.campaign.name' }),
    utm_term: text('Campaign term', 'What was searched for.', { from: '$.context.campaign.term' }),
    utm_content: text('Campaign content', 'Which link it was.', { from: '$.context.campaign.content' }),
    language: text('Language', 'As in en-US.', { from: '$.context.locale' }),
    timezone: text('Time zone', 'As in Europe/Berlin.', { from: '$.context.timezone' }),
    app_name: appName(),
    app_version: appVersion(),
    device_type: deviceType(),
    device_model: text('Device model', 'As in iPhone16,1.', { from: '$.context.device.model' }),
    os_name: text('Operating system', 'Of the device.', { from: '$.context.os.name' }),
    os_version: text('Version of the operating system', 'Of the device.', { from: '$.context.os.version' }),
  },
} as const;

/** The page it happened on. An event that has it under Bloomreach’s own name means that. */
export const location = pageUrl({ from: ['location', '$.context.page.url', 'url'] });

/** For events about the sender: there `properties.email` is the sender's own address. */
export const ownEvent = {
  ...event,
  customer: { ...customer, email_id: emailAddress({ from: [...emailSources, 'email'], made: lowerCase }) },
} as const;

/** Everything else in an event, under its own names, in ASCII where possible. */
export const others = rest({ name: (name) => asciiName(name) || name, made: inUnixTime });

type Tables = { readonly [N in keyof typeof event]: ObjectOf<(typeof event)[N]> };
/** What a command needs. */
export type Commanded = Context & Pick<Tables, 'customer' | 'visitor' | 'command'>;
export type Recorded = Context & Tables;
export type Properties = Record<string, unknown>;

/** The items that record what a customer did: each event with its type and properties. */
export function record(context: Recorded, ...events: (readonly [type: string, properties: Properties])[]): Item[] {
  const { settings, command, metadata, visitor, note } = context;
  const isDataHub = settings.api === 'dataHub';
  const isKnown = metadata._br_uid_2 ?? metadata.domain_key ?? metadata.view_id;
  const more: Properties = settings.sendContext ? context.context : {};
  const customer_ids = customerIds(context);
  return events.map(([type, properties]) => {
    // Engagement has no metadata, so the cookie stays a property there.
    if (!isDataHub && metadata._br_uid_2 !== undefined) properties._br_uid_2 = metadata._br_uid_2;
    for (const name in more) properties[name] ??= more[name];
    // https://documentation.bloomreach.com/engagement/docs/data-structure
    keepFirst(properties, 255, 'Bloomreach accepts no more than 255 in an event', note);
    const data = {
      customer_ids,
      [settings.eventTypeKey]: type,
      properties,
      metadata: isDataHub && isKnown !== undefined ? metadata : undefined,
      timestamp: command.timestamp,
    };
    return batch.item({ command: { name: 'customers/events', data }, visitor });
  });
}

/** The item that sets attributes of a customer. */
export function setAttributes(context: Commanded, properties: Properties): Item {
  const { command, visitor } = context;
  const data = { customer_ids: customerIds(context), properties, update_timestamp: command.timestamp };
  return batch.item({ command: { name: 'customers', data }, visitor });
}

/** The item that stores a customer's email address, without which nobody can write to them. None if there is no address. */
export function setEmail(context: Commanded): Item[] {
  const { email_id: email } = context.customer;
  return context.settings.setEmail && email !== undefined ? [setAttributes(context, { email })] : [];
}

/** The `customer_ids` of a command. Refuses an event without any. */
function customerIds({ customer: ids, settings, refuse, note }: Commanded): Record<string, string> {
  const named = namedIds(ids, settings, note);
  for (const _ in named) return named;
  throw refuse('user_id', 'the event has no ID that the settings know: user ID, email or anonymous ID. Map one.');
}

/** A day and a clock time with a zone other than "Z". */
const zoned = /^\d{4}-\d\d?-\d\d?[T ]\d\d?:\d\d[\d:.]*Z?[^\d:.Z]/;

/**
 * A time in a zone becomes a UNIX time, since https://documentation.bloomreach.com/engagement/docs/data-types reads only UTC as it is
 * written with "Z" or without a zone. Other texts that look like dates may not be dates.
 */
export function inUnixTime(value: unknown): unknown {
  if (typeof value !== 'string' || value[4] !== '-' || !zoned.test(value)) return value;
  const milliseconds = readTime(value);
  return typeof milliseconds === 'number' ? milliseconds / 1000 : value;
}
