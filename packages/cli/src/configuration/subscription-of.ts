import type { Subscription } from '@sluice/engine';
import { type Action, defaultMapping } from '@sluice/kit/host';

/** A subscription for an action with its defaults; required fields without a default are left to be filled in. */
export function subscriptionOf(partnerAction: string, { defaultSubscription, fields }: Action): Subscription {
  const required = Object.entries(fields).filter(([, field]) => field.required === true);
  const subscribe = defaultSubscription ?? 'type = "track"';
  const mapping = { ...Object.fromEntries(required.map(([key]) => [key, ''])), ...defaultMapping(fields) };
  return { partnerAction, subscribe, mapping };
}
