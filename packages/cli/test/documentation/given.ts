import { recentEvents, specEvent } from '@sluice/events';

/** What programs of pages take for given, as their texts say: a reader has it. */
export const declarations = `
declare const events: readonly object[];
declare const settings: Record<string, string | number | boolean>;
declare const subscriptions: import('@sluice/engine').Subscription[];
declare const definition: import('@segment/actions-core').DestinationDefinition<any>;
`;

const [viewed, ordered] = [specEvent('Product Viewed'), specEvent('Order Completed')];
const { _br_uid_2 } = ordered.properties ?? {};

/** Events of a shop that every vendor accepts or skips, and that lose nothing: Bloomreach's Discovery needs its cookie. */
export const events: readonly object[] = recentEvents([
  { ...viewed, properties: { ...viewed.properties, _br_uid_2 } },
  ordered,
]);
