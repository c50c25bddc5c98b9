import { outcomeIn, type Pipeline } from '@sluice/engine';
import { textIn } from '@sluice/kit/host';
import type { Work } from './calls.ts';
import type { Band, Flow, NameCoverage, Reason } from './flow.ts';

/** As many events as are sent together. */
const windowSize = 500;
/** The number of events between yields: few enough that other calls do not wait long. */
const step = 100;

/** Finds out what happens to many events. */
export function* flowOf(pipeline: Pipeline, events: readonly unknown[], now: number): Work<Flow> {
  const { subscriptions } = pipeline;
  const bands = new Map<string, MutableBand>();
  const names = new Map<string, MutableCoverage>();
  let requests = 0;
  for (let from = 0; from < events.length; from += windowSize) {
    const window = events.slice(from, from + windowSize);
    const plan = pipeline.plan(window, { now });
    requests += plan.drafts.length;
    for (const [place, event] of window.entries()) {
      const at = from + place;
      const name = nameOf(event);
      const { subscriptions: takers, nearMiss } = pipeline.match(event);
      const { status, message, fix, notes } = outcomeIn(plan, place);
      const taken = takers.map((taker) => subscriptions[taker]?.name ?? '');
      const band = known(bands, JSON.stringify([name, taken, status]), () => ({
        name,
        subscriptions: taken,
        status,
        events: [],
        reasons: new Map(),
      }));
      band.events.push(at);
      for (const text of message === undefined ? (notes ?? []) : [message]) {
        const reason = known(band.reasons, text, () => ({ text, ...(fix && { fix }), events: [] }));
        reason.events.push(at);
      }
      const coverage = known(names, name, (): MutableCoverage => ({
        name,
        events: 0,
        takenBy: 'own',
        ...(nearMiss && { nearMiss }),
      }));
      coverage.events += 1;
      const isOwn = typeOf(event) !== 'track' || takers.some((taker) => subscriptions[taker]?.isForNames);
      coverage.takenBy = worse(coverage.takenBy, takers.length === 0 ? 'nobody' : isOwn ? 'own' : 'others');
      if (place % step === step - 1) yield { done: at + 1, total: events.length };
    }
  }
  return {
    events: events.length,
    requests,
    bands: byEvents([...bands.values()].map((band) => ({ ...band, reasons: byEvents([...band.reasons.values()]) }))),
    names: [...names.values()].toSorted((first, second) => second.events - first.events),
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type MutableReason = Mutable<Omit<Reason, 'events'>> & { readonly events: number[] };
type MutableBand = Mutable<Omit<Band, 'events' | 'reasons'>> & {
  readonly events: number[];
  readonly reasons: Map<string, MutableReason>;
};
type MutableCoverage = Mutable<NameCoverage>;

function known<T>(all: Map<string, T>, key: string, make: () => T): T {
  const found = all.get(key) ?? make();
  all.set(key, found);
  return found;
}

function byEvents<T extends { readonly events: readonly number[] }>(all: readonly T[]): T[] {
  return all.toSorted((first, second) => second.events.length - first.events.length);
}

const severity = ['own', 'others', 'nobody'] as const;

function worse(first: NameCoverage['takenBy'], second: NameCoverage['takenBy']): NameCoverage['takenBy'] {
  return severity[Math.max(severity.indexOf(first), severity.indexOf(second))] ?? second;
}

function nameOf(event: unknown): string {
  const type = typeOf(event);
  const name = textIn(event, 'event');
  return (type === 'track' ? name : undefined) ?? type ?? 'no event';
}

function typeOf(event: unknown): string | undefined {
  return textIn(event, 'type');
}
