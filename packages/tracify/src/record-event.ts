import { type Item, type ItemsContext, pageReferrer, pageUrl, text, time } from '@sluice/kit';
import type { Settings } from './connection';
import { events } from './events';
import { pageAddress } from './page-address';
import { PersonalData } from './personal-data';
import type { ServerEvent } from './server-event';
import { urlParameters } from './url-parameters';
import { identityData, visitor } from './visitor';

/** Where and when it happened. */
const page = {
  url: pageUrl({ description: 'The page it happened on. Sent as domain and path, with separate parameters.' }),
  search: text('Query', 'The parameters of the page’s address, if the address is without them.', {
    from: ['$.context.page.search', '$.properties.search'],
  }),
  Referer: pageReferrer({ description: 'The address of the previous page. Sent as domain and path.' }),
  datetime: time('iso', { required: true }),
} as const;

const ofCampaign = 'If the page’s address has no parameters that begin with utm_.';

/** https://segment.com/docs/connections/spec/common/#context: also known to apps, servers, and pages after a redirect. */
const campaign = {
  utm_source: text('Campaign source', ofCampaign, { from: '$.context.campaign.source' }),
  utm_medium: text('Campaign medium', ofCampaign, { from: '$.context.campaign.medium' }),
  utm_campaign: text('Campaign name', ofCampaign, { from: '$.context.campaign.name' }),
  utm_term: text('Campaign term', ofCampaign, { from: '$.context.campaign.term' }),
  utm_content: text('Campaign content', ofCampaign, { from: '$.context.campaign.content' }),
  utm_id: text('Campaign ID', ofCampaign, { from: '$.context.campaign.id' }),
} as const;

/** The tables that every action has. */
export const eventTables = { page, campaign, visitor } as const;

type Context = Pick<
  ItemsContext<typeof eventTables, Settings>,
  'page' | 'campaign' | 'visitor' | 'settings' | 'refuse' | 'note'
>;

/** The visitor's personal data, or none if the settings let everything through. */
export function personalDataOf({ visitor: who, settings }: Pick<Context, 'visitor' | 'settings'>): PersonalData {
  return new PersonalData(settings.redactPersonalData ? who : undefined);
}

/** With the last part zeroed, as analytics tools mask addresses. */
const masked = /\.0$|::$/;

/** The item that records one event. The event's own data win over URL parameters of the same name. */
export function recordEvent(
  context: Context,
  type: ServerEvent['type'],
  own: Readonly<Record<string, string>> = {},
  personal = personalDataOf(context),
): Item {
  const { page: where, visitor: who, settings, refuse, note } = context;
  const written = where.url ?? settings.siteUrl;
  if (written === undefined)
    throw refuse('url', 'the event has none that can be read. Map it, or fill in the setting "Site URL".');
  const address = pageAddress(written, personal);
  if (!address) throw refuse('url', 'its host is the visitor’s own IP address, which Tracify must not get.');
  const referrer = where.Referer === undefined ? undefined : pageAddress(where.Referer, personal);
  if (where.Referer !== undefined && !referrer) note('Referrer left out: its host contains personal data.');
  const data = urlParameters([address.search, where.search], context.campaign, settings, personal);
  if (referrer) data.Referer = referrer.url;
  data.origin = address.origin;
  if (where.url === undefined && type === 'productview')
    note('The product has no page, so the "Site URL" is sent: Tracify knows a product by its page’s address.');
  if (masked.test(who.ip)) note('The IP address looks masked: many visitors would become one. Send it unmasked.');
  if (personal.inAddresses.size > 0) {
    const found = [...personal.inAddresses].join(', ');
    const setting = 'Tracify must get no personal data; the setting "Remove personal data" decides.';
    note(`Removed from addresses and their parameters: ${found}. ${setting}`);
  }
  return events.item({
    url: address.url,
    customer_site_id: settings.customerSiteId,
    identity_data: identityData(who, settings.lowerCaseEmail),
    // UTC, to the second: https://tracify.dev/events
    datetime: where.datetime.slice(0, 19).replace('T', ' '),
    type,
    data: Object.assign(data, own),
  });
}
