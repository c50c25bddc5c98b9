import type { SpecEvent } from '../spec-event';
import { customerEvent } from './customer-event';
import { customerProducts } from './customer-products';

const { raincoat, poncho, mugs } = customerProducts;

const home = { path: '/', title: 'Harbour | Für jedes Wetter' };
const search = { path: '/search', title: 'Regenmantel | Harbour', search: '?q=Regenmantel' };
const rainwear = { path: '/c/clothing/rainwear', title: 'Regenkleidung | Harbour' };
const product = {
  path: '/products/raincoat-friesland',
  title: 'Regenmantel „Friesland“ | Harbour',
  referrer: 'https://www.harbour.example/c/clothing/rainwear',
};
const spring = {
  promotion_id: 'promo-spring',
  creative: 'banner-küste.webp',
  name: 'Frühlingsbrise',
  position: 'home_top',
};

/** Looks at pages, lists and products. */
export const browsing: readonly SpecEvent[] = [
  customerEvent(7, '2025-03-13T09:03:02.118Z', home, {
    type: 'page',
    name: 'Home',
    category: 'Storefront',
    properties: {
      name: 'Home',
      category: 'Storefront',
      path: '/',
      url: 'https://www.harbour.example/',
      title: 'Harbour | Für jedes Wetter',
      referrer: 'https://www.harbour.example/',
      search: '',
    },
  }),
  customerEvent(8, '2025-03-13T09:03:31.940Z', search, {
    type: 'track',
    event: 'Products Searched',
    properties: { query: 'Regenmantel' },
  }),
  customerEvent(9, '2025-03-13T09:03:58.301Z', rainwear, {
    type: 'track',
    event: 'Product List Viewed',
    properties: { list_id: 'clothing-rainwear', category: 'Clothing/Rainwear', products: [raincoat, poncho] },
  }),
  customerEvent(10, '2025-03-13T09:04:20.077Z', rainwear, {
    type: 'track',
    event: 'Product List Filtered',
    properties: {
      list_id: 'clothing-rainwear',
      category: 'Clothing/Rainwear',
      filters: [
        { type: 'color', value: 'navy' },
        { type: 'price', value: 'under-200' },
      ],
      sorts: [{ type: 'price', value: 'desc' }],
      products: [raincoat],
    },
  }),
  customerEvent(11, '2025-03-13T09:04:21.513Z', rainwear, {
    type: 'track',
    event: 'Promotion Viewed',
    properties: spring,
  }),
  customerEvent(12, '2025-03-13T09:04:49.264Z', rainwear, {
    type: 'track',
    event: 'Promotion Clicked',
    properties: spring,
  }),
  customerEvent(13, '2025-03-13T09:05:12.830Z', rainwear, {
    type: 'track',
    event: 'Product Clicked',
    properties: { list_id: 'clothing-rainwear', ...raincoat },
  }),
  customerEvent(14, '2025-03-13T09:05:13.412Z', product, {
    type: 'track',
    event: 'Product Viewed',
    properties: { ...raincoat, currency: 'EUR', value: 189.9 },
  }),
  customerEvent(15, '2025-03-13T09:06:40.995Z', product, {
    type: 'track',
    event: 'Product Added',
    properties: { cart_id: 'CA-7001', ...raincoat, currency: 'EUR', value: 189.9, coupon: 'SPRING10' },
  }),
  customerEvent(16, '2025-03-13T09:07:52.006Z', product, {
    type: 'track',
    event: 'Product Added',
    properties: { cart_id: 'CA-7001', ...mugs, currency: 'EUR', value: 29.9 },
  }),
  customerEvent(17, '2025-03-13T09:08:03.449Z', product, {
    type: 'track',
    event: 'Product Added',
    properties: { cart_id: 'CA-7001', ...poncho, currency: 'EUR', value: 44.95 },
  }),
];
