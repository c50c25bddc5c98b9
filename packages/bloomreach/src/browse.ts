import {
  computed,
  givenOrComputed,
  oneOf,
  pageReferrer,
  pageTitle,
  productId,
  productLines,
  several,
  text,
  textKind,
  wordOf,
} from '@sluice/kit';
import { connection } from './connection';
import { event, location, others, type Properties, record } from './event';
import { categories, completed, leveled, lines, product } from './product';

/** What every page view has: https://documentation.bloomreach.com/data-hub/docs/sdk-tracking-required-events-details */
const page = {
  page_title: pageTitle({ from: ['page_title', '$.context.page.title', 'title'] }),
  lang: text('Language', 'Of the page, as in en-US.', { from: ['lang', '$.context.locale'] }),
  location,
  referrer: pageReferrer(),
  others,
} as const;

/**
 * https://documentation.bloomreach.com/data-hub/docs/sdk-tracking-required-events-details; page_visit and screen_visit are the
 * names of Segment’s older integration: https://segment.com/docs/connections/destinations/catalog/bloomreach-engagement
 */
const viewPage = connection.action({
  title: 'View page or screen',
  description: 'Records a page of a site by its type or as "page_visit", a screen of an app as "screen_visit".',
  defaultSubscription: 'type = "page" or type = "screen"',
  tables: {
    page: {
      event_type: text('Event', 'Map it only to override the page’s type and the setting "Events of pages".', {
        from: [],
      }),
      page_type: wordOf(
        'Page type',
        'Turns the page into view_homepage, view_content, view_thematic or view_other.',
        { homepage: 'Home page', content: 'Content', thematic: 'Thematic page', other: 'Other page' },
        {
          from: ['page_type', 'pageType', '$.category', 'category', '$.name'],
          synonyms: { home: 'homepage', startpage: 'homepage' },
          isAmongOthers: true,
        },
      ),
    },
    properties: {
      page_name: text('Name', 'Of the page or screen.', { from: ['$.name', 'name', 'page_name', 'screen_name'] }),
      page_category: text('Category', 'Of the page or screen.', {
        from: ['$.category', 'category', 'page_category', 'screen_category'],
      }),
      screen_name: computed<string>('Screen', 'The name of a screen, instead of a page.'),
      screen_category: computed<string>('Category', 'Of a screen, instead of a page.'),
      item_id: text('Item ID', 'Of the content, as in its Discovery catalogue.', { from: ['item_id', 'content_id'] }),
      item_name: text('Item name', 'Of the content.'),
      ...page,
    },
    ...event,
  },
  items: (context) => {
    const { page: view, properties, settings } = context;
    // Any other type arrives as it is.
    (properties as Properties).page_type ??= view.page_type;
    const pageEvents = settings.pageEvents ?? (settings.api === 'engagement' ? 'page_visit' : 'byType');
    const ofType = view.page_type ?? (pageEvents === 'discovery' ? 'other' : undefined);
    const byType = ofType === undefined || pageEvents === 'page_visit' ? 'page_visit' : `view_${ofType}`;
    const type = view.event_type ?? byType;
    if (type === 'screen_visit') {
      const { page_name: screen_name, page_category: screen_category } = properties;
      Object.assign(properties, { screen_name, screen_category, page_name: undefined, page_category: undefined });
    }
    if (type === 'view_content') properties.item_name ??= properties.page_name;
    return record(context, [type, properties]);
  },
});

/** https://documentation.bloomreach.com/data-hub/docs/sdk-tracking-required-events-details */
const viewItem = connection.action({
  title: 'View item',
  description: 'Records that a customer looked at a product.',
  tables: {
    view: {
      event_type: oneOf(
        'Event',
        'Where the product was viewed.',
        { view_item: 'On a page of its own', view_quickview: 'In a quick view' },
        'view_item',
      ),
    },
    properties: { ...product, ...page },
    ...event,
  },
  items: (context) => record(context, [context.view.event_type, completed(leveled(context.properties), context)]),
});

/** By what a list of products is filtered or sorted: https://segment.com/docs/connections/spec/ecommerce/v2/#product-list-filtered */
const criterion = {
  type: text('Type', 'As in colour.', { required: true }),
  value: text('Value', 'As in red.', { required: true }),
} as const;

/**
 * https://documentation.bloomreach.com/data-hub/docs/sdk-tracking-required-events-details; the names of the properties are those of
 * https://github.com/exponea/bloomreach-salesforce-commercecloud-b2c-integration
 */
