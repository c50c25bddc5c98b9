import type { Kind } from './kind';
import { readIdentifier } from './read-identifier';

/** The ID of an order, cart, checkout or payment. A placeholder is unreadable: it would merge many orders into one. */
export const orderId: Kind<string> = {
  name: 'orderId',
  wanted: 'the ID of one order, as text',
  read: readIdentifier,
};
