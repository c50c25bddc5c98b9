import { personOf } from './event-words';
import type { Exchange, Sending } from './sending';

/** The exchanges of the same events, one after the other. */
export interface Row {
  /** `requests` of the same events in the order of their attempts. */
  readonly exchanges: readonly Exchange[];
  /** How many times the batch was halved before. */
  readonly depth: number;
  /** The numbers of earlier exchanges with an event of the same person, for which this row had to wait. */
  readonly after: readonly number[];
}

/** The exchanges as rows of a time line, in the order in which each set of events was first sent. */
export function timelineOf({ exchanges, events }: Pick<Sending, 'exchanges' | 'events'>): Row[] {
  const rows = new Map<string, Row & { readonly exchanges: Exchange[] }>();
  /** By the event's place, the sets of events that it was sent with. */
  const sets = new Map<number, ReadonlySet<number>[]>();
  const newest = new Map<string, number>();
  for (const exchange of exchanges.toSorted((a, b) => a.number - b.number)) {
    const key = exchange.events.join();
    const known = rows.get(key);
    if (known) {
      known.exchanges.push(exchange);
      continue;
    }
    const own = new Set(exchange.events);
    const [first = -1] = exchange.events;
    const around = (sets.get(first) ?? []).filter((set) => set.size > own.size && isWithin(own, set));
    const people = new Set(exchange.events.map((place) => personOf(events[place])));
    const after = [...people].flatMap((person) => newest.get(person) ?? []);
    rows.set(key, {
      exchanges: [exchange],
      depth: around.length,
      after: around.length > 0 ? [] : [...new Set(after)],
    });
    for (const place of own) sets.set(place, [...(sets.get(place) ?? []), own]);
    for (const person of people) newest.set(person, exchange.number);
  }
  return [...rows.values()];
}

function isWithin(some: ReadonlySet<number>, all: ReadonlySet<number>): boolean {
  for (const place of some) if (!all.has(place)) return false;
  return true;
}

/** How an exchange ended; each ending has a colour. */
export function endOf({ status, dropped = [] }: Exchange): 'good' | 'dropped' | 'wait' | 'bad' {
  if (status === undefined || status === 0 || status === 408 || status === 425 || status === 429 || status >= 500)
    return 'wait';
  if (status >= 400) return 'bad';
  return dropped.length > 0 ? 'dropped' : 'good';
}

/** About five round numbers from 0 up to the end. */
export function ticksUpTo(end: number): number[] {
  const least = Math.max(1, end / 5);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, at) => at * step);
}
