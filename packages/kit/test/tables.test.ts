import {
  anonymousId,
  computed,
  emailAddress,
  eventName,
  fixed,
  group,
  identifier,
  identifiers,
  ipAddress,
  keyValues,
  money,
  oneOf,
  orderTotal,
  pageReferrer,
  pageUrl,
  productLines,
  quantity,
  reservedNames,
  rest,
  several,
  snakeCase,
  text,
  textKind,
  time,
  userId,
  wordOf,
} from '../src';
import type { Tables } from '../src/definition/action';
import { defaultMapping } from '../src/definition/input-field';
import { channel, connection, tableAction } from './table-action';

const objectOf = (tables: Tables, event: object, changes = {}) => tableAction(tables).make(event, changes).objects?.[0];

describe('a row', () => {
  test('is a field with its kind, label, description and default mapping', () => {
    const { fields } = tableAction({
      object: {
        order_id: identifier('Order ID', 'Of the order.', { required: true }),
        total: orderTotal(),
        status: oneOf('Status', 'What became of it.', { paid: 'Paid', open: 'Not paid' }, 'open'),
        state: computed<string>('State', 'Set by code.'),
      },
    });
    expect(fields).toEqual({
      order_id: {
        type: 'string',
        kind: 'identifier',
        label: 'Order ID',
        description: 'Of the order.',
        required: true,
        category: 'identifier',
        default: { '@path': '$.properties.order_id' },
      },
      total: {
        type: 'string',
        kind: 'money',
        multiple: true,
        label: 'Total',
        description: 'What the customer pays for the whole order.',
        default: [
          { '@path': '$.properties.total' },
          { '@path': '$.properties.revenue' },
          { '@path': '$.properties.value' },
        ],
      },
      status: {
        type: 'string',
        kind: 'word',
        label: 'Status',
        description: 'What became of it.',
        required: true,
        choices: [
          { value: 'paid', label: 'Paid' },
          { value: 'open', label: 'Not paid' },
        ],
        default: 'open',
      },
    });
  });

  test.each([
    [{ total: 0, revenue: 5 }, 0],
    [{ total: '', revenue: 5 }, 5],
    [{ total: 'n/a', revenue: 5 }, 5],
    [{ total: null, value: '6.50' }, 6.5],
    [{ total: 'Infinity', revenue: '0x10' }, undefined],
  ])('takes of %j the first source that can be read', (properties, total) => {
    expect(objectOf({ object: { total: orderTotal() } }, { properties })).toEqual(total === undefined ? {} : { total });
  });

  test('tells by a note where another amount stands in for one that is there and cannot be read', () => {
    const { make } = tableAction({ object: { total: orderTotal() } });
    const stands = [
      expect.stringMatching(/^Total could not be read, so another amount of the event was used: it must/),
    ];
    expect(make({ properties: { total: '1,299.00', revenue: 1090 } })).toMatchObject({
      objects: [{ total: 1090 }],
      notes: stands,
    });
    expect(
      make({ properties: { total: '1,299.00', value: 5 } }, { total: { '@path': '$.properties.value' } }).notes,
    ).toEqual([]);
    for (const total of [1299, '', undefined, null]) {
      expect(make({ properties: { total, revenue: 1090 } }).notes).toEqual([]);
    }
    const { notes } = make({ properties: { total: '1,299.00' } });
    expect(notes).toEqual([expect.stringMatching(/^Total left out/)]);
  });

  test('is left out with a note that names field and kind, never the value, where nothing can be read', () => {
    const { notes, objects } = tableAction({ object: { price: money('Price', 'Of it.') } }).make({
      properties: { price: 'gratis' },
    });
    expect(objects).toEqual([{}]);
    expect(notes).toEqual([expect.stringMatching(/^Price left out: it must be an amount/)]);
    expect(JSON.stringify(notes)).not.toContain('gratis');
  });

  test('has its note once, in however many lines it could not be read', () => {
    const table = { id: identifier('ID', '', { from: 'product_id' }), price: money('Price', '') };
    const products = ['a', 'b', 'c'].map((id) => ({ product_id: id, price: 'gratis' }));
    const { notes } = tableAction({ object: { lines: productLines(table) } }).make({ properties: { products } });
    expect(notes).toEqual([expect.stringMatching(/^Price left out/)]);
  });

  test('that could not be read is told where the event is skipped for want of it', () => {
    const { plannerFor } = connection.action({
      title: 'Act',
      description: '',
      tables: { object: { id: userId() } },
      items: ({ object, skip }) => {
        if (object.id === undefined) throw skip('There is no user ID.');
        return [channel.item(object)];
      },
    });
    const messageFor = (given: unknown) => plannerFor({})({ id: given }, {});
    expect(messageFor('null')).toMatchObject({
      status: 'skipped',
      message: expect.stringMatching(/^There is no user ID\. User ID left out: it must be/) as string,
    });
    expect(messageFor(undefined)).toMatchObject({ message: 'There is no user ID.' });
  });

  test.each([
    [
      { id: 'null', email: 'n/a', price: 'gratis' },
      'id',
      /^User ID: none\. User ID left out: .*Email left out: \S.*\.$/,
    ],
    [{ id: 'null' }, 'total', /^Total: none\.$/],
    [{ net: '1,5' }, 'total', /^Total: none\. Net left out: it must be an amount \S.*\.$/],
    [{ net: '1,5' }, 'id', /^User ID: none\.$/],
    [{ lines: [{ price: 'gratis' }], net: '1,5' }, 'lines', /^Products: none\. Price left out: it must be \S.*\.$/],
    [{ of: { name: 'null' }, net: '1,5' }, 'of', /^Product: none\. Name left out: it must be a text\.$/],
    [{ lines: [{ price: 'gratis' }] }, 'of', /^Product: none\.$/],
    [{}, 'lines', /^Products: none\.$/],
  ])(
    'of %j that could not be read is told where %s is refused, which it would have done for',
    (given, field, message) => {
      const { plannerFor } = connection.action({
        title: 'Act',
        description: '',
        tables: {
          object: {
            id: userId(),
            email: emailAddress(),
            total: orderTotal(),
            net: money('Net', ''),
            lines: productLines({ price: money('Price', '') }),
            of: group('Product', '', { name: text('Name', '') }),
          },
        },
        items: ({ refuse }) => {
          throw refuse(field as 'id', 'none.');
        },
      });
      expect(plannerFor({})(given, {})).toMatchObject({
        status: 'rejected',
        message: expect.stringMatching(message) as string,
      });
    },
  );

  test('refuses the event where it is required, and says whether there is none or none that can be read', () => {
    const tables = { object: { email: emailAddress({ required: true }) } };
    expect(tableAction(tables).make({})).toEqual({
      refused: 'Email: the event has none. Map it from the property your events have it in.',
    });
    expect(tableAction(tables).make({ traits: { email: 'n/a' } }).refused).toMatch(/^Email: it must be .*address/);
  });

  test('refuses the event where it is strict and what stands there cannot be read, and does without where there is none', () => {
    const { make } = tableAction({ object: { timestamp: time('seconds', { isStrict: true }) } });
    expect(make({ timestamp: 'soon' }).refused).toMatch(/^Time: it must be a time such as/);
    expect(make({ timestamp: 'soon', originalTimestamp: '2026-11-28T10:00:00Z' }).objects).toEqual([
      { timestamp: 1795860000 },
    ]);
    expect(make({}).objects).toEqual([{}]);
  });

  test('takes the value of a user’s own mapping: a path, a text, an @if, a list', () => {
    const tables = { object: { total: orderTotal() } };
    const event = { properties: { total: 1, grand: 2 } };
    const exists = { '@path': '$.properties.none' };
    for (const own of [
      { '@path': '$.properties.grand' },
      { '@template': '{{properties.grand}}' },
      { '@if': { exists, then: exists, else: { '@path': '$.properties.grand' } } },
      [exists, { '@path': '$.properties.grand' }],
      '2',
    ]) {
      expect(objectOf(tables, event, { total: own })).toEqual({ total: 2 });
    }
  });

  test('takes one of the vendor’s words whatever its case, and leaves other texts out', () => {
    const tables = { object: { status: wordOf('Status', 'What became of it.', { Paid: '', open: '' }) } };
    expect(objectOf(tables, { properties: { status: 'PAID' } })).toEqual({ status: 'Paid' });
    expect(tableAction(tables).make({ properties: { status: 'lost' } }).notes).toEqual([
      'Status left out: it must be one of: Paid, open.',
    ]);
  });

  test('of several values keeps those that can be read', () => {
    const tables = { object: { ids: several(textKind, 'IDs', 'All of them.') } };
    expect(objectOf(tables, { properties: { ids: ['a', '', null, 7] } })).toEqual({ ids: ['a', '7'] });
    expect(objectOf(tables, { properties: { ids: 'a' } })).toEqual({ ids: ['a'] });
    const { make } = tableAction({ ...tables, others: { others: rest() } });
    expect(make({ properties: { ids: ['a', 'null', 'b'] } })).toMatchObject({
      objects: [{ ids: ['a', 'b'] }, {}],
      notes: ['IDs left out in part: each must be a text.'],
    });
    expect(make({ properties: { ids: ['null', 'undefined'] } }).notes).toEqual([
      'IDs left out: it must be a list, each a text.',
    ]);
  });

  test('of several IDs by name keeps those that can be read', () => {
    const { make } = tableAction({ object: { ids: identifiers('IDs', 'By name.') } });
    const notesOf = (ids: object) => make({ properties: { ids } }).notes;
    expect(make({ properties: { ids: { card: 7, none: null, web: 'n/a' } } })).toEqual({
      objects: [{ ids: { card: '7' } }],
      notes: ['IDs left out in part: each must be the ID of one person or device, as text.'],
      people: ['7'],
    });
    expect(notesOf({ card: 'null' })).toEqual(['IDs left out: it must be an object whose members are IDs.']);
    expect(notesOf({ card: '' })).toEqual([]);
  });

  test('arrives under another name where two tables have the same', () => {
    const tables = {
      order: { id: text('ID', 'Of the order.', { from: 'order' }) },
      user: { user_id: userId({ as: 'id' }) },
    };
    expect(tableAction(tables).make({ userId: 'u', properties: { order: 'o' } }).objects).toEqual([
      { id: 'o' },
      { id: 'u' },
    ]);
    expect(() => tableAction({ order: { id: userId() }, user: { id: userId() } })).toThrow('two fields "id"');
  });
});

