import { type FieldDefinitions, firstOf, furtherProperties, leftOver, products } from '@sluice/kit';
import { connection } from './connection';
import { catalogueId } from './product';
import { eventFields, recordEvent } from './record-event';

const fields = {
  query: {
    type: 'string',
    label: 'Query',
    description: 'What the customer typed.',
    required: true,
    default: firstOf('$.properties.query', '$.properties.keywords'),
  },
  products: { ...products, label: 'Results', description: 'The products that were found.' },
  furtherProperties,
  ...eventFields,
} as const satisfies FieldDefinitions;

const further = leftOver(fields);

/** https://developer.blueshift.com/reference (Your site/app's event data), "Search" */
export const search = connection.action({
  title: 'Search',
  description: 'Records what a customer searched for, and the products found.',
  defaultSubscription: 'type = "track" and event = "Products Searched"',
  fields,
  items: (context) => {
    const { payload, settings, refuse } = context;
    const keywords = payload.query.trim();
    if (keywords === '') throw refuse('query', 'it is blank.');
    const ids = (payload.products ?? []).map((line) => catalogueId(line, settings).id).filter((id) => id !== undefined);
    return recordEvent(context, 'search', {
      ...further(payload.furtherProperties),
      keywords,
      product_ids: ids.length > 0 ? ids : idsIn(payload.furtherProperties?.product_ids),
    });
  },
});

/** The IDs of an event that lists nothing but them, as Blueshift's own page does. */
function idsIn(value: unknown): readonly unknown[] | undefined {
  const isList = Array.isArray(value) && value.length > 0 && value.every((id) => typeof id === 'string');
  return isList ? value : undefined;
}
