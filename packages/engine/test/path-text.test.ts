import { pathText } from '../src/language';

test.each([
  ['', ''],
  ['/properties/products/0/price', 'properties.products[0].price'],
  ['/context/traits/first name', 'context.traits["first name"]'],
  ['/headers/Content-Type', 'headers["Content-Type"]'],
  ['/properties/a.b/c~1d~0', 'properties["a.b"]["c/d~"]'],
  ['/0/json', '[0].json'],
])('the pointer %j is written %j', (pointer, path) => {
  expect(pathText(pointer)).toBe(path);
});
