import fc from 'fast-check';
import { scalars, values } from './values';

/** Mostly what the spec says, now and then something else altogether. */
function mostly(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: value }, { weight: 1, arbitrary: scalars }, { weight: 1, arbitrary: values });
}

const some = { requiredKeys: [] as [], noNullPrototype: true };
const price = mostly(fc.constantFrom(0, 19, 27.99, '8.5'));
const id = mostly(fc.constantFrom('507f1f77', 'sku-1', 42, ''));
const name = mostly(fc.constantFrom('Monopoly: 3rd Edition', 'Ada Lovelace', 'Ünïcode – 日本', ''));

const product = fc.record({ id, name, price, a: values, b: scalars }, some);
const item = fc.oneof(
  { weight: 8, arbitrary: mostly(product) },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
);
const products = mostly(fc.oneof(fc.array(item, { maxLength: 3 }), product));
const address = fc.record({ name, a: values, 'with space': scalars }, some);
const email = mostly(fc.constantFrom('ada@example.com', 'ADA@EXAMPLE.COM', ''));

const properties = fc.record(
  { name, id, total: price, price, products, email, address: mostly(address), a: values, b: values, length: scalars },
  some,
);

/** Events after the spec, with everything that may be missing missing at times, and odd in many ways. */
export const events: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    type: mostly(fc.constantFrom('track', 'identify', 'page', 'screen', 'group', 'alias')),
    event: mostly(fc.constantFrom('Order Completed', 'Product Viewed', 'name', '$.properties.name', '{{name}}')),
    userId: id,
    messageId: mostly(fc.constant('022bb90c-bbac-11e4-8dfc-aa07a5b093db')),
    timestamp: mostly(fc.constantFrom('2026-01-02T03:04:05.678Z', 1_767_323_045, new Date(1_767_323_045_678))),
    properties: mostly(properties),
    traits: mostly(properties),
    context: mostly(fc.record({ ip: name, page: mostly(address), traits: mostly(properties) }, some)),
    name,
    id,
    a: values,
    b: values,
    ab: scalars,
  },
  some,
);
