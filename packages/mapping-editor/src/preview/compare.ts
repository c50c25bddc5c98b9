import { type ExplainedOutcome, outcomeIn, type Pipeline } from '@sluice/engine';
import { keysOf, leavesOf, pointerTo } from '@sluice/engine/language';
import type { Work } from './calls.ts';
import type { Comparison, EventChange, OutcomeChange, PlaceChange, ValueChange } from './comparison.ts';

/** The number of events between yields: few enough that other calls do not wait long. */
const step = 50;
/** For at most this many events, the details of what changes are given. */
const mostDetails = 200;

/** Finds out what another configuration changes for many events, each by itself. */
export function* compare(before: Pipeline, after: Pipeline, events: readonly unknown[], now: number): Work<Comparison> {
  const changed: number[] = [];
  const details: EventChange[] = [];
  const outcomes = new Map<string, Omit<OutcomeChange, 'events'> & { readonly events: number[] }>();
  const places = new Map<string, Omit<PlaceChange, 'events'> & { readonly events: number[] }>();
  for (const [event, value] of events.entries()) {
    const change = changeOf(event, planOf(before, value, now), planOf(after, value, now));
    if (change) {
      changed.push(event);
      if (details.length < mostDetails) details.push(change);
      const { status } = change.before;
      if (status !== change.after.status) {
        const both = { before: status, after: change.after.status };
        add(outcomes, JSON.stringify(both), both, event);
      }
      for (const one of change.values) {
        const place = { at: anyPlace(one.at), kind: kindOf(one) };
        add(places, JSON.stringify(place), place, event);
      }
    }
    if (event % step === step - 1) yield { done: event + 1, total: events.length };
  }
  return { events: events.length, changed, outcomes: byEvents(outcomes), places: byEvents(places), details };
}

interface Planned {
  readonly outcome: ExplainedOutcome;
  readonly requests: readonly object[];
}

function planOf(pipeline: Pipeline, event: unknown, now: number): Planned {
  const plan = pipeline.plan([event], { now });
  return { outcome: outcomeIn(plan, 0), requests: plan.drafts.map(({ request }) => request) };
}

function changeOf(event: number, before: Planned, after: Planned): EventChange | undefined {
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  const old = requestLeaves(before);
  const values: ValueChange[] = [];
  for (const [pointer, value] of requestLeaves(after)) {
    const was = old.get(pointer);
    old.delete(pointer);
    if (was !== value && JSON.stringify(was) !== JSON.stringify(value)) values.push(changeAt(pointer, was, value));
  }
  for (const [pointer, was] of old) values.push(changeAt(pointer, was, undefined));
  const requests = { before: before.requests.length, after: after.requests.length };
  return { event, before: before.outcome, after: after.outcome, requests, values };
}

/** By pointer, whose first key is the request's place. */
function requestLeaves({ requests }: Planned): Map<string, unknown> {
  return requests.length > 0 ? leavesOf(requests) : new Map<string, unknown>();
}

function changeAt(pointer: string, before: unknown, after: unknown): ValueChange {
  const [request, ...keys] = keysOf(pointer);
  return {
    request: Number(request ?? 0),
    at: keys.reduce(pointerTo, ''),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}

function kindOf(change: ValueChange): PlaceChange['kind'] {
  if (!('before' in change)) return 'added';
  return 'after' in change ? 'changed' : 'removed';
}

function anyPlace(pointer: string): string {
  return keysOf(pointer)
    .map((key) => (/^\d+$/.test(key) ? '*' : key))
    .reduce(pointerTo, '');
}

/** Adds an event at most once. */
function add<T extends object>(
  all: Map<string, T & { readonly events: number[] }>,
  key: string,
  value: T,
  event: number,
): void {
  const found = all.get(key) ?? { ...value, events: [] };
  all.set(key, found);
  if (found.events.at(-1) !== event) found.events.push(event);
}

function byEvents<T extends { readonly events: readonly number[] }>(all: ReadonlyMap<string, T>): T[] {
  return [...all.values()].toSorted((first, second) => second.events.length - first.events.length);
}
