import { compact, type FieldDefinitions, furtherProperties, leftOver, pageUrl } from '@sluice/kit';
import { connection } from './connection';
import { categoryLevels, products } from './product';
import { eventFields, recordEvent } from './record-event';

const fields = {
  categoryId: {
    type: 'string',
    label: 'Category ID',
    description: 'As in your Bloomreach catalogue.',
    default: { '@path': '$.properties.list_id' },
  },
  category: {
    type: 'string',
    label: 'Category',
    description: 'Levels parted by ">" or "/" arrive as category_level_1 to 3.',
    default: { '@path': '$.properties.category' },
  },
  products: { ...products, label: 'Products shown', description: 'Their IDs arrive as product_ids.' },
  pageUrl,
  furtherProperties,
  ...eventFields,
} as const satisfies FieldDefinitions;

const further = leftOver(fields);

/** https://documentation.bloomreach.com/data-hub/docs/sdk-tracking-required-events-details */
export const viewCategory = connection.action({
  title: 'View category',
  description: 'Records that a customer looked at a list of products.',
  defaultSubscription: 'type = "track" and event = "Product List Viewed"',
  fields,
  items: (context) => {
    const { payload } = context;
    const ids = (payload.products ?? []).map(({ productId }) => productId).filter((id) => id != null && id !== '');
    const properties = {
      ...further(payload.furtherProperties),
      category_id: payload.categoryId,
      ...categoryLevels(payload.category),
      product_ids: ids.length > 0 ? ids : undefined,
      location: payload.pageUrl,
    };
    return [recordEvent(context, 'view_category', compact(properties))];
  },
});
