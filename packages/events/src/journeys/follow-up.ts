import type { SpecEvent } from '../spec-event';
import type { Order } from './order';
import type { Tracker } from './tracker';

type Events = Generator<SpecEvent, void>;

/** What sometimes comes after an order: a change, a cancellation, a refund, a review. */
export function* followUp(tracker: Tracker, order: Order): Events {
  const { random } = tracker;
  if (random.chance(0.1)) yield* update(tracker, order);
  if (random.chance(0.06)) yield* cancel(tracker, order);
  else if (random.chance(0.1)) yield* sendBack(tracker, order);
  else if (random.chance(0.2)) yield* review(tracker, order);
}

function lookAtOrder(tracker: Tracker, order: Order): SpecEvent {
  return tracker.look('Order', 'Account', `/account/orders/${order.id}`, `${order.id} | Harbour`);
}

function* update(tracker: Tracker, order: Order): Events {
  tracker.pause();
  const [line] = order.lines;
  if (line !== undefined) line.quantity += 1;
  yield lookAtOrder(tracker, order);
  yield tracker.track('Order Updated', order.describe());
}

function* cancel(tracker: Tracker, order: Order): Events {
  tracker.startSession(1, 12);
  yield lookAtOrder(tracker, order);
  yield tracker.track('Order Cancelled', order.describe());
  tracker.pause();
  yield tracker.track('Order Refunded', order.describe());
}

/** One piece is returned, and shipping is not refunded. */
function* sendBack(tracker: Tracker, order: Order): Events {
  tracker.startSession(24, 120);
  yield lookAtOrder(tracker, order);
  yield tracker.track('Order Refunded', order.describePiece());
}

function* review(tracker: Tracker, order: Order): Events {
  tracker.startSession(24, 96);
  const [product] = order.products;
  yield lookAtOrder(tracker, order);
  yield tracker.track('Product Reviewed', {
    product_id: product?.['product_id'],
    review_id: `R-${order.id}`,
    review_body: tracker.random.pick([
      'Wunderbar, passt perfekt! 👍',
      'Trop petit, dommage…',
      'とても暖かいです',
      'Does what it says.',
    ]),
    rating: tracker.random.integer(1, 5),
  });
}
