import { itemsUnder } from '@sluice/kit';
import { connection } from './connection';
import { call } from './endpoint';
import { readFailures } from './read-failures';

/** https://developer.blueshift.com/reference/post_api-v1-customers; in bulk each needs a customer_id or an email. */
export interface Customer {
  readonly [attribute: string]: unknown;
  readonly customer_id?: string;
  readonly email?: string;
}

/** 50 customers and 5 calls a second; 404 and 409 pass: https://github.com/api-evangelist/blueshift */
export const customers = connection.channel<Customer>({
  limits: { items: 50, bytes: 1_000_000, callsPerSecond: 5 },
  // To set the same attributes again does no harm.
  onRefusal: 'split',
  retryable: [404, 409],
  request: ([first, ...others], settings) =>
    others.length === 0
      ? call('POST', 'customers', settings.userApiKey ?? '', settings, first)
      : call('POST', 'customers/bulk', settings.userApiKey ?? '', settings, { customers: [first, ...others] }),
  itemsIn: itemsUnder('customers'),
  outcomes: readFailures,
});
