import { fixed, oneOf, pageReferrer, pageTitle, pageUrl, text } from '@sluice/kit';
import type { Context } from './connection';
import { looseItems } from './item';
import { named, standardEvent } from './standard-event';
import { pageType, usualPageType } from './vocabulary';

const promotionEvent = oneOf(
  'Event name',
  'What happened to the promotion.',
  { view_promotion: 'It was seen', select_promotion: 'It was clicked' },
  'view_promotion',
);
const advertisementEvent = oneOf(
  'Event name',
  'What happened to the advertisement.',
  { ad_click: 'It was clicked', ad_view: 'It was seen' },
  'ad_click',
);

type Page = Partial<Record<'page_type' | 'page_name', string | undefined>>;

function completePageType(event: Page, { settings }: Context): void {
  event.page_type ??= usualPageType(event.page_name, settings) ?? 'content';
}

/** What visitors see and click: https://doc.commandersact.com/developers/tracking/events-reference/common-events */
export const content = {
  pageView: standardEvent(named('page_view'), {
    title: 'Page view',
    description: 'Records that a visitor saw a page or a screen.',
    properties: {
      page_type: pageType,
      page_name: text('Page name', 'As your reports call it.', { from: ['page_name', '$.name', 'name'] }),
      // The event's own; what the host knows of the page is in the context.
      title: pageTitle({ from: ['title', '$.context.page.title'] }),
      url: pageUrl({ from: ['url', '$.context.page.url'] }),
      path: text('Path', 'Of the page’s address.', { from: ['path', '$.context.page.path'] }),
      referrer: pageReferrer({ from: ['referrer', '$.context.page.referrer'] }),
    },
    complete: [completePageType],
  }),
  search: standardEvent(named('search'), {
    title: 'Search',
    description: 'Records what a visitor searched for.',
    properties: {
      search_term: text('Search term', 'What the visitor typed.', {
        from: ['query', 'search_term', 'search', 'q'],
        required: true,
      }),
    },
  }),
  selectContent: standardEvent(named('select_content'), {
    title: 'Select content',
    description: 'Records that a visitor chose some content, such as a promotion.',
    properties: {
      content_type: fixed('Content type', 'What it is: product, promotion, article.', 'promotion'),
      item_id: text('Content ID', 'Which one it is.', { from: ['item_id', 'promotion_id', 'content_id'] }),
    },
  }),
  promotion: standardEvent(promotionEvent, {
    title: 'Promotion',
    description: 'Records that a visitor saw or clicked a promotion.',
    properties: {
      promotion_id: text('Promotion ID', 'Which one it is.'),
      promotion_name: text('Promotion name', 'As your reports call it.', { from: ['promotion_name', 'name'] }),
      creative_name: text('Creative', 'What was shown.', { from: ['creative_name', 'creative'] }),
      creative_slot: text('Slot', 'Where on the page it was.', { from: ['creative_slot', 'position'] }),
      location_id: text('Location', 'Where it was shown.'),
      items: looseItems,
    },
  }),
  advertisement: standardEvent(advertisementEvent, {
    title: 'Advertisement',
    description: 'Records that somebody saw or clicked an advertisement on another site.',
    defaultSubscription: 'type = "track" and (event = "Ad Clicked" or event = "Ad Viewed")',
    properties: {
      medium: text('Medium', 'As in seo.', { from: ['medium', '$.context.campaign.medium'], required: true }),
      source: text('Source', 'As in google.', { from: ['source', '$.context.campaign.source'], required: true }),
      campaign: text('Campaign', 'Its name.', { from: ['campaign', '$.context.campaign.name'] }),
      keyword: text('Keyword', 'What was searched for.', { from: ['keyword', '$.context.campaign.term'] }),
      ad_format: text('Format', 'Of the advertisement.'),
      ad_cost_id: text('Cost ID', 'Of the advertisement at Commanders Act.'),
    },
  }),
};
