import { currency, type FieldDefinition, firstOf } from '@sluice/kit';
import { value } from './amounts';
import { item, items } from './items';
import { pageTypes } from './page-types';
import { standardEvent } from './standard-event';

const itemListName = {
  type: 'string',
  label: 'Name of the list',
  description: 'In which the products stand.',
  default: firstOf('$.properties.list_name', '$.properties.category', '$.properties.list_id'),
} as const satisfies FieldDefinition;

/** What visitors look at. */
export const browsing = {
  pageView: standardEvent('page_view', {
    title: 'Page view',
    description: 'Records that a visitor saw a page or a screen (page_view).',
    from: 'type = "page" or type = "screen"',
    properties: {
      pageType: {
        type: 'string',
        label: 'Page type',
        description: 'What kind of page it is. Becomes one of Commanders Act’s types: see Page types.',
        default: firstOf('$.category', '$.properties.category'),
      },
      pageName: {
        type: 'string',
        label: 'Page name',
        description: 'As your reports call it.',
        default: firstOf('$.name', '$.properties.name'),
      },
    },
    vocabularies: { pageType: pageTypes },
  }),
  viewItem: standardEvent('view_item', {
    title: 'View item',
    description: 'Records that a visitor looked at a product (view_item).',
    from: 'type = "track" and event = "Product Viewed"',
    properties: { value, currency, items: { ...item, required: true } },
    wanted: ['value'],
  }),
  viewItemList: standardEvent('view_item_list', {
    title: 'View item list',
    description: 'Records that a visitor looked at a list of products (view_item_list).',
    from: 'type = "track" and event = "Product List Viewed"',
    properties: { itemListName, items: { ...items, required: true } },
  }),
  selectItem: standardEvent('select_item', {
    title: 'Select item',
    description: 'Records that a visitor chose a product from a list (select_item).',
    from: 'type = "track" and event = "Product Clicked"',
    properties: {
      itemListName: { ...itemListName, default: firstOf('$.properties.list_name', '$.properties.list_id') },
      items: { ...item, required: true },
    },
    itemRules: { most: 1 },
  }),
  search: standardEvent('search', {
    title: 'Search',
    description: 'Records what a visitor searched for (search).',
    from: 'type = "track" and event = "Products Searched"',
    properties: {
      searchTerm: {
        type: 'string',
        label: 'Search term',
        description: 'What the visitor typed.',
        required: true,
        default: { '@path': '$.properties.query' },
      },
    },
  }),
  selectContent: standardEvent('select_content', {
    title: 'Select content',
    description: 'Records that a visitor chose some content, such as a promotion (select_content).',
    from: 'type = "track" and event = "Promotion Clicked"',
    properties: {
      contentType: { type: 'string', label: 'Content type', description: 'What it is.', default: 'promotion' },
      itemId: {
        type: 'string',
        label: 'Content ID',
        description: 'Which one it is.',
        default: { '@path': '$.properties.promotion_id' },
      },
    },
  }),
};
