// Assumed: an identifier is never empty.
const text = { type: 'string', minLength: 1 };
const boolean = { type: 'boolean' };

// OAS: letters, digits, "-" and "_".
const groupId = { type: 'string', pattern: '^[A-Za-z0-9_-]+$' };
const subscriptionGroups = {
  type: 'array',
  items: {
    type: 'object',
    required: ['id', 'subscribed'],
    properties: { id: groupId, subscribed: boolean },
  },
};

// OAS, ID: the identifiers of every account. CUST: 128 characters for an ID, 256 for an address, where OAS says 64.
const identifiers = {
  customer_id: { ...text, maxLength: 128 },
  email: { ...text, maxLength: 256 },
  device_id: text,
  cookie: text,
};
const names = ['customer_id', 'email', 'device_id', 'cookie'];

// HELP: the product's ID has at most 64 characters. EV: price and quantity are printed as numbers. OAS: a line may contain
// anything else.
const productId = { ...text, maxLength: 64 };
const products = {
  type: 'array',
  items: {
    type: 'object',
    required: ['sku'],
    properties: { sku: productId, price: { type: 'number' }, quantity: { type: 'number' } },
  },
};
// EV prints numbers and texts.
const money = { type: ['number', 'string'], pattern: '^-?\\d+(\\.\\d+)?$' };

// HELP: dates are ISO 8601. Assumed: the printed day 2014-14-11 has the right form.
const time = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?)?$',
};

// OAS: RFC 4122.
const uuid = { type: 'string', pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' };

const subscription = {
  properties: {
    subscription_period_type: text,
    subscription_period_length: { type: 'string', pattern: '^\\d+$' },
    subscription_plan_type: text,
    subscription_amount: money,
    subscription_started_at: time,
    // SDK
    subscription_start_date: time,
    subscription_end_at: time,
    subscription_canceled_at: time,
    billing_date: time,
    revenue: money,
  },
};

// CUST: phone numbers are E.164 with 6 to 14 digits, and there are three genders.
const customer = {
  type: 'object',
  properties: {
    ...identifiers,
    phone_number: { type: 'string', pattern: '^\\+[1-9]\\d{5,13}$' },
    firstname: { type: 'string' },
    lastname: { type: 'string' },
    gender: { enum: ['male', 'female', 'unknown'] },
    joined_at: time,
    ...channels('unsubscribed', 'unsubscribed_push', 'unsubscribed_inapp', 'unsubscribed_sms', 'opted_in'),
    // OAS
    opt_out_of_ads: boolean,
    subscription_groups: subscriptionGroups,
  },
};

// CUST: per channel, whether and since when.
function channels(...channelNames: readonly string[]): Record<string, object> {
  return Object.fromEntries(
    channelNames.flatMap((name) => [
      [name, boolean],
      [`${name}_at`, time],
    ]),
  );
}

/** OAS: at least one of these says whose it is. ID: or another one that the account uses as an identifier. */
export function anyOf(identifierNames: readonly string[]): object {
  return { anyOf: identifierNames.map((name) => ({ required: [name] })) };
}

/** ID: the identifiers of every account. */
export const standardIdentifiers: readonly string[] = names;

/** The vendor's objects as it accepts them. EV and OAS: with any further attributes. */
export const schemas = {
  /** OAS: without a name an event is refused. */
  event: { type: 'object', required: ['event'], properties: { event: text } },
  /** The attributes that mean something in every event. */
  attributes: {
    properties: {
      ...identifiers,
      // CUST: 36 characters.
      cookie: { type: 'string', minLength: 36, maxLength: 36 },
      // OAS: at most 64 characters, no periods, no blanks, not a number.
      event: { maxLength: 64, pattern: '^[^\\s.]+$', not: { pattern: '^[+-]?\\d+$' } },
      event_uuid: uuid,
      // SDK: ISO 8601 in UTC.
      timestamp: { ...time, pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)$' },
      subscription_groups: subscriptionGroups,
      // RE: the same, flat.
      subscription_group_id: groupId,
      subscription_group_subscribed: boolean,
      // HELP: the ID in the catalogue, in every event that has products.
      products,
      // OAS: text, like everything known about a device.
      ...Object.fromEntries(
        [
          'device_type',
          'device_token',
          'device_tokens',
          'device_idfa',
          'device_idfv',
          'device_manufacturer',
          'os_name',
          'network_carrier',
          'latitude',
          'longitude',
        ].map((name) => [name, { type: 'string' }]),
      ),
    },
  },
  /** EV: what the standard events contain, by name. */
  events: {
    // HELP: dates are ISO 8601.
    identify: { properties: customer.properties },
    // EV: what was viewed. SDK: `sku` next to the event's name.
    view: { anyOf: [{ required: ['products'] }, { required: ['sku'] }], properties: { products: { minItems: 1 } } },
    add_to_cart: {
      anyOf: [{ required: ['product_id'] }, { required: ['sku'] }],
      properties: { product_id: productId },
    },
    remove_from_cart: {
      anyOf: [{ required: ['product_id'] }, { required: ['sku'] }],
      properties: { product_id: productId },
    },
    checkout: { properties: { products: { minItems: 1 }, total: money } },
    // EV: one of its two samples has no order_id; both have `revenue`, which ATTR sums up in `lifetime_revenue`.
    purchase: {
      required: ['revenue'],
      properties: {
        order_id: text,
        products: { minItems: 1 },
        total: money,
        revenue: money,
        shipping: money,
        shipping_cost: money,
        tax: money,
        discount: money,
      },
    },
    // SDK: `query` instead of `keywords`.
    search: {
      anyOf: [{ required: ['keywords'] }, { required: ['query'] }],
      properties: { keywords: text, product_ids: { type: 'array', items: productId } },
    },
    subscription_start: subscription,
    subscription_upgrade: subscription,
    subscription_downgrade: subscription,
    subscription_billing: subscription,
    subscription_cancel: subscription,
  },
  /** OAS: one customer. */
  customer,
  /** OAS: the duplicate, and the customer to keep. */
  merge: {
    type: 'object',
    required: ['customer_id', 'bsft_new_customer_id'],
    properties: { customer_id: text, bsft_new_customer_id: text },
  },
  /** OAS: email, customer_id, cookie or device_id. */
  forget: { type: 'object', properties: identifiers, ...anyOf(names) },
  /** OAS: email or customer_id. */
  delete: { type: 'object', properties: identifiers, ...anyOf(['customer_id', 'email']) },
};
