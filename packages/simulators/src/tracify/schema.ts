// S: numbers are printed as text.
const sum = { type: 'string', pattern: '^-?\\d+([.,]\\d+)?$' };
const text = { type: 'string', minLength: 1 };

// S: URL parameters of the page are further keys. Assumed: all values are text.
const data = {
  type: 'object',
  // S: in all events.
  required: ['origin'],
  properties: {
    order_id: text,
    conversion_id: text,
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    amount: sum,
    value: sum,
  },
  // S: name, amount and quantity of each product.
  patternProperties: { '^ITEM\\d+$': text, '^(AMT|QTY)\\d+$': sum },
  additionalProperties: { type: 'string' },
};

/** What `data` must contain, by event type. */
const needs = {
  // S: "Required for purchase events", "for conversion events", "for purchase and conversion events".
  purchase: { required: ['order_id', 'currency', 'amount'] },
  // SDK: `value` for S's `amount`. Assumed: either is accepted.
  conversion: {
    required: ['conversion_id', 'currency'],
    anyOf: [{ required: ['amount'] }, { required: ['value'] }],
  },
  // Only SDK knows this type.
  postpurchasesurvey: { required: ['source', 'order_id'] },
};

/** An object in which some member has this value. */
function holding(value: number): object {
  return { not: { additionalProperties: { not: { const: value } } } };
}

export const schema = {
  type: 'object',
  // S: every example has all of them, plus `datetime` and `type`. SDK: these two are optional.
  required: ['url', 'customer_site_id', 'identity_data', 'data'],
  properties: {
    // SDK: a URI of at least seven characters.
    url: { type: 'string', minLength: 7, pattern: '^[a-zA-Z][a-zA-Z0-9+.-]*:[^\\s]+$' },
    // SDK: a UUID.
    customer_site_id: { type: 'string', pattern: '^[\\da-fA-F]{8}(-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}$' },
    identity_data: {
      type: 'object',
      additionalProperties: { enum: [1, 2, 3, 4] },
      // S: address and user agent are "required".
      allOf: [holding(3), holding(4)],
    },
    // S: "%Y-%m-%d %H:%M:%S".
    datetime: { type: 'string', pattern: '^\\d{4}-[01]\\d-[0-3]\\d [0-2]\\d:[0-5]\\d:[0-5]\\d$' },
    // S: five. SDK: one more.
    type: { enum: ['pageview', 'productview', 'addtocart', 'purchase', 'conversion', 'postpurchasesurvey'] },
    data,
  },
  // Assumed: Tracify ignores what it does not know.
  additionalProperties: false,
  allOf: Object.entries(needs).map(([type, own]) => ({
    if: { required: ['type'], properties: { type: { const: type } } },
    // oxlint-disable-next-line unicorn/no-thenable -- a JSON Schema keyword
    then: { properties: { data: own } },
  })),
};
