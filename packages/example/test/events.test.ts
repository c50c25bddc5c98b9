import { compile } from '@sluice/engine';
import { destination } from '@sluice/example';

const pipeline = compile(destination, { settings: { apiKey: 'key-1234' } });

/** What is sent for an event, or what becomes of it instead. */
function sent(event: object): unknown {
  const { drafts, outcomes } = pipeline.plan([event]);
  const [draft] = drafts;
  return draft ? [draft.request.method, draft.request.url, draft.request.json] : outcomes[0];
}

it('records an order with its lines, and what the table does not name under its own name', () => {
  const properties = {
    order_id: 1001,
    total: '25.00',
    giftWrap: true,
    products: [{ product_id: 'p-1', price: 12.5, quantity: 2, colour: 'red' }],
  };
  expect(sent({ type: 'track', event: 'Order Completed', userId: 'u-1', properties })).toEqual([
    'POST',
    'https://eu.acme.example/v2/events',
    {
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
    },
  ]);
});

it('keeps a customer under the ID, whatever letters it has', () => {
  expect(sent({ type: 'identify', userId: 'u/1', traits: { email: 'jo@shop.example', tier: 'gold' } })).toEqual([
    'PUT',
    'https://eu.acme.example/v2/customers/u%2F1',
    { email: 'jo@shop.example', tier: 'gold' },
  ]);
});

it.each([
  ['an order of nobody', { type: 'track', event: 'Order Completed', properties: { order_id: 1 } }, 'rejected'],
  ['an event under the vendor’s own name', { type: 'track', event: 'order', userId: 'u-1' }, 'rejected'],
  ['an event of a visitor whom it cannot know', { type: 'track', event: 'Quiz Finished', anonymousId: 'a' }, 'skipped'],
])('does not send %s', (_, event, status) => {
  expect(sent(event)).toMatchObject({ status });
});
