import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { generateEvents, specEvent } = require('@sluice/events');

/** Orders with three lines, each from a different customer unless there are fewer `people`. */
export function orders(count, people = count) {
  const order = specEvent('Order Completed');
  const more = specEvent('Order Cancelled').properties.products;
  order.properties.products = [...order.properties.products, ...more].slice(0, 3);
  return copies(order, count, people).map((event, index) => {
    event.properties.order_id = `O-${padded(index)}`;
    return event;
  });
}

export function identifies(count) {
  return copies(specEvent('identify'), count, count);
}

/** Views of one product at one address by this many people in turn: only the people differ. */
export function views(count, people) {
  return copies(specEvent('Product Viewed'), count, people, { isAtOneAddress: true });
}

/** What visitors of a shop do, in chronological order. */
export function traffic(count) {
  return [...generateEvents({ count })];
}

function copies(event, count, people, { isAtOneAddress = false } = {}) {
  return Array.from({ length: count }, (_, index) => {
    const copy = JSON.parse(JSON.stringify(event));
    const person = index % people;
    const email = `customer-${padded(person)}@example.com`;
    copy.messageId = `5c1a9e04-7d3b-4f60-9a21-${String(index).padStart(12, '0')}`;
    copy.userId = `C-${padded(person)}`;
    copy.anonymousId = `b7a0d2f4-2f6e-4c53-8d1c-${String(person).padStart(12, '0')}`;
    if (!isAtOneAddress) copy.context.ip = `198.51.${100 + (person >> 8)}.${person & 255}`;
    for (const holder of [copy.context.traits, copy.traits, copy.properties]) {
      if (holder?.email !== undefined) holder.email = email;
    }
    return copy;
  });
}

function padded(number) {
  return String(number).padStart(5, '0');
}
