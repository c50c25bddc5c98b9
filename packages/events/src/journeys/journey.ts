import type { SpecEvent } from '../spec-event';
import { Basket } from './basket';
import { browse } from './browse';
import { checkOut } from './check-out';
import { followUp } from './follow-up';
import { Order } from './order';
import { reviewCart } from './review-cart';
import { signIn } from './sign-in';
import type { Tracker } from './tracker';

/** One visitor's life as a customer, session after session, endlessly. */
export function* journey(tracker: Tracker): Generator<SpecEvent, never> {
  const { random, visitor } = tracker;
  const basket = new Basket(visitor.currency);
  for (let orderNumber = 1; ;) {
    const cartId = `CA-${visitor.code}-${orderNumber}`;
    tracker.startSession(1, 6);
    yield* browse(tracker, basket, cartId);
    if (basket.lines.length === 0) continue;

    yield* reviewCart(tracker, basket, cartId);
    if (random.chance(0.2)) continue;
    if (!tracker.isIdentified && random.chance(0.8)) yield* signIn(tracker);

    const order = new Order(visitor, orderNumber, basket.lines);
    orderNumber += 1;
    if (!(yield* checkOut(tracker, order, cartId))) continue;
    basket.clear();
    yield* followUp(tracker, order);
  }
}
