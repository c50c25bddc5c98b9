import { compact, firstOf, pageReferrer, pageUrl } from '@sluice/kit';
import { connection } from './connection';
import { eventFields, recordEvent } from './record-event';

/** The names that Bloomreach's own integrations use. */
export const viewPage = connection.action({
  title: 'View page or screen',
  description: 'Records a page as "page_visit", a screen of an app as "screen_visit".',
  defaultSubscription: 'type = "page" or type = "screen"',
  fields: {
    kind: {
      type: 'string',
      label: 'Kind',
      description: 'Whether it was a page or a screen.',
      required: true,
      choices: ['page', 'screen'],
      default: { '@path': '$.type' },
    },
    name: { type: 'string', label: 'Name', description: 'Of the page or screen.', default: { '@path': '$.name' } },
    pageTitle: {
      type: 'string',
      label: 'Title',
      description: 'What stands in the title of the window.',
      default: firstOf('$.context.page.title', '$.properties.title'),
    },
    pageUrl,
    pageReferrer,
    properties: {
      type: 'object',
      label: 'Properties',
      description: 'What else is known of the page or screen.',
      defaultObjectUI: 'keyvalue',
      default: { '@path': '$.properties' },
    },
    ...eventFields,
  },
  items: (context) => {
    const { kind, name, pageTitle, pageUrl: location, pageReferrer: referrer, properties } = context.payload;
    const own = { [`${kind}_name`]: name, page_title: pageTitle, location, referrer };
    return [recordEvent(context, `${kind}_visit`, compact({ ...properties, ...compact(own) }))];
  },
});
