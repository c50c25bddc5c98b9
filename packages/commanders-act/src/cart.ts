import { currency } from '@sluice/kit';
import { value } from './amounts';
import { item, items } from './items';
import { standardEvent } from './standard-event';

const ofProduct = { value, currency, items: { ...item, required: true } };

/** What visitors put aside. */
export const cart = {
  addToCart: standardEvent('add_to_cart', {
    title: 'Add to cart',
    description: 'Records that a visitor put a product into the cart (add_to_cart).',
    from: 'type = "track" and event = "Product Added"',
    properties: ofProduct,
    wanted: ['value'],
  }),
  removeFromCart: standardEvent('remove_from_cart', {
    title: 'Remove from cart',
    description: 'Records that a visitor took a product out of the cart (remove_from_cart).',
    from: 'type = "track" and event = "Product Removed"',
    properties: ofProduct,
  }),
  addToWishlist: standardEvent('add_to_wishlist', {
    title: 'Add to wishlist',
    description: 'Records that a visitor put a product onto the wishlist (add_to_wishlist).',
    from: 'type = "track" and event = "Product Added to Wishlist"',
    properties: ofProduct,
  }),
  viewCart: standardEvent('view_cart', {
    title: 'View cart',
    description: 'Records that a visitor looked at the cart (view_cart).',
    from: 'type = "track" and event = "Cart Viewed"',
    properties: { value, currency, items: { ...items, required: true } },
  }),
};
