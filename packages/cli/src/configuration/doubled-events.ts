import type { ConfigurationProblem } from '@sluice/engine';
import { isObject } from '@sluice/kit/host';
import { findDestination } from '../find-destination';
import type { ConfigEntry } from './config-file';

/**
 * The user's own subscriptions and changed presets that accept an event which another subscription accepts, too. Such an event is
 * sent twice, which may be intended. Checked with the sample events and the event names in triggers.
 */
export async function doubledEvents(entry: ConfigEntry): Promise<ConfigurationProblem[]> {
  if (!isObject(entry.subscriptions)) return [];
  const { compileTrigger, subscriptionsOf } = await import('@sluice/engine');
  const { specEvents } = await import('@sluice/events');
  const destination = findDestination(entry.destination);
  const all = subscriptionsOf(destination, entry.subscriptions).map((subscription) => ({
    ...subscription,
    isOwn: !destination.presets.some((preset) => preset === subscription),
    trigger: compileTrigger(subscription.subscribe),
  }));
  return all.flatMap(({ name = '', subscribe, isOwn, trigger }, at) => {
    const named = [...subscribe.matchAll(/event = "([^"]+)"/g)].map(([, event]) => ({ type: 'track', event }));
    for (const event of isOwn ? [...named, ...specEvents] : []) {
      const other = trigger.isFor(event) && all.find((one, place) => place !== at && one.trigger.isFor(event));
      if (!other) continue;
      const clause = event.event === undefined ? `type != "${event.type}"` : `event != "${event.event}"`;
      const message =
        `"${event.event ?? event.type}" also matches "${other.name}", so it is sent twice. If that is not intended, set "${other.name}" to ` +
        `false, or exclude the event from it: "subscribe": ${JSON.stringify(`and ${clause}`)}.`;
      return [{ place: `${entry.place?.subscriptions}: subscriptions[${JSON.stringify(name)}]`, message }];
    }
    return [];
  });
}