describe('whose event it is', () => {
  test.each([
    [{ traits: { email: '' }, context: { traits: { email: 'jo@example.com' } } }, 'jo@example.com'],
    [{ userId: 'jo@example.com' }, 'jo@example.com'],
    [{ userId: 'u1', properties: { email: 'friend@example.com' } }, undefined],
    [{ traits: { email: 'Jo <jo@example.com>' } }, undefined],
  ])('%j has the address %s', (event, email) => {
    expect(objectOf({ object: { email: emailAddress() } }, event)).toEqual(email === undefined ? {} : { email });
  });

  test.each([
    [{ context: { ip: '203.0.113.8, 10.0.0.1' }, request_ip: '198.51.100.7', channel: 'web' }, '203.0.113.8'],
    [{ request_ip: '198.51.100.7', channel: 'web' }, '198.51.100.7'],
    [{ request_ip: '198.51.100.7', channel: 'mobile' }, '198.51.100.7'],
    [{ request_ip: '198.51.100.7', channel: 'server' }, undefined],
    [{ request_ip: '198.51.100.7' }, undefined],
    [{ channel: 'web' }, undefined],
  ])('%j comes from %s', (event, ip) => {
    const { objects, notes } = tableAction({ object: { ip: ipAddress() } }).make(event);
    expect(objects).toEqual([ip === undefined ? {} : { ip }]);
    expect(notes).toEqual([]);
  });

  test('is known by what was read of its identifiers, in small letters', () => {
    const tables = { object: { user: userId(), cookie: anonymousId(), email: emailAddress() } };
    const event = { userId: ' U1 ', anonymousId: 'null', traits: { email: 'Jo@Example.com' } };
    expect(tableAction(tables).make(event).people).toEqual(['u1', 'jo@example.com']);
  });
});

