// Assumed: no identifier is an empty text.
const text = { type: 'string', minLength: 1 };

// OAS: letters, digits, "-" and "_".
const subscriptionGroups = {
  type: 'array',
  items: {
    type: 'object',
    required: ['id', 'subscribed'],
    properties: { id: { type: 'string', pattern: '^[A-Za-z0-9_-]+$' }, subscribed: { type: 'boolean' } },
  },
};

// OAS: a person has at least one of these.
const identifiers = { customer_id: text, email: { ...text, maxLength: 256 }, device_id: text, cookie: text };
const anyOf = ['customer_id', 'email', 'device_id', 'cookie'].map((name) => ({ required: [name] }));

// HELP: the product's ID, of at most 64 characters. EV: price and quantity are numbers where they are printed.
const productId = { ...text, maxLength: 64 };
const products = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['sku'],
    properties: { sku: productId, price: { type: 'number' }, quantity: { type: 'number' } },
  },
};
const money = { type: ['number', 'string'], pattern: '^-?\\d+(\\.\\d+)?$' };

// HELP: dates are ISO 8601. Assumed: the printed day 2014-14-11 is one in form.
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
    subscription_end_at: time,
    subscription_canceled_at: time,
    billing_date: time,
    revenue: money,
  },
};

// RE: phone numbers are E.164, and there are three genders.
const customer = {
  type: 'object',
  properties: {
    ...identifiers,
    customer_id: { ...text, maxLength: 128 },
    phone_number: { type: 'string', pattern: '^\\+[1-9]\\d{5,13}$' },
    gender: { enum: ['male', 'female', 'unknown'] },
    joined_at: time,
    unsubscribed: { type: 'boolean' },
    subscription_groups: subscriptionGroups,
  },
};

/** The vendor's objects as it takes them. EV and OAS: any further attributes besides. */
export const schemas = {
  /** OAS: without a name an event is refused. */
  event: { type: 'object', required: ['event'], properties: { event: text } },
  /** Who an event is of. OAS: one identifier at least. */
  person: { anyOf },
  /** What every event holds to some purpose. */
  attributes: {
    properties: {
      ...identifiers,
      // OAS: at most 64 characters, no periods, no blanks, not a number.
      event: { maxLength: 64, pattern: '^[^\\s.]+$', not: { pattern: '^[+-]?\\d+$' } },
      event_uuid: uuid,
      // SDK: ISO 8601 in UTC.
      timestamp: { ...time, pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)$' },
      subscription_groups: subscriptionGroups,
      // OAS: text, as all that is known of a device.
      ...Object.fromEntries(
        ['device_type', 'device_idfa', 'device_idfv', 'device_manufacturer', 'os_name', 'network_carrier', 'ip'].map(
          (name) => [name, { type: 'string' }],
        ),
      ),
      latitude: { type: 'string' },
      longitude: { type: 'string' },
    },
    // HELP: these are the vendor's own.
    propertyNames: { not: { pattern: '^_?bsft_' } },
  },
  /** EV: what the standard events hold, by name. */
  events: {
    // EV: the identifiers are another schema. HELP: dates are ISO 8601.
    identify: { properties: { ...customer.properties, customer_id: text } },
    view: { required: ['products'], properties: { products } },
    add_to_cart: { required: ['product_id'], properties: { product_id: productId } },
    remove_from_cart: { required: ['product_id'], properties: { product_id: productId } },
    checkout: { properties: { products, total: money } },
    // EV: of its two samples one has no order_id.
    purchase: {
      properties: {
        order_id: text,
        products,
        total: money,
        revenue: money,
        shipping: money,
        tax: money,
        discount: money,
      },
    },
    search: {
      required: ['keywords'],
      properties: { keywords: text, product_ids: { type: 'array', items: productId } },
    },
    subscription_start: subscription,
    subscription_upgrade: subscription,
    subscription_downgrade: subscription,
    subscription_billing: subscription,
    subscription_cancel: subscription,
    // HELP names the event with an address.
    subscribe: { required: ['email'] },
    unsubscribe: { required: ['email'] },
  },
  /** OAS: one customer. */
  customer: { ...customer, anyOf },
  /** OAS: one of many; a device is not enough. */
  bulkCustomer: { ...customer, anyOf: anyOf.slice(0, 2) },
  /** OAS: email, customer_id, cookie or device_id. */
  forget: { type: 'object', properties: identifiers, anyOf },
} as const;
