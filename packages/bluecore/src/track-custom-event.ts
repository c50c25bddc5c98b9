import { eventName, listOf, productId, rest, snakeCase } from '@sluice/kit';
import { connection } from './connection';
import { frame, record, sender } from './event';
import { leadingId, leadLines, lines } from './products';
import { reservedEvent } from './reserved-event';

/** What a call says of itself: https://help.bluecore.com/help/events-api, "Parameters" */
const ofTheCall: ReadonlySet<string> = new Set(['token', 'distinct_id', 'customer']);

/** By settings: the names that were agreed, by their snake case. */
const agreed = new WeakMap<object, ReadonlyMap<string, string>>();

function agreedNames(settings: { readonly customEvents?: string }): ReadonlyMap<string, string> {
  const known = agreed.get(settings);
  if (known) return known;
  const names = new Map(listOf(settings.customEvents).map((name) => [name === '*' ? name : snakeCase(name), name]));
  agreed.set(settings, names);
  return names;
}

/** Which properties a custom event has is agreed with Bluecore: https://help.bluecore.com/help/events-api, "Custom events". */
export const trackCustomEvent = connection.action({
  title: 'Track custom event',
  description: 'Records an event of your own that Bluecore has set up and the settings name.',
  defaultSubscription: 'type = "track"',
  tables: {
    call: {
      event: eventName({
        description: 'Compared in snake case with the custom events of the settings, and sent as it is spelled there.',
        refusal: reservedEvent,
      }),
    },
    properties: {
      product_id: productId('Product ID', 'Becomes the list of products, where the event has none.'),
      sku: productId('SKU', 'Of the variant. It leads if the settings say so.'),
      products: lines,
      ...frame,
      others: rest({ isReserved: (name) => ofTheCall.has(name) }),
    },
    sender,
  },
  items: (context) => {
    const { call, properties, settings, refuse, skip } = context;
    const name = snakeCase(call.event);
    if (name === '') throw refuse('event', 'it has no letter or digit.');
    const names = agreedNames(settings);
    const event = names.get(name) ?? (names.has('*') ? call.event : undefined);
    if (event === undefined) {
      throw skip('The setting "Custom events" does not name it: Bluecore keeps only events that it has set up.');
    }
    const { products, product_id: productOf, sku } = properties;
    if (products) leadLines(products, settings);
    const id = products ? undefined : leadingId(productOf, sku, settings);
    if (id !== undefined) {
      properties.products = [{ id }];
      if (id === productOf) properties.product_id = undefined;
      else properties.sku = undefined;
    }
    return record(context, [{ event, properties }]);
  },
});
