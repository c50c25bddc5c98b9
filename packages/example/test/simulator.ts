import { objectSchema, schemaSimulator, when } from '@sluice/simulators';

const text = { type: 'string', minLength: 1 };
const amount = { type: 'number' };
const email = { type: 'string', pattern: '@' };

// https://docs.acme.example/orders#lines
const line = objectSchema({ sku: text }, { unit_price: amount, quantity: amount });

// https://docs.acme.example/events: an event is of somebody, by ID or address.
const event = objectSchema(
  { event: { type: 'string', pattern: '^[^\\p{Lu}\\s]+$' } },
  { customer_id: text, email, occurred_at: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT' } },
  {
    anyOf: [{ required: ['customer_id'] }, { required: ['email'] }],
    // https://docs.acme.example/orders
    ...when('event', ['order', 'refund'], objectSchema({ number: text }, { total: amount, lines: { items: line } })),
  },
);

/** Acme as https://docs.acme.example describes it. */
export const acme = schemaSimulator({
  slug: 'acme',
  account: { apiKey: 'demo-key-7f3a', region: 'eu' },
  // https://docs.acme.example/regions
  origins: ({ region }) => [region === 'us' ? 'https://us.acme.example' : 'https://eu.acme.example'],
  // https://docs.acme.example/authentication
  authorize: ({ headers }, { apiKey }) =>
    headers.authorization === `Basic ${btoa(`${apiKey}:`)}`
      ? undefined
      : { status: 401, json: { error: 'Unknown key' } },
  calls: {
    'GET /v2/account': { schema: {} },
    'POST /v2/events': {
      schema: event,
      items: 'events',
      maxItems: 100,
      maxBytes: 1_000_000,
      rate: { calls: 5 },
      answerEach: (items) => ({
        status: 200,
        json: { results: items.map(({ errors }) => (errors.length === 0 ? 'ok' : errors.join('; '))) },
      }),
      // https://docs.acme.example/orders#lines
      findLosses: ({ event: name, lines }) => (name === 'order' && !lines ? ['The order has no lines'] : []),
    },
    'PUT /v2/customers/{id}': {
      schema: objectSchema({}, { email }),
      maxBytes: 100_000,
      rate: { calls: 10 },
    },
    'DELETE /v2/customers/{id}': { schema: {} },
  },
});
