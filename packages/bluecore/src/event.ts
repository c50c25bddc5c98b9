import { appVersion, computed, type Item, type ItemsContext, text } from '@sluice/kit';
import { calls } from './calls';
import type { Settings } from './connection';
import { customerOf, type sender } from './customer';

/** Properties that every event may have: https://help.bluecore.com/help/events-api */
export const event = {
  distinct_id: computed<string>('Distinct ID', 'By the setting of that name.'),
  customer: computed<object>('Customer', 'The address, and attributes.'),
  client: appVersion({
    label: 'Client',
    description: 'The version of your app, or anything else that distinguishes audiences.',
  }),
  device: text('Device', 'As in "iPadOS 15.0 iPad11,6".', {
    from: { '@template': '{{context.os.name}} {{context.os.version}} {{context.device.model}}' },
  }),
} as const;

type Context = Pick<
  ItemsContext<{ readonly properties: typeof event; readonly sender: typeof sender }, Settings>,
  'properties' | 'sender' | 'settings' | 'refuse'
>;

interface Recording {
  /** The properties of each call, where there is not exactly one. */
  readonly each?: readonly object[];
  /** Whether the event's IDs are linked to the address first. With the setting `every` they always are. */
  readonly isToLink?: boolean;
}

/**
 * The items that record one event, after an "identify" for each ID to link. An "identify" carries nothing about the customer
 * but the address: https://help.bluecore.com/help/events-api, "Linking identifiers to email".
 */
export function record(context: Context, name: string, { each, isToLink = false }: Recording = {}): Item[] {
  const { properties, settings, sender } = context;
  const { distinctId, email, otherIds } = customerOf(context);
  const more = sender.timestamp === undefined ? {} : { occurredAt: sender.timestamp };
  properties.device = properties.device?.replace(/\s+/g, ' ');
  properties.distinct_id = distinctId;
  const items: Item[] = [];
  if (email !== undefined && (isToLink || settings.linking === 'every')) {
    const { client, device } = properties;
    for (const id of otherIds)
      items.push(
        calls.item({ event: 'identify', properties: { distinct_id: id, customer: { email }, client, device } }, more),
      );
  }
  if (!each) items.push(calls.item({ event: name, properties }, more));
  else
    for (const own of each)
      items.push(calls.item({ event: name, properties: Object.assign({}, properties, own) }, more));
  return items;
}
