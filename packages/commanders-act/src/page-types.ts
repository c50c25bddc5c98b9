import type { Vocabulary } from './word-for';

const words = [
  'home',
  'landing',
  'product_list',
  'product',
  'content_list',
  'content',
  'search',
  'funnel',
  'success',
  'funnel_confirmation',
  'account',
  'cart',
  'legal',
];

/** https://doc.commandersact.com, "Events reference": `page_view`. */
export const pageTypes: Vocabulary = {
  key: 'pageTypes',
  field: {
    type: 'object',
    label: 'Page types',
    description:
      `Your categories of pages, each with its type at Commanders Act: ${words.join(', ')}. ` +
      'All else is "content".',
    defaultObjectUI: 'keyvalue',
    default: {
      homepage: 'home',
      'home page': 'home',
      storefront: 'home',
      category: 'product_list',
      collection: 'product_list',
      'product page': 'product',
      article: 'content',
      blog: 'content_list',
      'search results': 'search',
      checkout: 'funnel',
      'order confirmation': 'funnel_confirmation',
      'thank you': 'funnel_confirmation',
      profile: 'account',
      login: 'account',
      basket: 'cart',
      terms: 'legal',
      privacy: 'legal',
    },
  },
  words,
  otherwise: 'content',
};
