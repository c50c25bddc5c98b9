import {
  defineConnection,
  emailAddress,
  fixed,
  group,
  ipAddress,
  money,
  oneOf,
  productLines,
  rest,
  several,
  text,
  textKind,
  wholeNumber,
} from '../src';
import { type DescribedField, describeFields } from '../src/host';

const { fields } = defineConnection({ settings: {} }).action({
  title: 'Track order',
  description: 'Records an order.',
  tables: {
    order: {
      event: fixed('Event', 'What happened.', 'order'),
      status: oneOf('Status', 'Of the order.', { new: 'New', sent: 'Sent' }, 'new'),
      total: money('Total', 'Of the order', { from: ['total', 'revenue'], required: true }),
      email: emailAddress(),
      title: text('Title', 'Of the page.', { from: { '@template': '{{properties.title}}!' } }),
      coupons: several(textKind, 'Coupons', 'All of them.', { from: ['coupons', 'coupon'] }),
      reason: text('Reason', 'Why it was sent.', {
        from: [],
        requiredWhen: { conditions: [{ fieldKey: 'status', operator: 'is', value: 'sent' }] },
      }),
      visitor: group('Visitor', 'Who it was.', { ip: ipAddress(), first: wholeNumber('First', 'Visit.') }),
      products: productLines({
        sku: text('SKU', 'Of the product.', { from: ['sku', 'id'] }),
        price: money('Price', 'Of one unit.'),
      }),
      others: rest({ from: ['$.context.traits', '$.traits'] }),
    },
  },
  items: () => [],
});

const flat = (all: readonly DescribedField[]): readonly DescribedField[] =>
  all.flatMap((field) => [field, ...flat(field.members)]);
const told = flat(describeFields(fields));

it.each([
  ['event', 'text', '"order"'],
  ['status', 'one of new, sent', '"new"'],
  ['total', 'amount', '$.properties.total, else $.properties.revenue'],
  ['email', 'email address', '$.traits.email, else $.context.traits.email, else $.userId'],
  ['title', 'text', '"{{properties.title}}!"'],
  ['coupons', 'list, each text', '$.properties.coupons, else $.properties.coupon'],
  ['reason', 'text', undefined],
  ['visitor', 'object', undefined],
  ['visitor.ip', 'IP address', '$.context.ip, else $.request_ip with $.channel'],
  ['visitor.first', 'whole number', '$.properties.first'],
  ['products', 'list of objects', '$.properties.products'],
  ['products[].sku', 'text', 'sku, else id'],
  ['products[].price', 'amount', 'price'],
  ['others', 'everything else', '$.context.traits, overridden by $.traits'],
])('says what the field %s is and where it comes from', (name, value, from) => {
  expect(told.find((field) => field.name === name)).toMatchObject({ value, from });
});

it('says which fields are required, always or at times, in sentences', () => {
  const required = Object.fromEntries(told.map((field) => [field.name, field.required]));
  expect(required).toMatchObject({ total: 'required', reason: 'sometimes required', email: undefined });
  expect(told.find(({ name }) => name === 'total')).toMatchObject({ label: 'Total.', description: 'Of the order' });
});

it('marks names, paths and constants as code, and no word of its own', () => {
  const marked = flat(describeFields(fields, (code) => `<${code}>`));
  expect(marked.find(({ name }) => name === 'total')?.from).toBe('<$.properties.total>, else <$.properties.revenue>');
  expect(marked.find(({ name }) => name === 'status')?.value).toBe('one of <new>, <sent>');
});

/** A field of somebody else's definition, without a kind. */
it.each<[unknown, string]>([
  [{ '@path': '$.a' }, '$.a'],
  ['always', '"always"'],
  [{ '@literal': 5 }, '5'],
  [{ '@template': 'Hi {{a}}' }, '"Hi {{a}}"'],
  [{ '@if': { exists: { '@path': '$.a' }, then: { '@path': '$.a' }, else: { '@path': '$.b' } } }, '$.a, else $.b'],
  [{ '@if': { exists: { '@path': '$.a' }, then: 'yes' } }, '"yes" if there is $.a'],
  [{ '@if': { blank: { '@path': '$.a' }, then: 1 } }, '1 if there is $.a'],
  [{ '@arrayPath': ['$.list'] }, '$.list'],
  [{ '@arrayPath': ['$.list', { id: { '@path': '$.sku' } }] }, 'each of $.list: id from $.sku'],
  [{ '@merge': { direction: 'left', objects: [{ '@path': '$.a' }, { '@path': '$.b' }] } }, '$.a, completed by $.b'],
  [{ '@json': { mode: 'encode', value: { '@path': '$.a' } } }, '{"@json":{"mode":"encode","value":{"@path":"$.a"}}}'],
  [[{ '@path': '$.a' }, 'b'], 'a list of $.a; "b"'],
  [{ a: { '@path': '$.b' }, c: 1 }, 'a from $.b, c from 1'],
  [{}, '{}'],
])('tells the mapping %j', (mapping, expected) => {
  const [field] = describeFields({
    one: { type: 'string', label: 'One', description: 'One.', default: mapping as object },
  });
  expect(field?.from).toBe(expected);
});

it.each([
  ['emailAddress', 'user {{userId}}', '$.userId'],
  ['ipAddress', 'request {{request_ip}} {{channel}}', '$.request_ip with $.channel'],
  ['money', '{{properties.value}}', '$.properties.value'],
  ['identifier', 'shop-{{userId}}', '"shop-{{userId}}"'],
])('of a template the kind %s reads %j', (kind, template, expected) => {
  const [field] = describeFields({
    one: {
      type: 'string',
      label: 'One',
      description: 'One.',
      kind,
      multiple: true,
      default: [{ '@template': template }],
    },
  });
  expect(field?.from).toBe(expected);
});
