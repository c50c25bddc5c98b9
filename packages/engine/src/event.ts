import { type Destination, isKeyedList, isNameOf, isObject } from '@sluice/kit/host';

/** An event as Segment's and RudderStack's SDKs make it. Only `type` is certain: it is a string. */
export interface Event {
  readonly type: string;
  readonly messageId?: unknown;
  readonly integrations?: unknown;
  readonly [key: string]: unknown;
}

/** The event in the shape that the destination's mappings expect, or what is wrong with it. */
export function readEvent(value: unknown, { reshape }: Pick<Destination, 'reshape'>): Event | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'An event must be a JSON object with a "type", as in {"type":"track","event":"Order Completed"}.';
  }
  const event = value as Record<string, unknown>;
  if (typeof event.type !== 'string' || event.type === '') {
    return 'The event has no "type". It must be "track", "identify", "page", "screen", "group" or "alias".';
  }
  const wrong = membersOfWrongType(event as Event);
  const read = withLists(wrong.length === 0 ? (event as Event) : withEmpty(event as Event, wrong));
  return reshape ? (reshape(read) as Event) : read;
}

const objectMembers = ['properties', 'traits', 'context'] as const;
type Member = (typeof objectMembers)[number] | 'context.traits';
const none: readonly Member[] = [];

/** The members of an event that must be objects but are something else: paths into them would read parts of a list or string. */
export function membersOfWrongType(event: Event): readonly Member[] {
  let wrong = none;
  for (const member of objectMembers) if (isWrongType(event[member])) wrong = [...wrong, member];
  return isObject(event.context) && isWrongType(event.context.traits) ? [...wrong, 'context.traits'] : wrong;
}

function isWrongType(value: unknown): boolean {
  return typeof value === 'object' ? Array.isArray(value) : value !== undefined && value !== '';
}

/** Whether a member is an empty list, which is how PHP writes an empty object. */
export function isEmptyList(event: Event, member: Member): boolean {
  const value = member === 'context.traits' ? (event.context as Event).traits : event[member];
  return Array.isArray(value) && value.length === 0;
}

/** The event with empty objects in place of these members. */
function withEmpty(event: Event, members: readonly Member[]): Event {
  const result: Record<string, unknown> = { ...event };
  for (const member of members) {
    if (member === 'context.traits') result.context = { ...(event.context as object), traits: {} };
    else result[member] = {};
  }
  return result as Event;
}

/** Turns objects back into lists: PHP writes a list that lost an item as an object with numeric keys. */
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