describe('the rest', () => {
  const tables = {
    object: {
      total: orderTotal(),
      url: pageUrl(),
      others: rest({ name: snakeCase, isReserved: (name) => name === 'secret' }),
    },
  };

  test('is everything that no field has sent, under the names that the vendor wants', () => {
    const properties = { total: 1, giftWrap: true, note: '', nothing: null, list: [1] };
    expect(objectOf(tables, { properties })).toEqual({ total: 1, gift_wrap: true, list: [1] });
  });

  test('may be made into what the vendor takes; what it does not take is left out with a note, unless it is empty', () => {
    const others = rest({ made: (value) => (typeof value === 'object' ? undefined : String(value).slice(0, 3)) });
    const { objects, notes } = tableAction({ object: { location: pageUrl(), others } }).make({
      context: { page: { url: 'https://shop.dev/cat' } },
      properties: { size: 12.5, list: [1], none: [], nothing: {}, url: 'https://shop.dev/p' },
    });
    expect(objects).toEqual([{ location: 'https://shop.dev/cat', size: '12.', url: 'htt' }]);
    expect(notes).toEqual(['Left out, because the vendor accepts no such values: list.']);
  });

  test('keeps a property although another source won', () => {
    const event = { context: { page: { url: 'https://shop.dev/cat' } }, properties: { url: 'https://shop.dev/p/1' } };
    const { objects, notes } = tableAction({ object: { location: pageUrl(), others: rest() } }).make(event);
    expect(objects).toEqual([{ location: 'https://shop.dev/cat', url: 'https://shop.dev/p/1' }]);
    expect(notes).toEqual([]);
    expect(
      objectOf({ object: { location: pageUrl(), others: rest() } }, { properties: { url: 'https://shop.dev/p/1' } }),
    ).toEqual({ location: 'https://shop.dev/p/1' });
  });

  test('follows the actual mapping: what a remapped field no longer takes stays, what it takes is not doubled', () => {
    const event = { properties: { grand_total: 99, total: 1 } };
    const { objects, notes } = tableAction({ object: { value: orderTotal(), others: rest() } }).make(event, {
      value: { '@path': '$.properties.grand_total' },
    });
    expect(objects).toEqual([{ value: 99, total: 1 }]);
    expect(notes).toEqual([]);
  });

  test('says what it leaves out because the vendor uses the names, and what has no form in JSON', () => {
    const properties = { url: 'https://shop.dev/', secret: 1, '': 4, endless: Number.POSITIVE_INFINITY };
    const event = { context: { page: { url: 'https://shop.dev/cat' } }, properties };
    const { notes } = tableAction(tables).make(event);
    expect(notes).toEqual([
      'Left out, because the vendor reserves these names: url, secret.',
      'Left out, because their names cannot be sent: "".',
      'Left out, because JSON cannot hold their values: endless.',
    ]);
  });

  test('sends what was cleaned once, and says nothing of it', () => {
    const event = { traits: { email: 'jack@example.com ', plan: 'x' } };
    const { objects, notes } = tableAction({
      object: { email: emailAddress(), others: rest({ from: ['$.traits'] }) },
    }).make(event);
    expect(objects).toEqual([{ email: 'jack@example.com', plan: 'x' }]);
    expect(notes).toEqual([]);
  });

  test('says nothing of what is nothing, or what validation made a text of', () => {
    const { objects, notes } = tableAction({
      object: { referrer: pageReferrer(), email: emailAddress({ from: 'email' }), others: rest() },
    }).make({ properties: { referrer: '$direct', email: ['jo@example.com'] } });
    expect(objects).toEqual([{ email: 'jo@example.com' }]);
    expect(notes).toEqual([]);
  });

  test('keeps the first of two members that would arrive under one name, and says so where they differ', () => {
    const { make } = tableAction({ object: { others: rest({ name: snakeCase }) } });
    expect(make({ properties: { favColor: 'red', fav_color: 'blue', 'Fav Color': 'red' } })).toMatchObject({
      objects: [{ fav_color: 'red' }],
      notes: ['Left out, because another member has the same name: fav_color.'],
    });
  });

  test('has no member without a name', () => {
    const { make } = tableAction({ object: { others: rest() } });
    expect(make({ properties: { '': 1, ' ': 2, '\u200b': 3, a: 4 } })).toMatchObject({
      objects: [{ a: 4 }],
      notes: [expect.stringMatching(/^Left out, because their names cannot be sent: "", /)],
    });
  });

  test('of several objects is all their members, the later ones first', () => {
    const both = { object: { others: rest({ from: ['$.context.traits', '$.traits'] }) } };
    const event = { context: { traits: { plan: 'old', age: 3 } }, traits: { plan: 'new' } };
    expect(objectOf(both, event)).toEqual({ plan: 'new', age: 3 });
  });

  test('keeps what a path has not taken of an object', () => {
    const city = { object: { city: text('City', 'Its name.', { from: '$.properties.address.city' }), others: rest() } };
    const properties = { address: { city: 'Bonn', street: 'Am Hof 1' } };
    expect(objectOf(city, { properties })).toEqual({ city: 'Bonn', address: { street: 'Am Hof 1' } });
  });

  test('keeps a list where a path leads into an object', () => {
    const person = {
      object: { city: text('City', '', { from: '$.traits.address.city' }), others: rest({ from: ['$.traits'] }) },
    };
    const address = [{ city: 'Bonn' }, { city: 'Ulm' }];
    expect(objectOf(person, { traits: { address } })).toEqual({ address });
  });

  test('says what it leaves out of an object whose own name the vendor uses', () => {
    const { make } = tableAction({
      object: { company: text('Company', 'Its name.', { from: '$.properties.company.name' }), others: rest() },
    });
    const { objects, notes } = make({ properties: { company: { name: 'Acme', size: 7 } } });
    expect(objects).toEqual([{ company: 'Acme' }]);
    expect(notes).toEqual([expect.stringMatching(/^Left out, because .*: company\.size\.$/)]);
  });

  test('reads no member that an object inherits', () => {
    const properties = JSON.parse('{"__proto__":{"isAdmin":true},"constructor":"x"}') as object;
    expect(JSON.stringify(objectOf(tables, { properties }))).toBe('{"constructor":"x"}');
  });
});

