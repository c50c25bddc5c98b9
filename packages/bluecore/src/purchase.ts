import { orderId, orderTotal } from '@sluice/kit';
import { connection } from './connection';
import { customerOf, requireEmail } from './customer';
import { product, productsOf } from './product';
import { eventFields, recordEvent } from './record-event';

/** Of a purchase in a file feed: https://help.bluecore.com/en/articles/9415314-purchase-events */
const mostProducts = 30;

/** https://help.bluecore.com/help/events-api. Without an order ID Bluecore makes one up, and a repeat counts twice. */
export const purchase = connection.action({
  title: 'Purchase',
  description: 'Records an order of a customer whose e-mail address is known.',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  fields: {
    orderId,
    total: {
      ...orderTotal,
      description: 'With or without tax and shipping, as in whatever else tells Bluecore of orders.',
    },
    products: { ...product.products, description: 'The lines of the order.' },
    ...eventFields,
  },
  items: (context) => {
    const { payload, refuse, note } = context;
    const customer = customerOf(context);
    const email = requireEmail(customer, context);
    const id = payload.orderId.trim();
    if (id === '') throw refuse('orderId', 'it is blank.');
    const products = productsOf(context);
    if (products.length === 0) throw refuse('products', 'the order has no product with an ID.');
    if (products.length > mostProducts) {
      note(`More than ${mostProducts} products: Bluecore documents no more for an order, and may not keep the others.`);
    }
    const properties = { products, total: payload.total, order_id: id, customer: { email } };
    return recordEvent(context, customer, [{ event: 'purchase', properties }]);
  },
});
