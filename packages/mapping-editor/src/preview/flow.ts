import type { ExplainedOutcome } from '@sluice/engine';

/** What happens to many events at one destination, from names through subscriptions to outcomes. Events are identified by their places. */
export interface Flow {
  readonly events: number;
  /** The number of requests if the events are sent together. */
  readonly requests: number;
  /** One for each combination of name, subscriptions and outcome; the most frequent first. */
  readonly bands: readonly Band[];
  /** One for each name; the most frequent first. */
  readonly names: readonly NameCoverage[];
}

/** The events with one name that take the same path. */
export interface Band {
  /** The name of a track event; the type of any other. */
  readonly name: string;
  /** The names of the subscriptions that matched them; empty if none did. */
  readonly subscriptions: readonly string[];
  readonly status: ExplainedOutcome['status'];
  readonly events: readonly number[];
  /** The messages and notes of the outcomes, the most frequent first. */
  readonly reasons: readonly Reason[];
}

/** A message or note, and the events that it is about. */
export interface Reason {
  readonly text: string;
  /** Who must act, if anybody. */
  readonly fix?: 'event' | 'settings' | 'vendor';
  readonly events: readonly number[];
}

/** How the events with one name are handled. */
export interface NameCoverage {
  readonly name: string;
  readonly events: number;
  /**
   * `own`: a subscription for this name or type matches them; `others`: the one for all other events does; `nobody`: none does. If the
   * events differ, the worst of these.
   */
  readonly takenBy: 'own' | 'others' | 'nobody';
  /** The standard event whose name is nearly the same. */
  readonly nearMiss?: string;
}
