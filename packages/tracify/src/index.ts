import { defineDestination } from '@sluice/kit';
import { connection } from './connection';
import { conversion, purchase } from './purchase';
import { addToCart, viewPage, viewProduct } from './views';

/** Tracify, for `@segment/actions-core` and for the Sluice engine. */
export const destination = defineDestination({
  name: 'Tracify',
  slug: 'tracify',
  description: 'Views, carts, purchases and conversions for Tracify, without personal data.',
  connection,
  actions: { viewPage, viewProduct, addToCart, purchase, conversion },
  // What counts as a conversion is each shop's own choice, so it has no preset.
  presets: [
    { name: 'Pageview', partnerAction: 'viewPage', on: ['page'] },
    { name: 'Product view', partnerAction: 'viewProduct', on: { track: ['Product Viewed'] } },
    {
      name: 'Add to cart',
      partnerAction: 'addToCart',
      on: { track: ['Product Added', 'Wishlist Product Added to Cart'] },
    },
    { name: 'Purchase', partnerAction: 'purchase', on: { track: ['Order Completed'] } },
  ],
});

export default destination;
