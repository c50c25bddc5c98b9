import { destination } from '@sluice/example';
import { planner } from '@sluice/test-utils/planner';
import { acme } from './simulator';

const plan = planner(destination, acme.account);

it('records an order with its lines, and what the table does not name under its own name', () => {
  const properties = {
    order_id: 1001,
    total: '25.00',
    giftWrap: true,
    products: [{ product_id: 'p-1', price: 12.5, quantity: 2, colour: 'red' }],
  };
  const [request] = plan([{ type: 'track', event: 'Order Completed', userId: 'u-1', properties }]).requests;
  expect(request).toMatchObject({ method: 'POST', url: 'https://eu.acme.example/v2/events' });
  expect(request?.json).toEqual({
    events: [
      {
        event: 'order',
        number: '1001',
        total: 25,
        lines: [{ sku: 'p-1', unit_price: 12.5, quantity: 2, colour: 'red' }],
        customer_id: 'u-1',
        gift_wrap: true,
      },
    ],
  });
});

it('keeps a customer under the ID, whatever letters it has', () => {
  const traits = { email: 'jo@shop.example', tier: 'gold' };
  const [request] = plan([{ type: 'identify', userId: 'u/1', traits }]).requests;
  expect(request).toMatchObject({ method: 'PUT', url: 'https://eu.acme.example/v2/customers/u%2F1' });
  expect(request?.json).toEqual(traits);
});

it.each([
  ['an order of nobody', { type: 'track', event: 'Order Completed', properties: { order_id: 1 } }, 'rejected'],
  ['an event under the vendor’s own name', { type: 'track', event: 'order', userId: 'u-1' }, 'rejected'],
  ['an event of a visitor whom it cannot know', { type: 'track', event: 'Quiz Finished', anonymousId: 'a' }, 'skipped'],
])('does not send %s', (_, event, status) => {
  expect(plan([event]).outcomes).toMatchObject([{ status }]);
});
