import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../is-object';
import { LimitedMap } from '../limited-map';
import { standardIdentifiers } from './schema';

type Members = Readonly<Record<string, unknown>>;

/** What the vendor has kept of the data it was sent. */
export class Memory {
  private readonly last = new LimitedMap<string, unknown>(1000);
  private readonly byUuid = new LimitedMap<string, Members>();
  private readonly forgotten = new LimitedMap<string, true>();

  /** Keeps an accepted event; returns why it is of no use. */
  keep(event: Members): string[] {
    this.last.set(String(event.event), event);
    const isTracked = !keysOf(event).some((key) => this.forgotten.has(key));
    return [
      ...this.findRepeated(event),
      // OAS: a forgotten customer is "removed from tracking".
      ...(isTracked ? [] : ['The customer was forgotten, and is tracked no more']),
    ];
  }

  /** EV: the most recent event of each type. Assumed: keyed by the name of the type. */
  lastEvents(): Members {
    return Object.fromEntries(this.last.entries());
  }

  /** OAS: `forget` deletes a customer and stops tracking them, `unforget` resumes tracking. */
  forget(person: unknown): void {
    for (const key of keysOf(person)) this.forgotten.set(key, true);
  }

  unforget(person: unknown): void {
    for (const key of keysOf(person)) this.forgotten.delete(key);
  }

  // OAS: the ID of one event. It is there so that the same event can be sent again.
  private findRepeated(event: Members): string[] {
    const uuid = String(event.event_uuid).toLowerCase();
    const before = event.event_uuid === undefined ? undefined : this.byUuid.get(uuid);
    if (event.event_uuid !== undefined && before === undefined) this.byUuid.set(uuid, event);
    return before === undefined || isDeepStrictEqual(before, event)
      ? []
      : ['Another event with this event_uuid was received before'];
  }
}

/** The identifiers of a person. HELP: the case of addresses does not matter. */
function keysOf(person: unknown): string[] {
  return standardIdentifiers.flatMap((name) => {
    const value = isObject(person) ? person[name] : undefined;
    if (value === undefined) return [];
    return [`${name} ${name === 'email' ? String(value).toLowerCase() : String(value)}`];
  });
}
