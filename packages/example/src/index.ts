import {
  basic,
  birthday,
  defineConnection,
  defineDestination,
  delivered,
  emailAddress,
  emailSources,
  eventName,
  firstName,
  itemsUnder,
  money,
  needsOne,
  oneOf,
  orderId,
  orderTotal,
  productId,
  productLines,
  quantity,
  rejected,
  type Request,
  reservedNames,
  rest,
  snakeCase,
  text,
  time,
  userId,
  verdictsUnder,
} from '@sluice/kit';

interface Access {
  readonly apiKey: string;
  readonly region: 'eu' | 'us';
}

/** A key of one region is refused in the other: https://docs.acme.example/regions */
const originOf = ({ region }: Pick<Access, 'region'>) => `https://${region}.acme.example`;

/** https://docs.acme.example/authentication: the key is the user, the password is empty. */
const call = (method: Request['method'], path: string, access: Access, json?: unknown): Request => ({
  method,
  url: `${originOf(access)}/v2/${path}`,
  headers: { Authorization: basic(access.apiKey, ''), 'Content-Type': 'application/json' },
  ...(json !== undefined && { json }),
});

// What the vendor's customer enters once. Passwords are seen by `request`, `test` and `erase` alone.
const connection = defineConnection({
  settings: {
    apiKey: { type: 'password', label: 'API key', description: 'Acme → Settings → API keys.', required: true },
    region: {
      type: 'string',
      label: 'Region',
      description: 'Where your Acme account is. A key from one region is refused in the other.',
      choices: [
        { value: 'eu', label: 'Europe' },
        { value: 'us', label: 'United States' },
      ],
      default: 'eu',
    },
  },
  test: (settings) => call('GET', 'account', settings),
  erase: ({ userId: id }, settings) =>
    id === undefined
      ? 'Acme forgets people by their user ID.'
      : call('DELETE', `customers/${encodeURIComponent(id)}`, settings),
});

// One endpoint: its limits, the request for some items, and what an answer means beyond its status.
// https://docs.acme.example/events: "results" has "ok" or a reason for each event.
const events = connection.channel<object>({
  name: 'events',
  origin: originOf,
  limits: { items: 100, bytes: 1_000_000, callsPerSecond: 5 },
  onRefusal: 'split',
  speaks: 'body',
  request: (items, settings) => call('POST', 'events', settings, { events: items }),
  itemsIn: itemsUnder('events'),
  outcomes: verdictsUnder('results', (result) =>
    result === 'ok' ? delivered : rejected('event', `Acme: ${String(result)}`),
  ),
});

// Another one: a customer a request, and the item says which. https://docs.acme.example/customers
const customers = connection.channel<{ readonly id: string; readonly attributes: object }>({
  name: 'customers',
  origin: originOf,
  limits: { items: 1, bytes: 100_000, callsPerSecond: 10 },
  recognisesRepeats: true,
  request: ([{ id, attributes }], settings) => call('PUT', `customers/${encodeURIComponent(id)}`, settings, attributes),
});

// Whose an event is, and what else each has: https://docs.acme.example/events
const who = { customer_id: userId(), email: emailAddress() } as const;
const common = {
  occurred_at: time('iso'),
  others: rest({ name: snakeCase, isReserved: (name) => name.startsWith('acme_') }),
} as const;

// One line of an order: https://docs.acme.example/orders#lines
const line = {
  sku: productId('Product ID', 'As in your Acme catalogue.', { from: ['product_id', 'sku', 'id'], required: true }),
  unit_price: money('Price', 'Of one unit.', { from: 'price' }),
  quantity: quantity('Quantity', 'How many units.'),
} as const;

// One feature of the vendor: https://docs.acme.example/orders
const trackOrder = connection.action({
  title: 'Track order',
  description: 'Records an order, or a later state of it.',
  tables: {
    order: {
      event: oneOf('Event', 'What happened to the order.', { order: 'Placed', refund: 'Refunded' }, 'order'),
      number: orderId({ required: true }),
      total: orderTotal(),
      coupon: text('Coupon', 'The code that was used.'),
      lines: productLines(line),
      // An order is about its sender: there the address may stand among the properties.
      ...needsOne({ ...who, email: emailAddress({ from: [...emailSources, 'email'] }) }),
      ...common,
    },
  },
  // What no table can say.
  items: ({ order, note }) => {
    if (order.event === 'order' && order.lines === undefined)
      note('Acme counts an order without lines for no product.');
    return [events.item(order)];
  },
});

const trackEvent = connection.action({
  title: 'Track event',
  description: 'Records what a customer did, under any name.',
  tables: {
    object: {
      event: eventName({
        refusal: reservedNames('Acme', { made: { order: 'Track order', refund: 'Track order' }, prefixes: ['acme_'] }),
      }),
      ...who,
      ...common,
    },
  },
  items: ({ object, skip }) => {
    if (object.customer_id === undefined && object.email === undefined) throw skip('Acme knows no anonymous visitors.');
    return [events.item({ ...object, event: snakeCase(object.event) })];
  },
});

const updateCustomer = connection.action({
  title: 'Update customer',
  description: 'Stores what is known about a customer.',
  tables: {
    customer: { id: userId() },
    attributes: {
      email: emailAddress(),
      first_name: firstName(),
      birthday: birthday(),
      others: rest({ name: snakeCase, from: ['$.context.traits', '$.traits'] }),
    },
  },
  items: ({ customer: { id }, attributes, skip }) => {
    if (id === undefined) throw skip('Acme identifies customers by user ID, and there is none.');
    return [customers.item({ id, attributes })];
  },
});

export const destination = defineDestination({
  name: 'Acme',
  slug: 'acme',
  description: 'Orders, customers and other events for Acme.',
  connection,
  actions: { trackOrder, trackEvent, updateCustomer },
  presets: [
    { name: 'Order', partnerAction: 'trackOrder', on: { track: ['Order Completed'] } },
    { name: 'Refund', partnerAction: 'trackOrder', on: { track: ['Order Refunded'] }, mapping: { event: 'refund' } },
    { name: 'Track event', partnerAction: 'trackEvent', on: { track: 'others' } },
    { name: 'Update customer', partnerAction: 'updateCustomer', on: ['identify'] },
  ],
});

export default destination;
