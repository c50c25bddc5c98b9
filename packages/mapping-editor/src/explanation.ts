import type { Subscription } from '@sluice/engine/language';

/** What becomes of one event, as the host page knows it. */
export interface Explanation {
  /** One for each of the subscriptions, in their order. */
  readonly subscriptions: readonly SubscriptionExplanation[];
  readonly requests: readonly { readonly method: string; readonly url: string; readonly json?: unknown }[];
  /** In a few words: delivered, skipped and why, rejected and why. */
  readonly outcome: { readonly status: string; readonly message?: string; readonly notes?: readonly string[] };
}

export interface SubscriptionExplanation {
  readonly isMatched: boolean;
  /** The first clause of the trigger that does not hold. */
  readonly failed?: string;
  /** By the field's key. */
  readonly fields?: Readonly<Record<string, FieldExplanation>>;
}

export interface FieldExplanation {
  /** What the mapping gives. */
  readonly raw?: unknown;
  /** What the field makes of it. */
  readonly read?: unknown;
  /** Why it is left out, or refused. */
  readonly note?: string;
}

/** Plans one event without sending anything. */
export type Preview = (
  event: Readonly<Record<string, unknown>>,
  subscriptions: readonly Subscription[],
) => Explanation | Promise<Explanation>;
