import type { Kind } from './kind';
import { readIdentifier } from './read-identifier';

/** The ID of a product or variant (SKU). "unknown" and "guest" may be products; placeholders for "none" are not. */
export const productId: Kind<string> = {
  name: 'productId',
  wanted: 'the ID of one product, as text',
  read: readIdentifier,
};
