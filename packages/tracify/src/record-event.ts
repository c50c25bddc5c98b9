import {
  compact,
  type FieldDefinitions,
  type Item,
  type ItemsContext,
  pageReferrer,
  pageUrl,
  type PayloadOf,
  timestamp,
  unixMilliseconds,
} from '@sluice/kit';
import { cleanAddress } from './clean-address';
import { events } from './events';
import type { ServerEvent } from './server-event';
import { type ParameterSettings, urlParameters } from './url-parameters';
import { visitor, visitorOf } from './visitor';

/** The fields that every event has: where, when, and whose browser it was. */
export const eventFields = {
  pageUrl: { ...pageUrl, description: 'The page it happened on. Sent as domain and path, its parameters one by one.' },
  pageSearch: {
    type: 'string',
    label: 'Query',
    description: 'The parameters of the page’s address, where the address comes without them.',
    default: { '@path': '$.context.page.search' },
  },
  pageReferrer: { ...pageReferrer, description: 'The address of the page before. Sent as domain and path.' },
  timestamp: { ...timestamp, required: true },
  ...visitor,
} as const satisfies FieldDefinitions;

interface EventSettings extends ParameterSettings {
  readonly customerSiteId: string;
  readonly siteUrl?: string;
  readonly lowerCaseEmail: boolean;
}

/** The item that records one event. What it has of its own wins over a parameter of the same name. */
export function recordEvent<P extends PayloadOf<typeof eventFields>>(
  context: ItemsContext<P, EventSettings>,
  type: ServerEvent['type'],
  own: Readonly<Record<string, string>> = {},
): Item {
  const { payload, settings, refuse, note } = context;
  const { identityData, personal } = visitorOf(context);
  const pageUrlText = payload.pageUrl ?? settings.siteUrl;
  if (pageUrlText === undefined) throw refuse('pageUrl', 'it is missing. Map it, or give the setting "Site URL".');
  const page = cleanAddress(pageUrlText, personal);
  if (!page || !/^https?:/.test(page.url)) throw refuse('pageUrl', 'it is not the address of a page on the web.');
  const { pageReferrer: from = '' } = payload;
  const referrer = cleanAddress(from, personal);
  if (from !== '' && !referrer) note('The referrer is no address that can be sent, and left out.');
  const { kept, isRedacted } = urlParameters(
    [...page.parameters, ...new URLSearchParams(payload.pageSearch)],
    settings,
    personal,
  );
  if (page.isRedacted || referrer?.isRedacted || isRedacted) note('Personal data was taken out of an address.');
  return events.item({
    url: page.url,
    customer_site_id: settings.customerSiteId,
    identity_data: identityData,
    datetime: datetimeOf(context),
    type,
    data: { ...kept, ...compact({ Referer: referrer?.url }), origin: page.origin, ...own },
  });
}

/** In UTC, to the second. */
function datetimeOf<P extends PayloadOf<typeof eventFields>>({
  payload,
  refuse,
}: Pick<ItemsContext<P, EventSettings>, 'payload' | 'refuse'>): string {
  const milliseconds = unixMilliseconds(payload.timestamp);
  const [, date, time] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)/.exec(
      milliseconds === undefined ? '' : new Date(milliseconds).toISOString(),
    ) ?? [];
  if (date === undefined) throw refuse('timestamp', 'it cannot be read: give ISO 8601 or unix time.');
  return `${date} ${time}`;
}
