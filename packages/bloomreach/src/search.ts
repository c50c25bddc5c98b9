import { compact, type FieldDefinitions, furtherProperties, leftOver, pageUrl } from '@sluice/kit';
import { connection } from './connection';
import { eventFields, recordEvent } from './record-event';

const fields = {
  query: {
    type: 'string',
    label: 'Query',
    description: 'What the customer typed.',
    required: true,
    default: { '@path': '$.properties.query' },
  },
  pageUrl,
  furtherProperties,
  ...eventFields,
} as const satisfies FieldDefinitions;

const further = leftOver(fields);

/**
 * https://documentation.bloomreach.com/data-hub/docs/sdk-tracking-required-events-details calls it view_search_results;
 * in Engagement the customary name is search.
 */
export const search = connection.action({
  title: 'Search',
  description: 'Records what a customer searched for.',
  defaultSubscription: 'type = "track" and event = "Products Searched"',
  fields,
  items: (context) => {
    const { payload, settings } = context;
    const properties = { ...further(payload.furtherProperties), search_term: payload.query, location: payload.pageUrl };
    const eventType = settings.api === 'dataHub' ? 'view_search_results' : 'search';
    return [recordEvent(context, eventType, compact(properties))];
  },
});
