import { pairsOf, suggested, snakeCase, unreadable, wordOf } from '@sluice/kit';
import type { Settings } from './connection';

/** https://doc.commandersact.com/developers/tracking/events-reference, "purchase": an enumeration. */
export const paymentMethods = {
  by_invoice: 'Invoice',
  by_bank_transfer_in_advance: 'Bank transfer in advance',
  card: 'Card',
  check_in_advance: 'Check in advance',
  cod: 'Cash on delivery',
  coupon: 'Coupon',
  direct_debit: 'Direct debit',
  online_payment_system: 'Online payment system',
  other: 'Any other',
} as const;

/** Optional in custom events about orders. */
export const paymentMethod = wordOf('Payment method', 'The settings list your shop’s own names.', paymentMethods, {
  from: ['payment_method', 'paymentMethod', 'payment_type'],
  ownWords: (settings: Settings) => settings.paymentMethods,
  otherwise: (_: Settings, isUnreadable) => (isUnreadable ? 'other' : undefined),
  synonyms: {
    creditcard: 'card',
    debitcard: 'card',
    cc: 'card',
    visa: 'card',
    mastercard: 'card',
    amex: 'card',
    americanexpress: 'card',
    paypal: 'online_payment_system',
    applepay: 'online_payment_system',
    googlepay: 'online_payment_system',
    amazonpay: 'online_payment_system',
    klarna: 'online_payment_system',
    ideal: 'online_payment_system',
    invoice: 'by_invoice',
    banktransfer: 'by_bank_transfer_in_advance',
    wiretransfer: 'by_bank_transfer_in_advance',
    prepayment: 'by_bank_transfer_in_advance',
    check: 'check_in_advance',
    cheque: 'check_in_advance',
    cashondelivery: 'cod',
    giftcard: 'coupon',
    voucher: 'coupon',
    sepa: 'direct_debit',
    sepadirectdebit: 'direct_debit',
  },
});

/** https://doc.commandersact.com/developers/tracking/events-reference, "purchase": an enumeration. */
export const orderStatuses = {
  canceled: 'Canceled',
  delivered: 'Delivered',
  in_progress: 'In progress',
  partially_delivered: 'Delivered in part',
  partially_returned: 'Returned in part',
  partially_shipped: 'Shipped in part',
  pending_shipment: 'To be shipped',
  returned: 'Returned',
  shipped: 'Shipped',
  pending: 'Pending',
} as const;

export const orderStatus = wordOf('Status', 'The settings list your shop’s own names.', orderStatuses, {
  from: ['status', 'order_status'],
  ownWords: (settings: Settings) => settings.orderStatuses,
  otherwise: 'in_progress',
  synonyms: {
    created: 'in_progress',
    confirmed: 'in_progress',
    completed: 'in_progress',
    paid: 'in_progress',
    processing: 'in_progress',
    cancelled: 'canceled',
    fulfilled: 'shipped',
    refunded: 'returned',
    partiallyrefunded: 'partially_returned',
  },
});

const pageTypes = {
  home: 'Home page',
  landing: 'Landing page',
  product_list: 'List of products',
  product: 'Product',
  content_list: 'List of content',
  content: 'Content',
  search: 'Search',
  funnel: 'Checkout',
  success: 'Success',
  funnel_confirmation: 'Confirmation of an order',
  account: 'Account',
  cart: 'Cart',
  legal: 'Legal',
} as const;

/** https://doc.commandersact.com/developers/tracking/events-reference, "page_view": recommended, not an enumeration. */
const { kind: pageTypeKind } = wordOf('Page type', 'What kind of page it is.', pageTypes, {
  ownWords: (settings: Settings) => settings.pageTypes,
  synonyms: {
    homepage: 'home',
    storefront: 'home',
    category: 'product_list',
    collection: 'product_list',
    productpage: 'product',
    article: 'content',
    blog: 'content_list',
    searchresults: 'search',
    checkout: 'funnel',
    orderconfirmation: 'funnel_confirmation',
    thankyou: 'funnel_confirmation',
    profile: 'account',
    login: 'account',
    basket: 'cart',
    terms: 'legal',
    privacy: 'legal',
  },
});

export const pageType = suggested(
  'Page type',
  'What kind of page it is: the category, or the name if it is a common one.',
  pageTypes,
  {
    // The vendor's name for it was `type`.
    from: ['page_type', '$.category', 'category', 'type'],
    made: (said, settings: Settings) => usualPageType(said, settings) ?? (snakeCase(said) || said),
  },
);

/** The vendor's word for a category or name, if there is one. */
export function usualPageType(said: string | undefined, settings: Settings): string | undefined {
  const word = pageTypeKind.read(said, settings);
  return word === unreadable ? undefined : word;
}

/** What is wrong with a setting that maps words to the vendor's. */
export function wrongWord(setting: string | undefined, words: Readonly<Record<string, string>>): string | undefined {
  const wrong = [...pairsOf(setting).pairs.values()].find((word) => !Object.hasOwn(words, word));
  return wrong && `"${wrong}" is not one of Commanders Act’s words: ${Object.keys(words).join(', ')}.`;
}
