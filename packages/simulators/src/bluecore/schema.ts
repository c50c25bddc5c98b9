// Assumed: no id is an empty text.
const text = { type: 'string', minLength: 1 };

// EM: blanks before it are removed. EM asks neither for a dot in the domain nor for a single "@". Assumed: there is one, with
// something on both sides.
const address = {
  type: 'string',
  maxLength: 254,
  pattern:
    '^\\s*(?![,.@])[^\\\\`:"<>()\\[\\]; \\u0000-\\u0010]+@[^\\\\`:"<>()\\[\\]; \\u0000-\\u0010]*[^\\\\`:"<>()\\[\\]; \\u0000-\\u0010@,.]$',
};

// CP: spelled out. Assumed: in English.
const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const phoneNumber = { type: 'string', pattern: '^\\+?[1-9]\\d{0,14}$' };

// EV: attributes are lower case, without blanks and dashes; "boolean attributes must use boolean values". Assumed: the texts
// "true" and "false" are meant for booleans, and objects and lists are no values.
const customer = {
  type: 'object',
  properties: {
    email: address,
    // CP: the vendor's standard attributes.
    first_name: { type: 'string' },
    last_name: { type: 'string' },
    birthday_day: { type: 'number', minimum: 1, maximum: 31 },
    birthday_month: { type: 'string', pattern: `^(${months})$` },
    // CP: E.164.
    phone: phoneNumber,
    phone_number: phoneNumber,
    // CP: made by the vendor.
    email_hash_number: false,
  },
  propertyNames: { pattern: '^[^\\p{Lu}\\s-]+$' },
  additionalProperties: {
    type: ['string', 'number', 'boolean'],
    not: { type: 'string', pattern: '^\\s*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])\\s*$' },
  },
};
const customerWithEmail = { ...customer, required: ['email'] };

// EV: each product is an object with its ID, printed as text. Assumed: anything else in it is ignored.
const product = { type: 'object', required: ['id'], properties: { id: text }, additionalProperties: false };
const products = { type: 'array', minItems: 1, items: product };

// EV: an address, or any other ID. EM: what of an address is dropped; assumed: whatever has an "@" is taken for one.
const distinctId = { ...text, pattern: `^[^@]*$|${address.pattern}` };

// EV: `distinct_id` and `token` always, `client` and `device` at will; what a customer may hold, with any event.
const envelope = {
  distinct_id: distinctId,
  token: text,
  client: { type: 'string' },
  device: { type: 'string' },
  customer,
};

interface Own {
  readonly [name: string]: object;
}

/** What an event has besides the envelope, and which of it must be there. Assumed: what no page names is ignored. */
function event(own: Own, required: readonly string[] = Object.keys(own)): object {
  return {
    type: 'object',
    required: ['distinct_id', 'token', ...required],
    properties: { ...envelope, ...own },
    additionalProperties: false,
  };
}

// EV: the table asks for `customer`, the examples have `email`. Assumed: either will do.
const subscription = {
  ...event({ email: address, customer: customerWithEmail }, []),
  anyOf: [{ required: ['email'] }, { required: ['customer'] }],
};

/** The `properties` of each event, by its name. */
export const schemas: Readonly<Record<string, object>> = {
  // EV: products are "required for all commerce events except Search".
  viewed_product: event({ products }),
  search: event({ search_term: text }),
  // CE: one product a call.
  add_to_cart: event({ products: { ...products, maxItems: 1 } }),
  remove_from_cart: event({ products }),
  wishlist: event({ products }),
  // EV: the order's number is asked for, and made up where it is missing: see the traps. PE: at most 30 products, each once.
  // Assumed: the limits of that model hold here.
  purchase: event(
    {
      products: { ...products, maxItems: 30, uniqueItems: true },
      total: { type: 'number' },
      order_id: text,
      customer: customerWithEmail,
    },
    ['products', 'total', 'customer'],
  ),
  // EV: the example has attributes, and no address. Assumed: without any there is nothing to set.
  customer_patch: event({ customer: { ...customer, minProperties: 1 } }),
  identify: event({ customer: customerWithEmail }),
  optin: subscription,
  unsubscribe: subscription,
};

/** EV: what a custom event holds is agreed with the account. Assumed: it has the envelope, and takes everything else. */
export const customEventSchema = {
  type: 'object',
  required: ['distinct_id', 'token'],
  properties: { ...envelope, products: { type: 'array', items: { ...product, additionalProperties: true } } },
};

/** EV: `event` and `properties`. Assumed: anything beside them is ignored. */
export const callSchema = {
  type: 'object',
  required: ['event', 'properties'],
  properties: { event: text, properties: { type: 'object' } },
  additionalProperties: false,
};
