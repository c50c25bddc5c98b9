import type { Subscription, SubscriptionOverrides } from '@sluice/engine';

/** One destination of sluice.json, as the page edits it. */
export interface Entry {
  readonly destination: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** All of them, or what differs from the presets, which there are where this is absent. */
  readonly subscriptions?: readonly Subscription[] | SubscriptionOverrides;
}

/** Stands in the page for a secret that the server has and does not give away; sent back, it means "as it was". */
export interface Kept {
  readonly kept: number;
}

export function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'kept' in value;
}
