import type { Subscription } from '@sluice/engine';
import { type Entry, isKept } from '../planning/entry';

/** The text of the config file, without what the page does not know. */
export function forSluice(entries: readonly Entry[]): string {
  const destinations = entries.map((entry) => ({
    ...entry,
    settings: Object.fromEntries(Object.entries(entry.settings).filter(([, value]) => !isKept(value))),
  }));
  return json({ destinations });
}

/** Subscriptions as Segment keeps them. */
export function forSegment(subscriptions: readonly Subscription[]): string {
  return json(
    subscriptions.map(({ name, partnerAction, subscribe, mapping }) => ({
      name: name ?? partnerAction,
      enabled: true,
      partnerAction,
      subscribe,
      mapping,
    })),
  );
}

/** The text for the key `subscriptions` in RudderStack: complete, so that it works even if RudderStack has presets of its own. */
export function forRudderStack(subscriptions: readonly Subscription[]): string {
  return json(
    subscriptions.map(({ name, partnerAction, subscribe, mapping }) => ({ name, partnerAction, subscribe, mapping })),
  );
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
