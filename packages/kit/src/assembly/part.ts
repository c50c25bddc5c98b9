import type { Channel, Item } from '../definition/channel';
import type { Request } from '../request/request';
import type { PreparedSettings } from '../settings/settings';

/** The items of one event that go into one request. */
export interface Part {
  /** The event's place in the list. */
  readonly event: number;
  readonly items: readonly Item[];
}

/** The request that carries these parts. */
export function requestOf(channel: Channel, parts: readonly Part[], settings: PreparedSettings): Request {
  return channel.request(valuesOf(parts) as [unknown, ...unknown[]], settings.all); // -- a draft has an item
}

/** The vendor objects of these parts, in order. */
export function valuesOf(parts: readonly Part[]): unknown[] {
  const values: unknown[] = [];
  for (const part of parts) for (const item of part.items) values.push(item.value);
  return values;
}
