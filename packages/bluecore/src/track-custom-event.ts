import { eventName, listOf, productId, rememberSettings, rest, snakeCase } from '@sluice/kit';
import { connection, type Settings } from './connection';
import { sender } from './customer';
import { event, record } from './event';
import { ownEventNames } from './own-event-names';
import { leadingId, ownLines } from './product-line';

/** The events that were agreed with Bluecore, as it spells them, by their names in snake case. */
const agreedIn = rememberSettings(({ customEvents }: Settings) => {
  const listed = listOf(customEvents);
  return { names: new Map(listed.map((name) => [snakeCase(name), name])), isAny: listed.includes('*') };
});

/**
 * Standard events of a website that the page of this API leaves out, by their names in the common spec:
 * https://help.bluecore.com/en/articles/9415312-customer-events
 */
const websiteEvents: ReadonlyMap<string, string> = new Map([
  ['cart_viewed', 'viewed_cart'],
  ['product_removed_from_wishlist', 'remove_from_wishlist'],
  ['removed_product_from_wishlist', 'remove_from_wishlist'],
]);

/** Which properties a custom event has is agreed with Bluecore: https://help.bluecore.com/help/events-api, "Custom events". */
export const trackCustomEvent = connection.action({
  title: 'Track custom event',
  description: 'Records one of your own events that Bluecore has set up and the settings list.',
  defaultSubscription: 'type = "track"',
  tables: {
    call: {
      event: eventName({
        refusal: ownEventNames,
        description: 'Matched in snake case with the custom events in the settings, and sent as spelled there.',
      }),
    },
    properties: {
      product_id: productId('Product ID', 'Of the event’s single product, if it has no list.', {
        from: ['product_id', 'sku'],
      }),
      sku: productId('SKU', 'The main ID if the settings say so.'),
      products: ownLines,
      ...event,
      others: rest({
        isReserved: (name) => name === 'token',
        // An empty object or list says nothing about the event.
        made: (value) =>
          typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? undefined : value,
      }),
    },
    sender,
  },
  items: (context) => {
    const { call, properties, settings, refuse, skip } = context;
    const name = snakeCase(call.event);
    if (name === '') throw refuse('event', 'it has no letter or digit.');
    const { names, isAny } = agreedIn(settings);
    const agreed = names.get(name) ?? names.get(websiteEvents.get(name) ?? name) ?? (isAny ? call.event : undefined);
    if (agreed === undefined)
      throw skip('It is not in the setting "Custom events". Bluecore keeps only events that it has set up.');
    const { product_id: id, sku } = properties;
    if (id === sku) properties.product_id = undefined;
    for (const line of properties.products ?? []) {
      const leading = leadingId(line.id, line.sku, settings);
      if (leading !== undefined && leading !== line.id) Object.assign(line, { product_id: line.id, id: leading });
      if (line.sku === line.id) line.sku = undefined;
    }
    if (!properties.products) {
      const leading = leadingId(id, sku, settings);
      if (leading !== undefined) properties.products = [{ id: leading }];
      if (leading === properties.product_id) properties.product_id = undefined;
      if (leading === properties.sku) properties.sku = undefined;
    }
    return record(context, agreed);
  },
});
