import type { ExplainedOutcome } from '@sluice/engine';

/** What another configuration changes for many events. Events stand by their places. */
export interface Comparison {
  readonly events: number;
  /** Those for which something changes. */
  readonly changed: readonly number[];
  /** Those of which another outcome becomes, by both; those of most events first. */
  readonly outcomes: readonly OutcomeChange[];
  /** The places in requests at which something else stands; those of most events first. */
  readonly places: readonly PlaceChange[];
  /** What changes for each of the first of them. */
  readonly details: readonly EventChange[];
}

export interface OutcomeChange {
  readonly before: ExplainedOutcome['status'];
  readonly after: ExplainedOutcome['status'];
  readonly events: readonly number[];
}

export interface PlaceChange {
  /** A JSON pointer into a request, with `*` for the places of lists: `/json/commands/*\/data`. */
  readonly at: string;
  /** By whether there was nothing before, or is nothing after. */
  readonly kind: 'added' | 'removed' | 'changed';
  readonly events: readonly number[];
}

export interface EventChange {
  readonly event: number;
  readonly before: ExplainedOutcome;
  readonly after: ExplainedOutcome;
  /** How many requests it takes. */
  readonly requests: { readonly before: number; readonly after: number };
  readonly values: readonly ValueChange[];
}

export interface ValueChange {
  /** The request's place, and a JSON pointer into it. */
  readonly request: number;
  readonly at: string;
  /** Absent where there was nothing. */
  readonly before?: unknown;
  readonly after?: unknown;
}
