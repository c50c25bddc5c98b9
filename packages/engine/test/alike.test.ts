import { distanceOf, firstAlike, furtherOn, kindAt, lastAlike } from '../src/explain/alike';

const places = Array.from({ length: 12 }, (_, index) => index);
const root = {
  lines: places.map((index) => ({ sku: `s-${index}`, tags: ['a', 'b'] })),
  flat: Object.fromEntries(places.map((index) => [`ITEM${index + 1}`, index])),
  v2: 1,
};
const lines = places.map((index) => `/lines/${index}/sku`);
const numbered = places.map((index) => `/flat/ITEM${index + 1}`);

test('places are alike that differ in places in lists, or in numbers of keys, alone', () => {
  expect(kindAt(root, '/lines/3/tags/1')).toBe('/lines/*/tags/*');
  expect(kindAt(root, '/flat/ITEM12')).toBe('/flat/ITEM*');
  expect(kindAt(root, '/v2')).toBe('/v*');
});

test('of many alike the first ten are asked about, and the last of these stands for the others', () => {
  const asked = firstAlike(root, [...lines, ...numbered, '/v2']);
  expect(asked).toEqual([...lines.slice(0, 10), ...numbered.slice(0, 10), '/v2']);
  expect(lastAlike(root, [...lines, ...numbered, '/v2'], new Set(asked))).toEqual(
    new Map([
      ['/lines/*/sku', '/lines/9/sku'],
      ['/flat/ITEM*', '/flat/ITEM10'],
    ]),
  );
});

test('what is behind one is as much further on as that is itself, where something stands there', () => {
  expect(distanceOf(root, '/flat/ITEM12', '/flat/ITEM10')).toBe(2);
  expect(furtherOn(root, '/lines/9/tags/1', 2)).toBe('/lines/11/tags/1');
  expect(furtherOn(root, '/lines/9/sku', 5)).toBe('/lines/9/sku');
  expect(furtherOn(root, '/v2', 1)).toBe('/v2');
});
