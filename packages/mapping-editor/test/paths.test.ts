import { completePath } from '../src/event/complete-path.ts';
import { membersOf, pathsIn, valueAt } from '../src/event/paths.ts';

const event = {
  type: 'track',
  properties: { order_id: 'o1', products: [{ sku: 'a', price: 5 }, { sku: 'b' }], 'first name': 'Ada', 'a.b': 1 },
  context: { page: { url: 'https://shop.example' } },
};
const paths = pathsIn(event);
const written = paths.map(({ path }) => path);

it('leads to each value that a mapping can name', () => {
  expect(written).toEqual([
    '$.type',
    '$.properties',
    '$.context',
    '$.properties.order_id',
    '$.properties.products',
    '$.properties.first name',
    '$.context.page',
    '$.properties.products[0]',
    '$.context.page.url',
    '$.properties.products[0].sku',
    '$.properties.products[0].price',
  ]);
  for (const { path, value } of paths) expect(valueAt(event, path)).toBe(value);
});

it('shows a member whose name holds a dot without a path', () => {
  expect(membersOf('$.properties', event.properties).at(-1)).toEqual({ key: 'a.b', path: '', value: 1 });
});

it.each([
  ['$.prop', '$.properties'],
  ['properties.o', '$.properties.order_id'],
  ['sku', '$.properties.products[0].sku'],
  ['URL', '$.context.page.url'],
  ['order', '$.properties.order_id'],
  ['products price', '$.properties.products[0].price'],
])('completes %s', (typed, first) => {
  expect(completePath(typed, paths)[0]?.path).toBe(first);
});

it('offers all to begin with, and no more than so many', () => {
  expect(completePath('', paths)).toHaveLength(written.length);
  expect(completePath('', paths, 3)).toHaveLength(3);
  expect(completePath('nowhere', paths)).toEqual([]);
});

it('stops at some thousands of paths, the outer ones among them', () => {
  const large = {
    properties: Object.fromEntries(Array.from({ length: 9000 }, (_, index) => [`p${index}`, { deep: 1 }])),
    userId: 'u',
  };
  const found = pathsIn(large);
  expect(found).toHaveLength(4999);
  expect(found.map(({ path }) => path)).toContain('$.userId');
});
