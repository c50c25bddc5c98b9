import type { SpecEvent } from '../spec-event';
import { customerEvent } from './customer-event';
import { customerProducts } from './customer-products';

const { raincoat, poncho, mugs, candle } = customerProducts;

const cartPage = { path: '/cart', title: 'Warenkorb | Harbour' };
const candlePage = { path: '/products/candle-lighthouse', title: 'Candle “Lighthouse” 🕯️ | Harbour' };
const wishlist = { wishlist_id: 'W-10042', wishlist_name: 'Merkzettel' };

/** Changes to the cart and the wishlist. */
export const cart: readonly SpecEvent[] = [
  customerEvent(18, '2025-03-13T09:08:30.700Z', cartPage, {
    type: 'track',
    event: 'Product Removed',
    properties: { cart_id: 'CA-7001', ...poncho, currency: 'EUR', value: 44.95 },
  }),
  customerEvent(19, '2025-03-13T09:08:31.218Z', cartPage, {
    type: 'track',
    event: 'Cart Viewed',
    properties: { cart_id: 'CA-7001', currency: 'EUR', value: 219.8, products: [raincoat, mugs] },
  }),
  customerEvent(20, '2025-03-13T09:10:05.541Z', candlePage, {
    type: 'track',
    event: 'Product Added to Wishlist',
    properties: { ...wishlist, ...candle, currency: 'EUR', value: 24.5 },
  }),
  customerEvent(21, '2025-03-13T09:10:44.032Z', candlePage, {
    type: 'track',
    event: 'Product Removed from Wishlist',
    properties: { ...wishlist, ...candle, currency: 'EUR', value: 24.5 },
  }),
  customerEvent(22, '2025-03-13T09:11:19.876Z', candlePage, {
    type: 'track',
    event: 'Wishlist Product Added to Cart',
    properties: { ...wishlist, cart_id: 'CA-7001', ...candle, currency: 'EUR', value: 24.5 },
  }),
  customerEvent(23, '2025-03-13T09:12:08.150Z', cartPage, {
    type: 'track',
    event: 'Cart Shared',
    properties: {
      share_via: 'email',
      share_message: 'Was meinst du? 🤔',
      recipient: 'freundin@example.net',
      cart_id: 'CA-7001',
      url: 'https://www.harbour.example/cart/CA-7001',
      products: [{ product_id: 'P-101' }, { product_id: 'P-401' }, { product_id: 'P-501' }],
    },
  }),
  customerEvent(24, '2025-03-13T09:12:51.423Z', candlePage, {
    type: 'track',
    event: 'Product Shared',
    properties: {
      share_via: 'email',
      share_message: 'Für deinen Balkon',
      recipient: 'freundin@example.net',
      ...candle,
    },
  }),
  customerEvent(25, '2025-03-13T09:13:30.264Z', cartPage, {
    type: 'track',
    event: 'Product Removed',
    properties: { cart_id: 'CA-7001', ...candle, currency: 'EUR', value: 24.5 },
  }),
];