describe('the lines of an order', () => {
  const line = {
    sku: identifier('Product ID', 'Of the product.', { from: ['product_id', 'sku', 'id'], required: true }),
    price: money('Price', 'Of one unit.'),
    quantity: quantity('Quantity', 'How many.'),
  };
  const tables = { object: { items: productLines(line), others: rest() } };
  const linesOf = (products: unknown, changes = {}) => tableAction(tables).make({ properties: { products } }, changes);

  test('are read by their sources, and keep what else they hold', () => {
    const products = [
      { product_id: 'p1', price: '19.90', size: 'XL', custom_margin: 7 },
      { id: 'p2', sku: '', quantity: 2 },
    ];
    expect(linesOf(products)).toMatchObject({
      objects: [
        {
          items: [
            { sku: 'p1', price: 19.9, size: 'XL', custom_margin: 7 },
            { sku: 'p2', quantity: 2 },
          ],
        },
      ],
      notes: [],
    });
  });

  test('lose what cannot be read of them, and those without what is required, with a note', () => {
    const { objects, notes } = linesOf([{ product_id: 'p1', price: 'gratis' }, { price: 3 }, null, 'p9']);
    expect(objects).toEqual([{ items: [{ sku: 'p1' }] }]);
    expect(notes).toEqual([
      expect.stringMatching(/^Price left out: it must be an amount/),
      expect.stringMatching(/^Left out of products what is not an object/),
      'Left out 1 of 2 products, without: Product ID.',
    ]);
  });

  test.each([
    [
      'keys from 0 on, as PHP writes a list that lost an entry',
      { 0: { product_id: 'a' }, 2: { product_id: 'b' } },
      ['a', 'b'],
    ],
    ['a cart by the IDs of its lines', { x1: { product_id: 'a' }, x2: { product_id: 'b' } }, ['a', 'b']],
    ['a cart of one line by its ID', { x1: { product_id: 'a' } }, ['a']],
    ['one of these that the host took for a line', [{ x1: { product_id: 'a' }, x2: { product_id: 'b' } }], ['a', 'b']],
    ['a single product', { product_id: 'a' }, ['a']],
    ['nothing but an empty object', {}, undefined],
    ['an empty list', [], undefined],
  ])('can be %s', (_, products, expected) => {
    const { objects } = linesOf(products);
    expect(objects).toEqual([expected ? { items: expected.map((sku) => ({ sku })) } : {}]);
  });

  test('are an empty list where the vendor is to know that the cart is empty', () => {
    const carts = { object: { items: productLines(line, { keepsEmpty: true }), others: rest() } };
    const { make, fields, plannerFor } = tableAction(carts);
    expect(make({ properties: { products: [] } }).objects).toEqual([{ items: [] }]);
    expect(make({ properties: { products: [null] } }).objects).toEqual([{}]);
    expect(make({}).objects).toEqual([{}]);
    // Segment takes what is null out of a list before it hands it on.
    const plan = plannerFor(defaultMapping(fields));
    expect(plan({ items: [], others: { products: [null] } }, {})).toHaveProperty('items.0.value', {});
    expect(plan({ items: [], others: { products: [] } }, {})).toHaveProperty('items.0.value', { items: [] });
  });

  test('refuse the event where one is required and none is left', () => {
    const required = tableAction({ object: { items: productLines(line, { required: true }) } });
    expect(required.make({ properties: { products: [{ price: 1 }] } }).refused).toBe(
      'Products: there is none with: Product ID.',
    );
    expect(required.make({ properties: { products: [] } }).refused).toBe('Products: there is none.');
  });

  test('refuse the event where they are strict, and there are some of which none is left', () => {
    const strict = tableAction({ object: { items: productLines(line, { isStrict: true }) } });
    const refusals = [[{ price: 1 }], [null], [], undefined].map(
      (products) => strict.make({ properties: { products } }).refused,
    );
    const reasons = [/^Products: there is none with: Product ID\.$/, /^Products: there is none\. Left out of products/];
    expect(refusals).toEqual([...reasons.map((one) => expect.stringMatching(one) as string), undefined, undefined]);
  });

  test.each(['x', '[{"product_id":"p1"}]', 5, true, ['p1'], [[{ product_id: 'p1' }]]])(
    'that are %j are none, and it is told: a strict list refuses the event',
    (products) => {
      const told =
        'Left out of products what is not an object. Each must be one, as in {"product_id":"1","price":12.5}.';
      expect(linesOf(products)).toMatchObject({ objects: [{}], notes: [told] });
      for (const options of [{ isStrict: true }, { required: true }] as const) {
        const { make } = tableAction({ object: { items: productLines(line, options) } });
        expect(make({ properties: { products } }).refused).toBe(`Products: there is none. ${told}`);
      }
    },
  );

  test('come from the first source that has any', () => {
    const sources = { from: ['products', 'items'] };
    const { make } = tableAction({ object: { items: productLines(line, sources), others: rest() } });
    const carts = tableAction({
      object: { items: productLines(line, { ...sources, keepsEmpty: true }), others: rest() },
    });
    for (const products of [undefined, null, '', [], [null], 'x', ['p0']]) {
      const properties = { products, items: [{ id: 'p1' }] };
      for (const one of [make, carts.make]) expect(one({ properties }).objects).toEqual([{ items: [{ sku: 'p1' }] }]);
    }
    const notesOf = (products: unknown) => make({ properties: { products, items: [{ id: 'p1' }] } }).notes;
    for (const products of ['x', ['p0']])
      expect(notesOf(products)).toEqual([expect.stringContaining('Left out of products')]);
    for (const products of ['', [], [null]]) expect(notesOf(products)).toEqual([]);
    expect(make({ properties: { products: [] } }).objects).toEqual([{}]);
    expect(carts.make({ properties: { products: [] } }).objects).toEqual([{ items: [] }]);
  });

  test('take the shape of a user’s mapping, members of their own among it, and keep the rest of each line', () => {
    const shape = { sku: { '@path': '$.code' }, margin: { '@path': '$.profit' } };
    const { objects, notes } = linesOf([{ code: 'c1', profit: 3, size: 'XL' }], {
      items: { '@arrayPath': ['$.properties.products', shape] },
    });
    expect(objects).toEqual([{ items: [{ sku: 'c1', margin: 3, size: 'XL' }] }]);
    expect(notes).toEqual([]);
  });

  test('take a shape under the names of the sources, too, unless it has the vendor’s', () => {
    const made = (shape: object) =>
      linesOf([{ code: 'c1', other: 'c2', size: 'XL' }], {
        items: { '@arrayPath': ['$.properties.products', shape] },
      }).objects;
    const [code, other] = [{ '@path': '$.code' }, { '@path': '$.other' }];
    expect(made({ product_id: code })).toEqual([{ items: [{ sku: 'c1', other: 'c2', size: 'XL' }] }]);
    expect(made({ sku: code, product_id: other })).toEqual([{ items: [{ sku: 'c1', product_id: 'c2', size: 'XL' }] }]);
  });
});

