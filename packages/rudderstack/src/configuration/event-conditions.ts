import type { Subscription } from '@sluice/engine';

/** The FQL of track events with one of these names. FQL has no escapes: a name holds no double quote. */
export function tracks(names: readonly string[]): string {
  const conditions = names.map((name) => `event = "${name}"`);
  return `type = "track" and ${conditions.length === 1 ? conditions.join('') : `(${conditions.join(' or ')})`}`;
}

/** The FQL of the track events with other names. */
export function tracksOthers(names: readonly string[]): string {
  return ['type = "track"', ...names.map(isNot)].join(' and ');
}

/** The subscriptions without the track events of these names. */
export function withoutTracks(names: readonly string[], subscriptions: readonly Subscription[]): Subscription[] {
  return subscriptions.map((subscription) =>
    subscription.subscribe.startsWith('type = "track"')
      ? { ...subscription, subscribe: [subscription.subscribe, ...names.map(isNot)].join(' and ') }
      : subscription,
  );
}

const isNot = (name: string) => `event != "${name}"`;

/** The ways in which senders spell a name where the vendor's integration did not look at capitals: word by word. */
export function casingsOf(name: string): string[] {
  const parts = name.toLowerCase().split(/(?<=[ _])/);
  const spelled = parts.reduce<string[]>(
    (starts, part) => starts.flatMap((start) => [start + part, start + part.charAt(0).toUpperCase() + part.slice(1)]),
    [''],
  );
  return [...new Set([name, ...spelled, name.toUpperCase()])];
}
