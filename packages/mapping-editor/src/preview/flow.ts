import type { ExplainedOutcome } from '@sluice/engine';

/** What becomes of many events at one destination, from names through subscriptions to outcomes. Events are given by their places. */
export interface Flow {
  readonly events: number;
  /** The number of requests that they make when they are sent together. */
  readonly requests: number;
  /** One for each combination of name, subscriptions and outcome; those of most events first. */
  readonly bands: readonly Band[];
  /** One for each name; those of most events first. */
  readonly names: readonly NameCoverage[];
}

/** The events of one name that take the same way. */
export interface Band {
  /** The name of a track event; the type of any other. */
  readonly name: string;
  /** The names of the subscriptions that took them; empty where none did. */
  readonly subscriptions: readonly string[];
  readonly status: ExplainedOutcome['status'];
  readonly events: readonly number[];
  /** The messages and notes of the outcomes, those of most events first. */
  readonly reasons: readonly Reason[];
}

/** A message or note, and the events that it is about. */
export interface Reason {
  readonly text: string;
  /** Who must act, if somebody must. */
  readonly fix?: 'event' | 'settings' | 'vendor';
  readonly events: readonly number[];
}

/** How the events of one name are taken. */
export interface NameCoverage {
  readonly name: string;
  readonly events: number;
  /**
   * `own`: a subscription for this name or type takes them; `others`: the one for all other events does; `nobody`: none does. If the
   * events differ, the worst of these.
   */
  readonly takenBy: 'own' | 'others' | 'nobody';
  /** The standard event whose name is nearly the same. */
  readonly nearMiss?: string;
}
