import { groupBy } from './group-by';
import type { Subscription } from '@sluice/engine';
import type { Batch } from '../planning/planner';
import { nameOf, typeOf } from './event-words';

/** Events that go from one node to another. */
export interface Band {
  readonly from: string;
  readonly to: string;
  /** Their places. */
  readonly events: readonly number[];
}

/** A batch as a flow of three columns: names of events, subscriptions, outcomes. */
export interface Flow {
  readonly columns: readonly [readonly string[], readonly string[], readonly string[]];
  /** From the first column to the second, then from the second to the third. */
  readonly bands: readonly Band[];
  readonly statuses: Readonly<Record<string, number>>;
}

/** More names than a picture can hold are put together. */
const mostNames = 18;
export const otherNames = 'Other names';
export const noSubscription = 'No subscription';

export const outcomeWords: Readonly<Record<string, string>> = {
  planned: 'sent',
  delivered: 'delivered',
  skipped: 'skipped',
  rejected: 'rejected',
  retry: 'to be sent again',
};

export function flowOf(events: readonly unknown[], batch: Batch): Flow {
  const counts = new Map<string, number>();
  for (const event of events) counts.set(titleOf(event), (counts.get(titleOf(event)) ?? 0) + 1);
  const names = [...counts].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
  const named = new Set(names.slice(0, names.length > mostNames ? mostNames - 1 : mostNames));
  const bands = new Map<string, { from: string; to: string; events: number[] }>();
  const add = (column: number, from: string, to: string, event: number) => {
    const key = `${column}\n${from}\n${to}`;
    const band = bands.get(key) ?? { from, to, events: [] };
    band.events.push(event);
    bands.set(key, band);
  };
  const statuses: Record<string, number> = {};
  for (const [place, event] of events.entries()) {
    const title = titleOf(event);
    const name = named.has(title) ? title : otherNames;
    const subscription = batch.subscriptions[place] || noSubscription;
    const outcome = outcomeOf(batch, place);
    statuses[outcome] = (statuses[outcome] ?? 0) + 1;
    add(0, name, subscription, place);
    add(1, subscription, outcome, place);
  }
  const all = [...bands.entries()];
  const columnOf = (at: '0' | '1', end: 'from' | 'to') => [
    ...new Set(all.filter(([key]) => key.startsWith(at)).map(([, band]) => band[end])),
  ];
  return {
    columns: [columnOf('0', 'from'), columnOf('0', 'to'), columnOf('1', 'to')],
    bands: all.map(([, band]) => band),
    statuses,
  };
}

export function outcomeOf(batch: Batch, place: number): string {
  const fix = batch.fixes[place];
  const word = outcomeWords[batch.statuses[place] ?? 'skipped'] ?? '';
  return fix ? `${word} (fix: ${fix})` : word;
}

/** What becomes of the events of one name. */
export interface Covered {
  readonly name: string;
  readonly events: readonly number[];
  readonly subscriptions: readonly string[];
  readonly outcomes: readonly string[];
  /** Taken by nothing but what takes everything else, or by nothing. */
  readonly isUnknown: boolean;
  /** The standard event whose name this one nearly is. */
  readonly nearMiss?: string;
}

/** The names of the events, those that need a look first. */
export function coverageOf(
  events: readonly unknown[],
  batch: Batch,
  subscriptions: readonly Subscription[],
): Covered[] {
  const catchAll = new Set(
    subscriptions.filter(({ subscribe }) => /event\s*!=/.test(subscribe)).map(({ name }) => name ?? ''),
  );
  const byName = groupBy(events.keys(), (place) => titleOf(events[place]));
  return [...byName]
    .map(([name, places]): Covered => {
      const taken = [...new Set(places.map((place) => batch.subscriptions[place] ?? ''))];
      const nearMiss = places.map((place) => /nearly "([^"]+)"/.exec(batch.reasons[place] ?? '')?.[1]).find(Boolean);
      return {
        name,
        events: places,
        subscriptions: taken.filter(Boolean),
        outcomes: [...new Set(places.map((place) => outcomeOf(batch, place)))],
        isUnknown: taken.every((one) => one === '' || catchAll.has(one)),
        ...(nearMiss && { nearMiss }),
      };
    })
    .toSorted((a, b) => weightOf(b) - weightOf(a) || b.events.length - a.events.length);
}

const weightOf = ({ nearMiss, isUnknown }: Covered) => (nearMiss ? 2 : 0) + (isUnknown ? 1 : 0);

/** Events without a name go by their type. */
function titleOf(event: unknown): string {
  const type = typeOf(event);
  return type === 'track' ? nameOf(event) : type === '' ? 'No event' : `${type} call`;
}
