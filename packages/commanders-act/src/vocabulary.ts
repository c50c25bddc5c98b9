import { pairsOf, rememberNames, rememberSettings } from '@sluice/kit';

/** A property for which the vendor has words. */
export interface Vocabulary {
  /** The setting in which a shop names its own words, and its label. */
  readonly setting: 'paymentMethods' | 'orderStatuses' | 'pageTypes';
  readonly label: string;
  readonly words: readonly string[];
  /** What shops say, without capitals and separators, and the vendor's word for it. */
  readonly synonyms: Readonly<Record<string, string>>;
  /** The word for what is not said, or not known. */
  readonly otherwise: string;
}

/** https://doc.commandersact.com/developers/tracking/events-reference, "purchase": an enumeration. */
export const paymentMethods: Vocabulary = {
  setting: 'paymentMethods',
  label: 'Payment methods',
  words: [
    'by_invoice',
    'by_bank_transfer_in_advance',
    'card',
    'check_in_advance',
    'cod',
    'coupon',
    'direct_debit',
    'online_payment_system',
    'other',
  ],
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
  otherwise: 'other',
};

/** https://doc.commandersact.com/developers/tracking/events-reference, "purchase": an enumeration. */
export const orderStatuses: Vocabulary = {
  setting: 'orderStatuses',
  label: 'Order statuses',
  words: [
    'canceled',
    'delivered',
    'in_progress',
    'partially_delivered',
    'partially_returned',
    'partially_shipped',
    'pending_shipment',
    'returned',
    'shipped',
    'pending',
  ],
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
  otherwise: 'in_progress',
};

/** https://doc.commandersact.com/developers/tracking/events-reference, "page_view": recommended, not an enumeration. */
export const pageTypes: Vocabulary = {
  setting: 'pageTypes',
  label: 'Page types',
  words: [
    'home',
    'landing',
    'product_list',
    'product',
    'content_list',
    'content',
    'search',
    'funnel',
    'success',
    'funnel_confirmation',
    'account',
    'cart',
    'legal',
  ],
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
  otherwise: 'content',
};

/** PayPal, pay_pal and "Pay pal" are the same. */
const bare = rememberNames((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));

export type Words = { readonly [K in Vocabulary['setting']]?: string | undefined };

/** By vocabulary, what finds its word for a bare text: by the setting, then by the usual names. */
const finders = new Map(
  [paymentMethods, orderStatuses, pageTypes].map((vocabulary) => {
    const { setting, words, synonyms } = vocabulary;
    const usual = [...words.map((word) => [bare(word), word] as const), ...Object.entries(synonyms)];
    const known = rememberSettings((settings: Words) => {
      const own = [...pairsOf(settings[setting]).pairs].map(([name, word]) => [bare(name), word] as const);
      return new Map([...usual, ...own]);
    });
    return [vocabulary, known] as const;
  }),
);

/** The vendor's word for what an event says; undefined where there is none. */
export function findWord(said: string, vocabulary: Vocabulary, settings: Words): string | undefined {
  return finders.get(vocabulary)?.(settings).get(bare(said));
}

/** The same, of an enumeration: what is not known has the word for that, with a note. */
export function wordFor(
  said: string | undefined,
  vocabulary: Vocabulary,
  { settings, note }: { readonly settings: Words; readonly note: (text: string) => void },
): string {
  const word = said === undefined ? vocabulary.otherwise : findWord(said, vocabulary, settings);
  if (word !== undefined) return word;
  note(
    `What the event says is none of Commanders Act’s words: "${vocabulary.otherwise}" is sent. Name it in the setting ` +
      `"${vocabulary.label}".`,
  );
  return vocabulary.otherwise;
}

/** What is wrong with the setting of an enumeration: its pairs must lead to words of the vendor. */
export function wrongWord(settings: Words, { setting, words }: Vocabulary) {
  const wrong = [...pairsOf(settings[setting]).pairs.values()].find((word) => !words.includes(word));
  return wrong !== undefined && `"${wrong}" is none of Commanders Act’s words: ${words.join(', ')}.`;
}
