import { recentEvents, specEvent } from '@sluice/events';

/** What programs of pages take for given, as their texts say: a reader has it. */
export const declarations = `
declare const events: readonly object[];
declare const settings: Record<string, string | number | boolean>;
declare const subscriptions: import('@sluice/engine').Subscription[];
declare const definition: import('@segment/actions-core').DestinationDefinition<any>;
`;

/** Events of a shop that every vendor takes or passes over. */
export const events: readonly object[] = recentEvents(
  ['Product Viewed', 'Order Completed'].map((name) => specEvent(name)),
);
