import type { Mapping } from '@sluice/kit/host';
import { at } from './directives';

const products = at('$.properties.products');
const members = ['first', 'last', 'product_id', 'sku', 'id', 'productId'].map((name) => `properties.products.${name}`);
/** Liquid's `first` works for lists but not for texts. */
const areLines: Mapping = { '@liquid': `{% if ${members.join(' or ')} %}yes{% endif %}` };

/**
 * A mapping from an event's products, a list or a single product, to lines of this shape. Any other value is left out, because it
 * would make the event fail.
 */
export function linesOf(shape: Readonly<Record<string, Mapping>>): Mapping {
  const lines: Mapping = { '@if': { exists: products, then: { '@if': { blank: areLines, then: products } } } };
  return { '@arrayPath': [lines, shape] };
}
