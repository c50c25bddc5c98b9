import {
  defineConnection,
  defineDestination,
  delivered,
  type Destination,
  emailAddress,
  eventName,
  itemsUnder,
  money,
  orderId,
  type Person,
  productId,
  productLines,
  rejected,
  type Request,
  reservedNames,
  rest,
  text,
  time,
  userId,
  verdictsUnder,
} from '@sluice/kit';
import { objectSchema, schemaSimulator, when } from '@sluice/simulators';

/** Where the shop's destination is spoilt. */
export interface Mistakes {
  readonly origin?: string;
  readonly itemsBeyondSetting?: number;
  readonly bytes?: number;
  /** Of a refused item. */
  readonly refusal?: 'rejected' | 'retry';
  readonly isKeyPublic?: boolean;
  readonly isCouponRequired?: boolean;
  readonly isPriceRequired?: boolean;
  readonly isTimeVerbatim?: boolean;
  readonly isRefundFree?: boolean;
  /** What becomes of an order before it is sent. */
  readonly order?: (order: Record<string, unknown>) => object;
  readonly forgotten?: (person: Person) => string | undefined;
}

/** An imaginary vendor who takes orders and other events, and conforms unless spoilt. */
export function shopDestination(mistakes: Mistakes = {}): Destination {
  const {
    origin = 'https://api.orders.example',
    itemsBeyondSetting = 0,
    bytes = 100_000,
    refusal = 'rejected',
  } = mistakes;
  const call = (method: Request['method'], path: string, key: string, json?: unknown): Request => ({
    method,
    url: `${origin}/${path}`,
    headers: { 'Content-Type': 'application/json', 'X-Api-Key': key },
    ...(json !== undefined && { json }),
  });
  const connection = defineConnection({
    settings: {
      account: {
        type: mistakes.isKeyPublic ? 'string' : 'password',
        label: 'Account',
        description: 'What the vendor calls you.',
        required: true,
      },
      eventsPerRequest: { type: 'number', label: 'Events', description: 'A request.', default: 20, range: [1, 50] },
    },
    erase: (person, { account }) => {
      const id = mistakes.forgotten ? mistakes.forgotten(person) : person.userId?.trim();
      return id === undefined ? 'By the user ID.' : call('DELETE', `people/${encodeURIComponent(id)}`, account);
    },
  });
  const events = connection.channel<object>({
    name: 'events',
    origin: () => origin,
    limits: ({ eventsPerRequest }) => ({ items: eventsPerRequest + itemsBeyondSetting, bytes }),
    request: (items, { account }) => call('POST', 'events', account, { events: items }),
    itemsIn: itemsUnder('events'),
    speaks: 'body',
    outcomes: verdictsUnder('results', (result) =>
      result === 'ok'
        ? delivered
        : refusal === 'retry'
          ? { status: 'retry', message: 'No.' }
          : rejected('event', 'No.'),
    ),
  });
  const common = {
    customer_id: userId({ required: true }),
    email: emailAddress(),
    at: mistakes.isTimeVerbatim ? text('Time', 'When.', { from: '$.timestamp' }) : time('iso'),
  } as const;
  const line = {
    sku: productId('Product ID', 'As in the catalogue.', { from: ['product_id', 'sku'], required: true }),
    price: money('Price', 'Of one.', mistakes.isPriceRequired ? { required: true } : {}),
  } as const;
  const order = connection.action({
    title: 'Order',
    description: 'Records an order.',
    tables: {
      order: {
        number: orderId({ required: true }),
        total: money('Total', 'Of all.', { from: ['total', 'revenue'] }),
        coupon: text('Coupon', 'Its code.', mistakes.isCouponRequired ? { required: true } : {}),
        lines: productLines(line),
        ...common,
      },
    },
    items: ({ order: own }) => {
      const made = { event: 'order', ...own };
      return [events.item(mistakes.order?.(made) ?? made)];
    },
  });
  const others = connection.action({
    title: 'Event',
    description: 'Records any event.',
    defaultSubscription: 'type = "track"',
    tables: {
      object: {
        event: eventName({
          refusal: reservedNames('Shop', { made: mistakes.isRefundFree ? {} : { order: 'Order' } }),
          made: (name: string) => name.toLowerCase().replaceAll(' ', '_'),
        }),
        ...common,
        others: rest({}),
      },
    },
    items: ({ object }) => [events.item(object)],
  });
  return defineDestination({
    name: 'Shop',
    slug: 'shop',
    description: 'Orders.',
    connection,
    actions: { order, others },
    presets: [
      { name: 'Order', partnerAction: 'order', on: { track: ['Order Completed'] } },
      { name: 'Event', partnerAction: 'others', on: { track: 'others' } },
    ],
  });
}

const name = { type: 'string', minLength: 1 };

/** The vendor: an order has a number and lines with a product each; nothing else is asked for. */
export const shopSimulator = schemaSimulator({
  slug: 'shop',
  account: { account: 'harbour-shop' },
  origins: () => ['https://api.orders.example'],
  authorize: ({ headers }, { account }) => (headers['x-api-key'] === account ? undefined : { status: 401, json: {} }),
  calls: {
    'POST /events': {
      schema: objectSchema(
        { event: name, customer_id: name },
        {},
        when('event', ['order'], objectSchema({ number: name }, { lines: { items: objectSchema({ sku: name }) } })),
      ),
      items: 'events',
      maxItems: 50,
      maxBytes: 100_000,
      answerEach: (items) => ({
        status: 200,
        json: { results: items.map(({ errors }) => (errors.length === 0 ? 'ok' : 'no')) },
      }),
    },
    'DELETE /people/{id}': { schema: {} },
  },
});
