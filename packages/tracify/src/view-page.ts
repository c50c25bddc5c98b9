import { connection } from './connection';
import { eventFields, recordEvent } from './record-event';

export const viewPage = connection.action({
  title: 'Pageview',
  description: 'Records that a visitor saw a page.',
  defaultSubscription: 'type = "page"',
  fields: eventFields,
  items: (context) => [recordEvent(context, 'pageview')],
});
