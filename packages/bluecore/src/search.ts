import { connection } from './connection';
import { customerOf } from './customer';
import { eventFields, recordEvent } from './record-event';

/** https://help.bluecore.com/help/events-api: "used for keyword searches as well as category browse". */
export const search = connection.action({
  title: 'Search',
  description: 'Records what a customer searched for, or which category was browsed.',
  defaultSubscription: 'type = "track" and event = "Products Searched"',
  fields: {
    searchTerm: {
      type: 'string',
      label: 'Search term',
      description: 'What the customer typed, or the name of the category.',
      required: true,
      default: { '@path': '$.properties.query' },
    },
    ...eventFields,
  },
  items: (context) => {
    const searchTerm = context.payload.searchTerm.trim();
    if (searchTerm === '') throw context.refuse('searchTerm', 'it is blank.');
    const call = { event: 'search', properties: { search_term: searchTerm } };
    return recordEvent(context, customerOf(context), [call]);
  },
});
