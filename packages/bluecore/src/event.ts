import {
  anonymousId,
  appVersion,
  computed,
  type Item,
  type ItemsContext,
  type Kind,
  named,
  textKind,
  time,
  userId,
} from '@sluice/kit';
import { emailAddress, emailKind } from './email-address';
import { type Call, events } from './events';

/** Who it is and when. Bluecore gets one of the IDs, as `distinct_id`. */
export const sender = {
  user_id: userId(),
  email: emailAddress,
  anonymous_id: anonymousId(),
  timestamp: time('milliseconds', {
    description: 'When it happened. Bluecore takes no time, so old events are refused.',
  }),
} as const;

/** Parts of a device's name may be missing. */
const withoutGaps: Kind<string> = {
  ...textKind,
  read: (given) => {
    const text = textKind.read(given);
    return typeof text === 'string' ? text.replace(/\s+/g, ' ') : text;
  },
};

/** What all events have: https://help.bluecore.com/help/events-api, "Parameters" */
export const frame = {
  distinct_id: computed<string>('Distinct ID', 'The ID that stands for the customer by the settings.'),
  client: appVersion({
    label: 'Client',
    description: 'The version of your app, or anything else to tell audiences apart by.',
  }),
  device: named(withoutGaps)('Device', 'As in "iPadOS 15.0 iPad11,6".', {
    from: { '@template': '{{context.os.name}} {{context.os.version}} {{context.device.model}}' },
  }),
} as const;

type Linking = 'orders' | 'identify' | 'every' | 'off';

/** The settings under which IDs are linked on identify calls, and on orders and opt-ins. */
export const onIdentify: readonly Linking[] = ['orders', 'identify', 'every'];
export const onOrder: readonly Linking[] = ['orders', 'every'];
const onOthers: readonly Linking[] = ['every'];

interface Settings {
  readonly distinctId: 'email' | 'userId';
  readonly linking: Linking;
}
type Recorded = Pick<
  ItemsContext<{ readonly sender: typeof sender; readonly properties: typeof frame }, Settings>,
  'sender' | 'properties' | 'settings' | 'refuse'
>;

/**
 * The items of an event's calls; before them, where IDs are to be linked, an "identify" for each. Such a call says nothing of
 * the customer but the address. https://help.bluecore.com/help/events-api, "Linking identifiers to email".
 */
export function record(context: Recorded, calls: readonly Call[], linkedBy = onOthers): Item[] {
  const { sender: who, properties, settings, refuse } = context;
  const { user_id: user, email, anonymous_id: anonymous, timestamp } = who;
  const known = addressIn(user) ?? user;
  const distinctId = (settings.distinctId === 'email' ? (email ?? known) : (known ?? email)) ?? anonymous;
  if (distinctId === undefined) {
    throw refuse('user_id', 'the event has no email address, user ID or anonymous ID. Map one of them.');
  }
  const more = timestamp === undefined ? undefined : { occurredAt: timestamp };
  const items: Item[] = [];
  if (email !== undefined && linkedBy.includes(settings.linking)) {
    const { client, device } = properties;
    for (const id of new Set([user, anonymous])) {
      if (id === undefined || addressIn(id) !== undefined) continue;
      const link = { distinct_id: id, client, device, customer: { email } };
      items.push(events.item({ event: 'identify', properties: link }, more));
    }
  }
  for (const call of calls) {
    call.properties.distinct_id = distinctId;
    items.push(events.item(call, more));
  }
  return items;
}

/** The address that an ID is: an `@` alone makes none. */
function addressIn(id: string | undefined): string | undefined {
  const address = id?.includes('@') ? emailKind.read(id) : undefined;
  return typeof address === 'string' ? address : undefined;
}
