import type { ExplainedOutcome } from '@sluice/engine';

/** What another configuration changes for many events, which are identified by their places. */
export interface Comparison {
  readonly events: number;
  /** The events for which something changes. */
  readonly changed: readonly number[];
  /** The events whose outcome changes, by both outcomes; the most frequent change first. */
  readonly outcomes: readonly OutcomeChange[];
  /** The places in requests whose value changes, starting with those that change for the most events. */
  readonly places: readonly PlaceChange[];
  /** What changes for each of the first changed events. */
  readonly details: readonly EventChange[];
}

/** A change of outcome, and the events that have it. */
export interface OutcomeChange {
  readonly before: ExplainedOutcome['status'];
  readonly after: ExplainedOutcome['status'];
  readonly events: readonly number[];
}

/** A place in requests, and the events whose value there changes. */
export interface PlaceChange {
  /** A JSON pointer into a request, with `*` for list indexes: `/json/commands/*\/data`. */
  readonly at: string;
  /** `added` if there was nothing before, `removed` if there is nothing after. */
  readonly kind: 'added' | 'removed' | 'changed';
  readonly events: readonly number[];
}

/** What changes for one event. */
export interface EventChange {
  readonly event: number;
  readonly before: ExplainedOutcome;
  readonly after: ExplainedOutcome;
  /** The number of requests that it makes. */
  readonly requests: { readonly before: number; readonly after: number };
  readonly values: readonly ValueChange[];
}

/** A value of a request before and after. */
export interface ValueChange {
  /** The request's place, and a JSON pointer into it. */
  readonly request: number;
  readonly at: string;
  /** Absent if there was nothing. */
  readonly before?: unknown;
  readonly after?: unknown;
}
