import type { Kind } from './kind';
import { readIdentifier } from './read-identifier';

/** The ID of an order, cart, checkout or payment: a word for nothing would make one order of many. */
export const orderId: Kind<string> = {
  name: 'orderId',
  wanted: 'the ID of one order, as text',
  read: readIdentifier,
};
