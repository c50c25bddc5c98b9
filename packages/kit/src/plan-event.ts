import { type Action, type InputField, type Payload, Refusal } from './action';
import type { Item } from './channel';
import { rejected, type Rejected } from './outcome';
import type { RawSettings } from './settings';

/** What an action makes of one event. */
export interface EventItems {
  readonly items: readonly Item[];
  /** The values that identify the event's person: events that share one keep their order. */
  readonly people: readonly string[];
  readonly notes: readonly string[];
  /** Set where the event shares no request with others: the vendor refused one that it was in. */
  readonly isAlone?: boolean;
}

/**
 * Asks an action what one payload becomes. `settings` are those without passwords. A refusal becomes a rejected outcome
 * that names the field by its label; any other error is a programming error and comes through.
 */
export function planEvent(
  action: Pick<Action, 'fields' | 'items'>,
  payload: Payload,
  settings: RawSettings,
): EventItems | Rejected {
  const notes: string[] = [];
  try {
    const items = action.items({
      payload,
      settings,
      refuse: (field, reason) => new Refusal(field, reason),
      note: (text) => void notes.push(text),
    });
    return { items, people: peopleOf(action.fields, payload), notes };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return rejected('event', `${action.fields[error.field]?.label ?? error.field}: ${error.reason}`);
  }
}

function peopleOf(fields: Record<string, InputField>, payload: Payload): string[] {
  const people: string[] = [];
  for (const key in fields) {
    if (fields[key]?.category === 'identifier') collectScalars(payload[key], people);
  }
  return people;
}

function collectScalars(value: unknown, into: string[]): void {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) collectScalars(member, into);
  } else if (typeof value === 'string' || typeof value === 'number') {
    // Vendors compare ids without case or not at all: taken for one person, two keep their order and lose nothing.
    const id = String(value).trim().toLowerCase();
    if (id !== '' && id !== 'null' && id !== 'undefined') into.push(id);
  }
}
