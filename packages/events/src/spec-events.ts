import { freeze } from './freeze';
import type { SpecEvent } from './spec-event';
import { browsing } from './spec/browsing';
import { cart } from './spec/cart';
import { checkout } from './spec/checkout';
import { orders } from './spec/orders';
import { otherVisitors } from './spec/other-visitors';
import { signUp } from './spec/sign-up';

/**
 * Events of every kind of the common e-commerce spec: one customer's journey in the order of time, then some events of
 * an app user, of an anonymous visitor and of a customer of RudderStack. They are frozen, so whatever changes an event
 * that it was given is found out.
 */
export const specEvents: readonly SpecEvent[] = freeze([
  ...signUp,
  ...browsing,
  ...cart,
  ...checkout,
  ...orders,
  ...otherVisitors,
]);

/** A copy, free to be changed, of the first of `specEvents` whose event name (or type) is this. */
export function specEvent(name: string): SpecEvent {
  const found = specEvents.find(({ event, type }) => event === name || type === name);
  if (found === undefined) {
    const known = new Set(specEvents.map(({ event, type }) => event ?? type));
    throw new Error(`There is no spec event named ${JSON.stringify(name)}; there are ${[...known].join(', ')}`);
  }
  // Not structuredClone: under Jest its objects are of another realm, and not equal to those of a test.
  return JSON.parse(JSON.stringify(found));
}
