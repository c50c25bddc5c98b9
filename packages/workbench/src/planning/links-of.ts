import { another } from './another';
import type { ShownRequest } from './planner';
import { keysOf, leavesOf, withValueAt } from './pointer';

/** A value of a request, and the values of the event that change it. Places are JSON pointers. */
export interface Link {
  readonly request: number;
  readonly to: string;
  readonly from: readonly string[];
}

/** What an event becomes: its requests, or undefined where it has none. */
export type MakeRequests = (event: unknown) => readonly ShownRequest[] | undefined;

/**
 * Which values of an event each value of its requests comes from. Found out by asking: each value of the event is changed in turn,
 * and what changes in the requests depends on it. So it holds for whatever rules and code stand between the two.
 */
export function linksOf(event: unknown, requests: readonly ShownRequest[], make: MakeRequests): Link[] {
  const before = requests.map((request) => valuesIn(request));
  const found = new Map<string, { request: number; to: string; from: string[] }>();
  const add = (request: number, to: string, from: string) => {
    const key = `${request} ${to}`;
    const link = found.get(key) ?? { request, to, from: [] };
    if (!link.from.includes(from)) link.from.push(from);
    found.set(key, link);
  };
  for (const { pointer, value } of leavesOf(event)) {
    const other = another(value);
    if (other === undefined || pointer === '/type') continue;
    // Another name is another kind of event: only where the name itself arrives is it a value.
    const after = pointer === '/event' ? undefined : make(withValueAt(event, keysOf(pointer), other));
    if (after?.length === before.length) {
      for (const [place, values] of before.entries()) {
        const changed = valuesIn(after[place] as ShownRequest); // -- there are as many
        for (const [to, text] of values) if (changed.get(to) !== text) add(place, to, pointer);
      }
    } else {
      const text = JSON.stringify(value);
      for (const [place, values] of before.entries()) {
        for (const [to, found] of values) if (found === text) add(place, to, pointer);
      }
    }
  }
  return [...found.values()];
}

/** The values of the event that no request depends on. */
export function unusedIn(event: unknown, links: readonly Link[]): string[] {
  const used = new Set(links.flatMap(({ from }) => from));
  return leavesOf(event)
    .map(({ pointer }) => pointer)
    .filter((pointer) => !used.has(pointer) && pointer !== '/type' && pointer !== '/event');
}

function valuesIn({ method, url, headers, json }: ShownRequest): Map<string, string> {
  return new Map(
    leavesOf({ method, url, headers, json }).map(({ pointer, value }) => [pointer, JSON.stringify(value)]),
  );
}
