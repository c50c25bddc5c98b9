import type { ExplainedOutcome } from '@sluice/engine';

/** What becomes of many events at one destination: from names over subscriptions to outcomes. Events stand by their places. */
export interface Flow {
  readonly events: number;
  /** How many requests they take, sent together. */
  readonly requests: number;
  /** One for each name, subscription and outcome that there is; those of most events first. */
  readonly bands: readonly Band[];
  /** One for each name; those of most events first. */
  readonly names: readonly NameCoverage[];
}

export interface Band {
  /** Of a track event its name, of others their type. */
  readonly name: string;
  /** The names of the subscriptions that took them; empty where none did. */
  readonly subscriptions: readonly string[];
  readonly status: ExplainedOutcome['status'];
  readonly events: readonly number[];
  /** What the outcomes say, those of most events first; events of which there is nothing to say are in none. */
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly text: string;
  /** Who must act, where somebody must. */
  readonly fix?: 'event' | 'settings' | 'vendor';
  readonly events: readonly number[];
}

export interface NameCoverage {
  readonly name: string;
  readonly events: number;
  /**
   * Whether a subscription is for events of just this name or type, or the one for all others took it, or none did. Of some events that
   * differ, the worst.
   */
  readonly takenBy: 'own' | 'others' | 'nobody';
  /** The standard event whose name this one nearly has. */
  readonly nearMiss?: string;
}
