import { freeze } from './freeze';
import type { SpecEvent } from './spec-event';
import { browsing } from './spec/browsing';
import { cart } from './spec/cart';
import { checkout } from './spec/checkout';
import { orders } from './spec/orders';
import { otherVisitors } from './spec/other-visitors';
import { signUp } from './spec/sign-up';

/**
 * Events of every kind in the common e-commerce spec: one customer's journey in order of time, then some events of an app user, of an
 * anonymous visitor, and of a customer whose events come through RudderStack. Frozen, so that code which changes them is found out.
 */
export const specEvents: readonly SpecEvent[] = freeze([
  ...signUp,
  ...browsing,
  ...cart,
  ...checkout,
  ...orders,
  ...otherVisitors,
]);

/** A copy, which may be changed, of the first of `specEvents` with this event name or type. */
export function specEvent(name: string): SpecEvent {
  const found = specEvents.find(({ event, type }) => event === name || type === name);
  if (found === undefined) {
    const known = new Set(specEvents.map(({ event, type }) => event ?? type));
    throw new Error(`There is no spec event named ${JSON.stringify(name)}; there are ${[...known].join(', ')}`);
  }
  // Not structuredClone: under Jest its objects belong to another realm, and do not equal those of a test.
  return JSON.parse(JSON.stringify(found));
}
