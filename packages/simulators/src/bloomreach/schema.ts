// EN-err: "At least one id should be specified." Which of them are valid depends on the project.
const customerIds = { type: 'object', minProperties: 1 };

// Assumed: an event's name is not empty.
const eventName = { type: 'string', minLength: 1 };

// S0: seconds since 1970, with a fraction. EN-add adds: as a number or as text, or as ISO 8601.
const timestamps = {
  dataHub: { type: 'number' },
  engagement: { type: ['number', 'string'], pattern: '^\\d+(\\.\\d+)?$|^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d' },
};

// S0, DH-pce, EN-add: the customer's ids and the event's name are required; `type` is the deprecated `event_type`.
const event = {
  type: 'object',
  required: ['customer_ids'],
  anyOf: [{ required: ['event_type'] }, { required: ['type'] }],
  additionalProperties: false,
};

const eventProperties = {
  customer_ids: customerIds,
  event_type: eventName,
  type: eventName,
  // BEL: `[]` is refused. EN-id: at most 255 attributes.
  properties: { type: 'object', maxProperties: 255 },
  // EN-add: deprecated, seconds in the past.
  age: { type: 'number' },
  deferred_event: { type: 'object' },
};

// S0: what Discovery needs. Assumed: the Data Hub accepts it with events only, and Engagement does not know it.
const metadata = {
  type: 'object',
  properties: { _br_uid_2: { type: 'string' }, domain_key: { type: 'string' }, view_id: { type: 'string' } },
};

// EN-cust: ids and at least one property. Assumed: the Data Hub knows `update_timestamp` too.
const customer = {
  type: 'object',
  required: ['customer_ids', 'properties'],
  properties: {
    customer_ids: customerIds,
    properties: { type: 'object', minProperties: 1 },
    update_timestamp: { type: 'number' },
  },
  additionalProperties: false,
};

// EN-anon
const erasure = { type: 'object', required: ['customer_ids'], properties: { customer_ids: customerIds } };

/** The vendor's objects as it accepts them. */
export const schema = {
  /** The `data` of a command, by API and by command name. */
  commands: {
    // S0: two commands.
    dataHub: {
      'customers/events': { ...event, properties: { ...eventProperties, timestamp: timestamps.dataHub, metadata } },
      customers: customer,
    },
    // EN-batch: three commands. Assumed: the one for the server's time accepts any data, or none.
    engagement: {
      'customers/events': { ...event, properties: { ...eventProperties, timestamp: timestamps.engagement } },
      customers: customer,
      'system/time': {},
    },
  },
  erasure,
  // EN-anon: at most 1,000, each identified by its ids or by the vendor's own.
  erasures: {
    type: 'object',
    required: ['customers'],
    properties: {
      customers: {
        type: 'array',
        minItems: 1,
        maxItems: 1000,
        items: { anyOf: [erasure, { type: 'object', required: ['internal_id'] }] },
      },
    },
  },
  // EN-con: the properties of an event named `consent`. Only an acceptance needs an end.
  consent: {
    type: 'object',
    required: ['action', 'category'],
    properties: {
      action: { enum: ['accept', 'reject'] },
      category: { type: 'string', pattern: '\\S' },
      valid_until: { anyOf: [{ type: 'number' }, { const: 'unlimited' }] },
    },
    anyOf: [{ properties: { action: { const: 'reject' } } }, { required: ['valid_until'] }],
  },
};
