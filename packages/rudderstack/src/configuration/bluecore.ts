import type { Subscription } from '@sluice/engine';
import type { RawSettings } from '@sluice/kit/host';
import { type BluecoreMappings, bluecoreMappings, type Making } from './bluecore-mappings';
import type { BuiltIn, SubscriptionContext } from './built-in';
import { casingsOf, tracks, tracksOthers, withoutTracks } from './event-conditions';
import { eventsAboutSender } from './events-about-sender';

const names: Readonly<Record<string, string>> = {
  'Product Viewed': 'viewed_product',
  'Products Searched': 'search',
  'Product Added': 'add_to_cart',
  'Product Removed': 'remove_from_cart',
  'Product Added to Wishlist': 'wishlist',
  'Order Completed': 'purchase',
};
const vendorNames = Object.values(names);

const asksToLink = (condition: '=' | '!=', joint: string) =>
  ['traits', 'context.traits'].map((place) => `${place}.action ${condition} "identify"`).join(` ${joint} `);

/** Whether the setting links IDs to email addresses. All IDs are needed then: none replaces another. */
const isLinking = ({ linking }: RawSettings) => linking === 'identify' || linking === 'every';

function subscriptions(context: SubscriptionContext): Subscription[] {
  const { usesVendorNames, presets, config, eventRows, defaultsOf } = context;
  const made = bluecoreMappings(defaultsOf, { isLinking: isLinking(config) });
  const mapped = eventRows.map((row) => row.from);
  const rows = eventRows.flatMap(({ from, to }) => {
    const making = makingOf(to, made);
    return [{ ...((usesVendorNames && presetLike(making, presets)) || making), subscribe: tracks([from]) }];
  });
  if (usesVendorNames) return [...rows, ...withoutTracks(mapped, presets)];
  /** Events that are not in the table of event names: a track call may have the name of any event that Bluecore knows. */
  const named: readonly (readonly [names: readonly string[], Making | undefined])[] = [
    ...Object.entries(names).map(([name, to]) => [[...casingsOf(name), to], made.vendorEvents.get(to)] as const),
    ...[...made.vendorEvents].map(([name, making]) => [[name], making] as const),
    [casingsOf('subscription_event'), made.consents],
    [eventsAboutSender, made.ownEvent],
  ];
  const taken = new Set(mapped);
  const own = named.flatMap(([spellings, making]): Subscription[] => {
    const left = spellings.filter((name) => !taken.has(name));
    for (const name of left) taken.add(name);
    return making && left.length > 0 ? [{ ...making, subscribe: tracks(left) }] : [];
  });
  return [
    ...rows,
    ...own,
    { ...made.setAttributes, subscribe: `type = "identify" and ${asksToLink('!=', 'and')}` },
    { ...made.link, subscribe: `type = "identify" and (${asksToLink('=', 'or')})` },
    { ...made.customEvent, subscribe: tracksOthers([...taken]) },
  ];
}

/** How to send the event named in the table; if it is not one of Bluecore's own, it is sent as a custom event with that name. */
function makingOf(to: string, made: BluecoreMappings): Making {
  const { partnerAction, mapping } = made.customEvent;
  return made.vendorEvents.get(to) ?? { partnerAction, mapping: { ...mapping, event: to } };
}

/** The preset that sends the same event to the vendor. */
function presetLike(making: Making, presets: readonly Subscription[]): Making | undefined {
  const isLike = ({ partnerAction, mapping }: Subscription) =>
    partnerAction === making.partnerAction && mapping.event === making.mapping.event;
  const preset = presets.find(isLike);
  return preset && { partnerAction: preset.partnerAction, mapping: preset.mapping };
}

/** Six commerce events by name; all other events and all traits unchanged. */
export const bluecore: BuiltIn = {
  keys: { namespace: 'bluecoreNamespace' },
  eventTable: {
    key: 'eventsMapping',
    label: 'Event names',
    description: 'Events of yours that mean one of Bluecore’s. They win over the names of the common event spec.',
    vendorNames,
  },
  account: {},
  habits: (config) => ({
    // Unless IDs are linked, the email address replaces the user ID.
    distinctId: isLinking(config) ? 'email' : 'userId',
    linking: 'identify',
    attributes: '*',
    customEvents: '*',
    allowOldEvents: true,
  }),
  subscriptions,
};
