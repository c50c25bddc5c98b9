import type { Mapping } from '@sluice/kit/host';
import { at } from './directives';

const products = at('$.properties.products');
const members = ['first', 'last', 'product_id', 'sku', 'id', 'productId'].map((name) => `properties.products.${name}`);
/** Of a text Liquid knows no first member, as it does of a list. */
const areLines: Mapping = { '@liquid': `{% if ${members.join(' or ')} %}yes{% endif %}` };

/**
 * The mapping of an event's products to lines of this shape: of a list, or of one product. Whatever else stands there is left out, for
 * it would cost the event.
 */
export function linesOf(shape: Readonly<Record<string, Mapping>>): Mapping {
  const lines: Mapping = { '@if': { exists: products, then: { '@if': { blank: areLines, then: products } } } };
  return { '@arrayPath': [lines, shape] };
}
