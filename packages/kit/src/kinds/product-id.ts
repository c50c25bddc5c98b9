import type { Kind } from './kind';
import { readIdentifier } from './read-identifier';

/** The ID of a product or of a variant (SKU). "unknown" and "guest" may be goods; words for nothing are none. */
export const productId: Kind<string> = {
  name: 'productId',
  wanted: 'the ID of one product, as text',
  read: readIdentifier,
};
