import { isObject, itemsUnder } from '@sluice/kit';
import { connection } from './connection';
import { call, originOf } from './endpoint';
import { readFailures, readRefusal } from './read-failures';

/** Attributes stand beside the identifiers: https://developer.blueshift.com/reference/post_api-v1-event */
export interface Event {
  readonly [attribute: string]: unknown;
  readonly event: string;
}

/**
 * 1 MB and 5 calls a second: https://developer.blueshift.com/docs/your-sites-event-data, which takes 100 events, and
 * https://developer.blueshift.com/reference/post_api-v1-bulkevents, which takes 30. What a megabyte is nobody says.
 */
export const events = connection.channel<Event>({
  name: 'events',
  origin: originOf,
  limits: ({ eventsPerRequest }) => ({ items: eventsPerRequest, bytes: 1_000_000, callsPerSecond: 5 }),
  onRefusal: 'split',
  request: ([first, ...others], settings) =>
    others.length === 0
      ? call('POST', 'event', settings.eventApiKey, settings, first)
      : call('POST', 'bulkevents', settings.eventApiKey, settings, { events: [first, ...others].map(toBulk) }),
  itemsIn: (body) => itemsUnder<Event>('events')(body).map(fromBulk),
  // Attributes are checked after the answer 200, and what is wrong with them shows in the click-stream only.
  outcomes: ({ status, json, items }) => {
    const refusal = readRefusal({ status, json }, 'Event API key');
    if (refusal) return refusal;
    const count = isObject(json) ? json.count : undefined;
    if (status !== 200 || typeof count !== 'number' || count === items.length) return undefined;
    return { status: 'delivered', notes: [`Blueshift counted ${count} of the ${items.length} events of the request.`] };
  },
});

/** The same token is `device_token` in one event and `device_tokens` in many. */
function toBulk(event: Event): object {
  const { device_token: token } = event;
  return token === undefined ? event : Object.assign({}, event, { device_token: undefined, device_tokens: token });
}

function fromBulk(event: Event): Event {
  const { device_tokens: token, ...rest } = event;
  return token === undefined ? event : { ...rest, device_token: token };
}

/** https://developer.blueshift.com/reference/post_api-v1-customers; in bulk each needs a customer_id or an email. */
export interface Customer {
  readonly [attribute: string]: unknown;
  readonly customer_id?: string | undefined;
  readonly email?: string | undefined;
}

/** 50 customers and 5 calls a second; 404 and 409 pass: https://github.com/api-evangelist/blueshift */
export const customers = connection.channel<Customer>({
  name: 'customers',
  origin: originOf,
  limits: { items: 50, bytes: 1_000_000, callsPerSecond: 5 },
  speaks: 'body',
  // To set the same attributes again does no harm.
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
