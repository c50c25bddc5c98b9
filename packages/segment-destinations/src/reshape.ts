import { isObject } from '@sluice/kit/host';

type Event = Readonly<Record<string, unknown>>;

/**
 * An event as Segment's sources make it, for which mappings are written. RudderStack's have the traits of an identify call in
 * `context.traits`, and the visitor's address in `request_ip`, which is the shop's own where a server sent the event.
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
