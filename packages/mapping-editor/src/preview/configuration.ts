import type { Subscription, SubscriptionOverrides } from '@sluice/engine/language';

/** A destination as it is configured. Plain data. */
export interface Configuration {
  /** The key of the destination among those that the Worker serves. */
  readonly destination: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** All subscriptions, or what differs from the presets; the presets unless given. */
  readonly subscriptions?: readonly Subscription[] | SubscriptionOverrides | undefined;
}