describe('a group', () => {
  const tables = {
    object: {
      device: group('Device', 'What it happened on.', {
        type: text('Type', 'As in ios.', { from: '$.context.device.type' }),
        screen: group('Screen', 'Of the device.', {
          width: quantity('Width', 'In pixels.', { from: '$.context.screen.width' }),
        }),
      }),
      others: rest(),
    },
  };

  test('is an object of its members, and absent where there is none', () => {
    const event = { context: { device: { type: 'ios' }, screen: { width: '390' } } };
    expect(objectOf(tables, event)).toEqual({ device: { type: 'ios', screen: { width: 390 } } });
    expect(objectOf(tables, {})).toEqual({});
  });

  test('keeps what a user maps into it besides', () => {
    const event = { context: { device: { type: 'ios', model: 'iPhone16,1' } } };
    expect(objectOf(tables, event, { device: { '@path': '$.context.device' } })).toEqual({
      device: { type: 'ios', model: 'iPhone16,1' },
    });
    expect(objectOf(tables, event, { device: { brand: 'Apple' } })).toEqual({ device: { brand: 'Apple' } });
  });
});

test('lists and objects of the sender’s own can stand in groups and lines', () => {
  const members = {
    colors: several(textKind, 'Colors', 'All of them.', { from: ['colors', 'color'] }),
    product: keyValues('Product', 'What else is known of it.', { from: ['product', 'item'] }),
  };
  const { fields, make } = tableAction({ object: { items: productLines(members), unit: group('Unit', '', members) } });
  const own = { color: ['red', 'blue'], product: { margin: 3 } };
  const expected = { colors: ['red', 'blue'], product: { margin: 3 } };
  expect(make({ properties: { ...own, products: [own] } }).objects).toEqual([{ items: [expected], unit: expected }]);
  for (const { properties } of [fields.items, fields.unit] as { properties?: object }[])
    expect(properties).toMatchObject({ colors: { type: 'string', multiple: true }, product: { type: 'object' } });
});

