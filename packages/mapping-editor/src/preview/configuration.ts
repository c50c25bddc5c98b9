import type { Subscription, SubscriptionOverrides } from '@sluice/engine/language';

/** A configured destination. Plain data. */
export interface Configuration {
  /** The key of the destination among those that the Worker serves. */
  readonly destination: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** All subscriptions, or what differs from the presets. By default the presets. */
  readonly subscriptions?: readonly Subscription[] | SubscriptionOverrides | undefined;
}
