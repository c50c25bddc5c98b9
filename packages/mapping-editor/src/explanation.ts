import type { Subscription } from '@sluice/engine/language';

/** What happens to one event and why, as far as the editor shows it. The engine's `pipeline.explain(event)` returns one. */
export interface Explanation {
  /** One for each subscription, in their order. */
  readonly subscriptions: readonly SubscriptionExplanation[];
  readonly requests: readonly RequestExplanation[];
  readonly outcome: OutcomeExplanation;
}

/** Whether a subscription matches the event, and what its fields read. */
export interface SubscriptionExplanation {
  readonly isMatched: boolean;
  /** The first clause of the trigger that does not hold, and the values that it looks at. */
  readonly failed?: {
    readonly text: string;
    readonly values: readonly { readonly at: string; readonly value?: unknown }[];
  };
  /** By field key. */
  readonly fields?: Readonly<Record<string, FieldExplanation>>;
}

/** What one field receives, and what it makes of that. */
export interface FieldExplanation {
  /** What the mapping yields. */
  readonly raw?: unknown;
  /** What the field's kind reads from it. */
  readonly read?: unknown;
  readonly state: 'sent' | 'unsent' | 'empty' | 'unreadable' | 'refused';
  readonly notes?: readonly string[];
}

/** A request that the event makes. */
export interface RequestExplanation {
  readonly method: string;
  readonly url: string;
  /** The body, in one of these. */
  readonly json?: unknown;
  readonly form?: unknown;
  readonly text?: string;
  readonly ndjson?: readonly unknown[];
}

/** The outcome of the event; `planned` if the vendor's answer decides. */
export interface OutcomeExplanation {
  readonly status: 'planned' | 'delivered' | 'skipped' | 'rejected' | 'retry';
  readonly message?: string;
  /** Who must act. */
  readonly fix?: 'event' | 'settings' | 'vendor';
  readonly notes?: readonly string[];
}

/** An event to preview the mapping with. */
export type SampleEvent = Readonly<Record<string, unknown>>;

/** Plans one event without sending anything. Throws if the subscriptions, or the settings, cannot work. */
export type Preview = (
  event: SampleEvent,
  subscriptions: readonly Subscription[],
) => Explanation | Promise<Explanation>;