test('takes an object of the sender’s own as it is, an empty list of PHP for none', () => {
  const tables = { object: { ids: keyValues('IDs', 'By name.') } };
  expect(objectOf(tables, { properties: { ids: { card: 'k' } } })).toEqual({ ids: { card: 'k' } });
  expect(objectOf(tables, { properties: { ids: [] } })).toEqual({});
});

test('refuses the vendor’s own event names, however they are spelt, unless the mapping says one', () => {
  const refusal = reservedNames('Acme', {
    made: { purchase: 'Purchase' },
    kept: ['session_start'],
    prefixes: ['acme_'],
  });
  const tables = { object: { event: eventName({ refusal }) } };
  expect(tableAction(tables).make({ event: 'Purchase' }).refused).toBe(
    'Event name: "purchase" is an event of Acme’s own, with properties of its own. Send it by a subscription to the action ' +
      '"Purchase", or choose another name.',
  );
  expect(tableAction(tables).make({ event: 'sessionStart' }).refused).toMatch(
    /only Acme itself records "session_start"/,
  );
  expect(tableAction(tables).make({ event: 'Acme opened' }).refused).toMatch(/only Acme itself .* begin with "acme_"/);
  expect(objectOf(tables, { event: 'Purchase' }, { event: 'purchase' })).toEqual({ event: 'purchase' });
  const template = { '@template': '{{event}}' };
  expect(objectOf(tables, { event: 'Purchase' }, { event: template })).toEqual({ event: 'Purchase' });
});

test('gives the same word for every event unless the mapping says another', () => {
  const tables = { object: { event: fixed('Event', 'Its name.', 'checkout') } };
  expect(objectOf(tables, {})).toEqual({ event: 'checkout' });
  expect(objectOf(tables, {}, { event: { '@path': '$.event' } })).toEqual({ event: 'checkout' });
  expect(objectOf(tables, { event: 'Own' }, { event: { '@path': '$.event' } })).toEqual({ event: 'Own' });
});
