import {
  compact,
  type FieldDefinitions,
  firstOf,
  furtherProperties,
  leftOver,
  pageReferrer,
  pageUrl,
} from '@sluice/kit';
import { connection } from './connection';
import { eventFields, recordEvent } from './record-event';

const fields = {
  kind: {
    type: 'string',
    label: 'Kind',
    description: 'Whether it was a page or a screen.',
    required: true,
    choices: ['page', 'screen'],
    default: { '@path': '$.type' },
  },
  name: { type: 'string', label: 'Name', description: 'Of the page or screen.', default: { '@path': '$.name' } },
  category: {
    type: 'string',
    label: 'Category',
    description: 'Of the page or screen.',
    default: firstOf('$.category', '$.properties.category'),
  },
  pageTitle: {
    type: 'string',
    label: 'Title',
    description: 'What stands in the title of the window.',
    default: firstOf('$.context.page.title', '$.properties.title'),
  },
  pageUrl,
  pageReferrer,
  furtherProperties,
  ...eventFields,
} as const satisfies FieldDefinitions;

const further = leftOver(fields);

/** The names that Bloomreach's own integrations use. */
export const viewPage = connection.action({
  title: 'View page or screen',
  description: 'Records a page as "page_visit", a screen of an app as "screen_visit".',
  defaultSubscription: 'type = "page" or type = "screen"',
  fields,
  items: (context) => {
    const { kind, name, category, pageTitle, pageUrl: location, pageReferrer: referrer } = context.payload;
    const properties = {
      ...further(context.payload.furtherProperties),
      [`${kind}_name`]: name,
      [`${kind}_category`]: category,
      page_title: pageTitle,
      location,
      referrer,
    };
    return [recordEvent(context, `${kind}_visit`, compact(properties))];
  },
});
