const context = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 (X11; Linux)' };

/** Recent, unlike the samples: vendors take no old events. */
const timestamp = new Date().toISOString();

export function track(event: string, userId = 'u1', more: object = {}): Readonly<Record<string, unknown>> {
  return { type: 'track', event, userId, timestamp, context, properties: { plan: 'free' }, ...more };
}

export function page(userId = 'u1', more: object = {}): Readonly<Record<string, unknown>> {
  return {
    type: 'page',
    name: 'Home',
    userId,
    timestamp,
    context,
    properties: { url: 'https://shop.example/' },
    ...more,
  };
}

export function order(lines: number, userId = 'u1', more: object = {}): Readonly<Record<string, unknown>> {
  const products = Array.from({ length: lines }, (_, line) => ({
    product_id: `p${line + 1}`,
    name: `Sweater ${line + 1}`,
    price: 10,
    quantity: 1,
  }));
  return track('Order Completed', userId, { properties: { order_id: 'o1', total: 10 * lines, products }, ...more });
}
