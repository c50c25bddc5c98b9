import { site } from '../shop/site';
import type { SpecEvent } from '../spec-event';
import type { Basket } from './basket';
import { toProduct } from './to-product';
import type { Tracker } from './tracker';

/** A look at the cart, in which a product may be removed or the cart shared. */
export function* reviewCart(tracker: Tracker, basket: Basket, cartId: string): Generator<SpecEvent, void> {
  const { random, visitor } = tracker;
  const { currency } = visitor;
  yield tracker.look('Cart', 'Checkout', '/cart', 'Your cart | Harbour');
  yield tracker.track('Cart Viewed', {
    cart_id: cartId,
    currency: currency.code,
    products: basket.lines.map((line, index) => toProduct(line, currency, index + 1)),
  });
  tracker.pause();
  const [first, second] = basket.lines;
  if (first !== undefined && second !== undefined && random.chance(0.2)) {
    basket.remove(first);
    yield tracker.track('Product Removed', {
      cart_id: cartId,
      currency: currency.code,
      ...toProduct(first, currency, 1),
    });
    tracker.pause();
  }
  if (random.chance(0.03)) {
    yield tracker.track('Cart Shared', {
      share_via: 'email',
      share_message: 'Was meinst du? 🤔',
      recipient: 'friend@example.net',
      cart_id: cartId,
      url: `${site}/cart/${cartId}`,
      products: basket.lines.map(({ item }) => ({ product_id: item.id })),
    });
    tracker.pause();
  }
}
