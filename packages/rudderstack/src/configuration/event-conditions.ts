import type { Subscription } from '@sluice/engine';

/** The FQL for track events with one of these names. FQL has no escapes, so a name must not contain a double quote. */
export function tracks(names: readonly string[]): string {
  const conditions = names.map((name) => `event = "${name}"`);
  return `type = "track" and ${conditions.length === 1 ? conditions.join('') : `(${conditions.join(' or ')})`}`;
}

/** The FQL for track events with other names. */
export function tracksOthers(names: readonly string[]): string {
  return ['type = "track"', ...names.map(isNot)].join(' and ');
}

/** The subscriptions, no longer matching track events with these names. */
export function withoutTracks(names: readonly string[], subscriptions: readonly Subscription[]): Subscription[] {
  return subscriptions.map((subscription) =>
    subscription.subscribe.startsWith('type = "track"')
      ? { ...subscription, subscribe: [subscription.subscribe, ...names.map(isNot)].join(' and ') }
      : subscription,
  );
}

const isNot = (name: string) => `event != "${name}"`;

/** The likely spellings of a name in upper and lower case, word by word, for integrations that ignored case. */
export function casingsOf(name: string): string[] {
  const parts = name.toLowerCase().split(/(?<=[ _])/);
  const spelled = parts.reduce<string[]>(
    (starts, part) => starts.flatMap((start) => [start + part, start + part.charAt(0).toUpperCase() + part.slice(1)]),
    [''],
  );
  return [...new Set([name, ...spelled, name.toUpperCase()])];
}
