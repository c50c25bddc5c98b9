import {
  defineConnection,
  defineDestination,
  eventName,
  oneOf,
  orderId,
  productLines,
  money,
  rest,
  text,
} from '@sluice/kit';
import { readmeTables, withTables } from '../tables/readme-tables';

const connection = defineConnection({
  settings: {
    apiKey: { type: 'password', label: 'API key', description: 'Acme → Settings.', required: true },
    size: { type: 'number', label: 'Size', description: 'Of a request.', default: 10, range: [1, 50] },
    sites: { type: 'string', label: 'Sites', description: 'Which.', kind: 'list' },
    roles: { type: 'string', label: 'Roles', description: 'Of whom.', kind: 'pairs' },
    root: { type: 'string', label: 'Root', description: 'Of the API.', kind: 'address' },
  },
});
const channel = connection.channel<{ readonly event: string }>({
  name: 'events',
  origin: () => 'https://acme.example',
  limits: {},
  request: (events) => ({ method: 'POST', url: 'https://acme.example/events', headers: {}, json: { events } }),
});
const order = {
  order_id: orderId({ required: true }),
  products: productLines({ price: money('Price', 'Of one unit.', { from: ['price', 'amount'] }) }),
};
const trackOrder = connection.action({
  title: 'Track order',
  description: 'Records an order.',
  tables: {
    object: { event: oneOf('Event', 'What happened.', { bought: 'Bought', returned: 'Returned' }, 'bought'), ...order },
  },
  items: ({ object }) => [channel.item({ event: object.event })],
});
const trackEvent = connection.action({
  title: 'Track event',
  description: 'Records anything | everything.',
  tables: { object: { event: eventName(), others: rest() } },
  items: ({ object, skip }) => {
    if (object.event === 'Email Bounced') throw skip('Acme does not want to know.');
    return [channel.item({ event: object.event.toLowerCase() })];
  },
});
const readPage = connection.action({
  title: 'Read page',
  description: 'Records a page.',
  tables: { object: { ...order, headline: text('Headline', 'Of the page.') } },
  items: () => [],
});
const shareOrder = connection.action({
  title: 'Share order',
  description: 'Records that an order was shared.',
  tables: { object: { ...order, products: { ...order.products, description: 'Shared.' } } },
  items: () => [],
});
const repeatOrder = connection.action({
  title: 'Repeat order',
  description: 'Records an order once more.',
  tables: { object: order },
  items: () => [],
});
const destination = defineDestination({
  name: 'Acme',
  slug: 'acme',
  description: 'Imaginary.',
  connection,
  actions: { trackOrder, trackEvent, readPage, shareOrder, repeatOrder },
  presets: [
    { name: 'Buy', partnerAction: 'trackOrder', on: { track: ['Order Completed'] } },
    {
      name: 'Return',
      partnerAction: 'trackOrder',
      on: { track: ['Order Refunded', 'Order Cancelled', 'Parcel Lost'] },
      mapping: { event: 'returned' },
    },
    { name: 'Anything', partnerAction: 'trackEvent', on: { track: 'others' } },
    { name: 'Visits', partnerAction: 'trackEvent', on: ['page', 'screen'], mapping: { event: 'visit' } },
  ],
});
const tables = readmeTables(destination, { apiKey: 'acme-key' });

it.each([
  [
    'events of one fate together, with their spellings',
    '| Order Refunded (Refunded Order), Order Cancelled (Order Canceled) | `returned` | Track order |',
  ],
  ['calls by their types', '| every page call, every screen call | `visit` | Track event |'],
  ['why an event is not sent', '| Email Bounced | nothing: Acme does not want to know. | Track event |'],
  [
    'calls that no preset is for',
    '| every identify call, every group call, every alias call | nothing: there is no preset for it. |  |',
  ],
  [
    'a preset’s events by their names',
    '| Return | Order Refunded, Refunded Order, Order Cancelled, Order Canceled, Parcel Lost | Track order |',
  ],
  ['the preset for all others', '| Anything | every other track call | Track event |'],
  ['a required secret', '| `apiKey` (required) | **API key.** Acme → Settings. | secret text |  |'],
  ['a number with its range', '| `size` | **Size.** Of a request. | number, 1 to 50 | `10` |'],
  ['a list', '| `sites` | **Sites.** Which. | comma-separated list |  |'],
  ['pairs', '| `roles` | **Roles.** Of whom. | comma-separated pairs, as in `name=value` |  |'],
  ['an address', '| `root` | **Root.** Of the API. | address |  |'],
  ['a choice', '| `event` (required) | **Event.** What happened. | one of `bought`, `returned` | `"bought"` |'],
  [
    'where a field comes from',
    '| `order_id` (required) | **Order ID.** The number under which your shop knows the order. | order ID | `$.properties.order_id`, else `$.properties.orderId` |',
  ],
  [
    'where a member of a line comes from',
    '| `products[].price` | **Price.** Of one unit. | amount | `price`, else `amount` |',
  ],
])('tells %s', (_, row) => {
  expect(tables.split('\n')).toContain(row);
});

it('tells events that keep their names in one row, and that others do so too', () => {
  const row = tables.split('\n').find((line) => line.includes('that is not in the spec'));
  expect(row).toMatch(
    /^\| Products Searched, .*Video Playback Started, .* \| an event of the same name, as in `products searched` \| Track event \|$/,
  );
});

it('tells once what several actions have alike, and the members of a list that differs in its words', () => {
  expect(tables.split('| `order_id`')).toHaveLength(2);
  expect(tables.split('| `products[].price`')).toHaveLength(2);
  expect(tables).toContain(
    '| `products` | **Products.** Shared. | list of objects, its members as [below](#shared-fields) | `$.properties.products` |',
  );
  expect(tables).toContain('Also, as [below](#shared-fields): `products`.');
});

it('tells once what all actions have, or all but one', () => {
  expect(tables).toContain(
    'Every action except _Track event_ has these fields, as [below](#shared-fields), in addition to its own: `order_id`.',
  );
  const { shareOrder: _, ...few } = destination.actions;
  const ofFew = readmeTables({ ...destination, actions: few }, { apiKey: 'acme-key' });
  expect(ofFew).not.toContain('Every action');
  expect(ofFew).toContain('Its fields are, as [below](#shared-fields): `order_id`, `products`.');
});

it('replaces the generated part of a README, and nothing else', () => {
  const [begin, end] = [
    '<!-- generated from the definition: npm run readmes -->',
    '<!-- end of the generated part -->',
  ];
  expect(withTables(`# A\n${begin}\nold\n${end}\nz`, 'new')).toBe(`# A\n${begin}\n\nnew\n\n${end}\nz`);
  expect(() => withTables('# A', 'new')).toThrow('lacks a line');
});
