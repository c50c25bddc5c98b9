import {
  compact,
  type FieldDefinitions,
  firstOf,
  furtherProperties,
  leftOver,
  pageReferrer,
  pageUrl,
  userAgent,
} from '@sluice/kit';
import { connection } from './connection';
import { eventFields, recordEvent } from './record-event';

const fields = {
  pageUrl,
  pageReferrer,
  userAgent,
  name: { type: 'string', label: 'Name', description: 'Of the page.', default: { '@path': '$.name' } },
  category: {
    type: 'string',
    label: 'Category',
    description: 'Of the page or screen.',
    default: firstOf('$.category', '$.properties.category'),
  },
  screen: { type: 'string', label: 'Screen', description: 'The name of the app’s screen, instead of a page.' },
  furtherProperties,
  ...eventFields,
} as const satisfies FieldDefinitions;

const further = leftOver(fields);

/**
 * https://developer.blueshift.com/reference (Your site/app's event data), "Pageload". That a screen is one too, with
 * `screen_viewed`, is taken from https://github.com/blueshift-labs/Blueshift-Android-SDK, and no page confirms it.
 */
export const viewPage = connection.action({
  title: 'View page or screen',
  description: 'Records a page of a site or a screen of an app as "pageload".',
  defaultSubscription: 'type = "page" or type = "screen"',
  fields,
  items: (context) => {
    const { pageUrl: url, pageReferrer: referrer, userAgent: agent, name, category, screen } = context.payload;
    return recordEvent(context, 'pageload', {
      ...further(context.payload.furtherProperties),
      ...compact({ url, referrer, user_agent: agent, category }),
      ...compact(screen === undefined ? { name } : { screen_viewed: screen }),
    });
  },
});
