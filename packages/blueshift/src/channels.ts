import { asNumber, isObject, itemsUnder, reasonIn, rejected } from '@sluice/kit';
import { connection } from './connection';
import { call, originOf } from './endpoint';
import { readFailures, readRefusal } from './read-failures';

/** Attributes are on the same level as the identifiers: https://developer.blueshift.com/reference/post_api-v1-event */
export type Event = Readonly<Record<string, unknown>> & { readonly event: string };

/**
 * 1 MB and 5 calls a second: https://developer.blueshift.com/docs/your-sites-event-data, which takes 100 events, and
 * https://developer.blueshift.com/reference/post_api-v1-bulkevents, which takes 30. Neither says which megabyte it means.
 */
export const events = connection.channel<Event>({
  name: 'events',
  origin: originOf,
  limits: ({ eventsPerRequest }) => ({ items: eventsPerRequest, bytes: 1_000_000, callsPerSecond: 5 }),
  onRefusal: 'split',
  request: ([first, ...others], settings) =>
    others.length === 0
      ? call('POST', 'event', settings.eventApiKey, settings, first)
      : call('POST', 'bulkevents', settings.eventApiKey, settings, {
          events: [first, ...others].map((one) => renamed(one, 'device_token', 'device_tokens')),
        }),
  itemsIn: (body) => itemsUnder<Event>('events')(body).map((one) => renamed(one, 'device_tokens', 'device_token')),
  // Blueshift checks attributes after it has answered 200; what is wrong with them shows only in its click-stream.
  outcomes: ({ status, json, items }) => {
    const count = status === 200 && isObject(json) ? asNumber(json.count) : items.length;
    if (!(count < items.length)) return readRefusal({ status, json });
    const reason = reasonIn(json) ?? 'it does not say which ones';
    const message = `Blueshift counted ${count} of the ${items.length} events of the request: ${reason}.`;
    // Not sent again in halves: most of them have arrived.
    return items.map(() => rejected('vendor', message, { mayHaveArrived: true }));
  },
});

/** A single event has its token as `device_token`, events in bulk as `device_tokens`. */
function renamed(event: Event, from: string, to: string): Event {
  return event[from] === undefined ? event : { ...event, [from]: undefined, [to]: event[from] };
}

/** https://developer.blueshift.com/reference/post_api-v1-customers. In bulk, each needs a customer_id or an email. */
export type Customer = Readonly<Record<string, unknown>>;

/** 50 customers, 5 calls a second, 404 and 409 temporary: https://developer.blueshift.com/reference/post_api-v1-customers-bulk */
export const customers = connection.channel<Customer>({
  name: 'customers',
  origin: originOf,
  limits: { items: 50, bytes: 1_000_000, callsPerSecond: 5 },
  speaks: 'body',
  // Setting the same attributes again does no harm.
  recognisesRepeats: true,
  onRefusal: 'split',
  retryable: [404, 409],
  request: ([first, ...others], settings) =>
    others.length === 0
      ? call('POST', 'customers', settings.userApiKey ?? '', settings, first)
      : call('POST', 'customers/bulk', settings.userApiKey ?? '', settings, { customers: [first, ...others] }),
  itemsIn: itemsUnder('customers'),
  outcomes: readFailures,
});
