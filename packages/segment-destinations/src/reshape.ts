import { isObject } from '@sluice/kit/host';

type Event = Readonly<Record<string, unknown>>;

/**
 * Converts an event to the form of Segment's sources, which mappings are written for. RudderStack's events have the traits of an
 * identify call in `context.traits`, and the visitor's IP address in `request_ip` (the shop's own if a server sent the event).
 */
export function reshape(event: Event): Event {
  const { type, traits, context, request_ip: ip, channel } = event;
  const { traits: known, ip: address } = isObject(context) ? context : {};
  const hasTraits = type !== 'identify' || !isFilled(known) || isFilled(traits);
  const hasAddress = typeof ip !== 'string' || (channel !== 'web' && channel !== 'mobile') || isSet(address);
  if (hasTraits && hasAddress) return event;
  return {
    ...event,
    ...(!hasTraits && { traits: known }),
    ...(!hasAddress && { context: { ...(isObject(context) && context), ip } }),
  };
}

function isFilled(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length > 0;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
