import { type Destination, isKeyedList, isNameOf, isObject } from '@sluice/kit/host';

/** An event as Segment's and RudderStack's SDKs make it. Only `type` is known: it is a text. */
export interface Event {
  readonly type: string;
  readonly messageId?: unknown;
  readonly integrations?: unknown;
  readonly [key: string]: unknown;
}

/** The event, fit for a destination's mappings; or what is wrong with it. */
export function readEvent(value: unknown, { reshape }: Pick<Destination, 'reshape'>): Event | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'An event must be a JSON object with a "type", as in {"type":"track","event":"Order Completed"}.';
  }
  const event = value as Record<string, unknown>;
  if (typeof event.type !== 'string' || event.type === '') {
    return 'The event has no "type". It must be "track", "identify", "page", "screen", "group" or "alias".';
  }
  const odd = withMembers.find((member) => isOdd(event[member]));
  if (odd !== undefined) return `The event’s "${odd}" must be an object.`;
  if (isObject(event.context) && isOdd(event.context.traits)) return 'The event’s "context.traits" must be an object.';
  const read = withLists(withoutEmptyLists(event as Event));
  return reshape ? (reshape(read) as Event) : read;
}

const withMembers = ['properties', 'traits', 'context'];

/** Whether a value that must be an object is neither an object nor absent. Otherwise members would be read from a text or number. */
function isOdd(value: unknown): boolean {
  if (typeof value === 'object') return Array.isArray(value) && value.length > 0;
  return value !== undefined && value !== '';
}

/** PHP writes an empty object as an empty list. */
function withoutEmptyLists(event: Event): Event {
  let result = event;
  for (const member of withMembers) {
    const value = event[member];
    if (Array.isArray(value) && value.length === 0) result = { ...result, [member]: {} };
  }
  const { context } = result;
  if (typeof context !== 'object' || context === null || !('traits' in context)) return result;
  const isEmptyList = Array.isArray(context.traits) && context.traits.length === 0;
  return isEmptyList ? { ...result, context: { ...context, traits: {} } } : result;
}

/** PHP writes a list from which something was removed as an object with numbers for keys. */
function withLists(event: Event): Event {
  const { properties } = event;
  if (typeof properties !== 'object' || properties === null || !('products' in properties)) return event;
  const { products } = properties;
  return isKeyedList(products) ? { ...event, properties: { ...properties, products: Object.values(products) } } : event;
}

/**
 * Whether the event's sender wants it to go to this destination: the destination's entry in `integrations` decides, or else `All`; yes
 * if there is neither.
 */
export function isWanted(event: Event, destination: { readonly name: string; readonly slug: string }): boolean {
  const { integrations } = event;
  if (typeof integrations !== 'object' || integrations === null) return true;
  let all = true;
  for (const [name, choice] of Object.entries(integrations)) {
    if (isNameOf(destination, name)) return choice !== false;
    if (name.toLowerCase() === 'all') all = choice !== false;
  }
  return all;
}
