import { schemaSimulator } from '@sluice/simulators';

const text = { type: 'string', minLength: 1 };
const amount = { type: 'number' };

// https://docs.acme.example/orders#lines
const line = { type: 'object', required: ['sku'], properties: { sku: text, unit_price: amount, quantity: amount } };

// https://docs.acme.example/events: an event is of somebody, by ID or address; an order has a number.
const event = {
  type: 'object',
  required: ['event'],
  anyOf: [{ required: ['customer_id'] }, { required: ['email'] }],
  properties: {
    event: { type: 'string', pattern: '^[a-z0-9_]+$' },
    customer_id: text,
    email: { type: 'string', pattern: '@' },
    occurred_at: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT' },
  },
  if: { properties: { event: { enum: ['order', 'refund'] } } },
  // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
  then: { required: ['number'], properties: { total: amount, lines: { type: 'array', items: line } } },
};

/** Acme as https://docs.acme.example describes it. */
export const acme = schemaSimulator({
  slug: 'acme',
  account: { apiKey: 'demo-key-7f3a', region: 'eu' },
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
      rate: { calls: 5, milliseconds: 1000, json: { error: 'Too many calls' } },
      answerEach: (items) => ({
        status: 200,
        json: { results: items.map(({ errors }) => (errors.length === 0 ? 'ok' : errors.join('; '))) },
      }),
      // https://docs.acme.example/orders#lines
      findLosses: (item) => (Object(item).event === 'order' && !Object(item).lines ? ['The order has no lines'] : []),
    },
    'PUT /v2/customers/{id}': {
      schema: { type: 'object', properties: { email: { type: 'string', pattern: '@' } } },
      maxBytes: 100_000,
      rate: { calls: 10, milliseconds: 1000, json: { error: 'Too many calls' } },
    },
    'DELETE /v2/customers/{id}': { schema: {} },
  },
});
