import type { Subscription, SubscriptionOverrides } from '@sluice/engine';

/** One destination of sluice.json, as the page edits it. */
export interface Entry {
  readonly destination: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** All subscriptions, or what differs from the presets; the presets if absent. */
  readonly subscriptions?: readonly Subscription[] | SubscriptionOverrides;
}

/** Stands for a secret that the server keeps to itself. Sent back, it means "unchanged". */
export interface Kept {
  readonly kept: number;
}

/** Whether a setting is such a secret. */
export function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'kept' in value;
}