const viewCategory = connection.action({
  title: 'View category',
  description: 'Records that a customer looked at a list of products.',
  tables: {
    properties: {
      category_id: productId('Category ID', 'As in your Bloomreach catalogue.', { from: ['category_id', 'list_id'] }),
      category_name: text('Category name', 'By default the last level of the category.'),
      ...categories,
      categories_ids: several(textKind, 'Category IDs', 'Of all levels.'),
      listed_products: givenOrComputed<readonly string[]>('Listed products', 'The IDs of the products shown.'),
      filter_by: givenOrComputed<readonly string[]>('Filters', 'As in colour=red.'),
      sort_by: givenOrComputed<string>('Order', 'As in price desc.'),
      ...page,
    },
    list: {
      products: { ...lines, label: 'Products shown', description: 'Their IDs arrive as listed_products.' },
      filters: productLines(criterion, {
        from: 'filters',
        label: 'Filters',
        description: 'Each with type and value; they arrive as filter_by.',
      }),
      sorts: productLines(criterion, {
        from: 'sorts',
        label: 'Sorted by',
        description: 'Each with type and value; they arrive as sort_by.',
      }),
    },
    ...event,
  },
  items: (context) => {
    const { properties, list } = context;
    properties.category_name ??= properties.categories_path?.split(' > ').pop();
    properties.listed_products ??= list.products?.map(({ product_id: id }) => id);
    properties.filter_by ??= list.filters?.map(({ type, value }) => `${type}=${value}`);
    properties.sort_by ??= list.sorts?.map(({ type, value }) => `${type} ${value}`).join(', ');
    return record(context, ['view_category', leveled(properties)]);
  },
});

/** A catalogue as the vendor’s page prints it. */
const catalog = {
  name: text('Name', 'Of the catalogue.', { required: true }),
  view_ids: several(textKind, 'Views', 'Of the catalogue.'),
} as const;

/**
 * https://documentation.bloomreach.com/data-hub/docs/sdk-tracking-required-events-details; in Engagement a search is customarily
 * called search.
 */
const search = connection.action({
  title: 'Search',
  description: 'Records a search, its submission, or a suggestion that the customer chose.',
  tables: {
    search: {
      event_type: oneOf(
        'Event',
        'What happened to the search.',
        { view_search_results: 'Results seen', search_submit: 'Sent off', suggest_click: 'A suggestion chosen' },
        'view_search_results',
      ),
    },
    properties: {
      search_term: text('Query', 'What the customer typed or chose.', {
        from: ['query', 'search_term', 'search_query', 'keyword', 'q'],
        required: true,
      }),
      q: text('Suggestion', 'The suggestion chosen, or the query if nothing was suggested.', {
        dependsOn: { conditions: [{ fieldKey: 'event_type', operator: 'is_not', value: 'view_search_results' }] },
      }),
      aq: text('Typed', 'What the customer had typed before choosing a suggestion.', {
        dependsOn: {
          conditions: [
            { fieldKey: 'event_type', operator: 'is_not', value: 'view_search_results' },
            { fieldKey: 'event_type', operator: 'is_not', value: 'search_submit' },
          ],
        },
      }),
      catalogs: productLines(catalog, {
        from: 'catalogs',
        label: 'Catalogues',
        description: 'Those that are searched. Discovery needs them.',
      }),
      ...page,
    },
    ...event,
  },
  items: (context) => {
    const { properties, settings } = context;
    const { event_type: type } = context.search;
    if (type === 'view_search_results')
      return record(context, [settings.api === 'engagement' ? 'search' : type, properties]);
    // Each of the two events has its own name for the term.
    properties.q ??= properties.search_term;
    return record(context, [type, { ...properties, search_term: undefined }]);
  },
});

/** The page names the events. The properties are named as in Discovery’s own pixels, since no page of Data Hub prints them. */
const trackWidget = connection.action({
  title: 'Track widget',
  description:
    'Records that a customer saw recommendations or search results of a widget, or clicked a product in them.',
  tables: {
    widget: {
      event_type: oneOf(
        'Event',
        'What happened.',
        { widget_view: 'Seen', widget_click: 'A product clicked' },
        'widget_view',
      ),
    },
    properties: {
      wrid: text('Response ID', 'The ID of Discovery’s answer that filled the widget.', { required: true }),
      wid: text('Widget ID', 'Of the widget.', { required: true }),
      wty: text('Widget type', 'As in item or keyword.'),
      wq: text('Query', 'For widgets that have one.'),
      item_id: productId('Product ID', 'Of the product clicked.', {
        from: ['item_id', 'product_id'],
        dependsOn: { conditions: [{ fieldKey: 'event_type', operator: 'is_not', value: 'widget_view' }] },
      }),
      ...page,
    },
    ...event,
  },
  items: (context) => record(context, [context.widget.event_type, context.properties]),
});

/** What customers look at and search for. */
export const browse = { viewPage, viewItem, viewCategory, search, trackWidget };
