// EN-id: ids are text. BR-sup: a valid one has a letter or a digit and is neither "null" nor "undefined".
const validId = { type: 'string', pattern: '[\\p{L}\\p{N}]', not: { enum: ['null', 'undefined'] } };

const customerIds = {
  type: 'object',
  // EN-err: "At least one id should be specified."
  minProperties: 1,
  // EN-err: "At least one valid id should be specified": not all of them are invalid.
  not: { minProperties: 1, additionalProperties: { not: validId } },
};

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

// S0: what Discovery needs. Assumed: the Data Hub takes it with events only, and Engagement does not know it.
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

/** The vendor's objects as it takes them. */
export const schema = {
  /** The `data` of a command, by API and by the command's name. */
  commands: {
    // S0: two commands.
    dataHub: {
      'customers/events': { ...event, properties: { ...eventProperties, timestamp: timestamps.dataHub, metadata } },
      customers: customer,
    },
    // EN-batch: three commands. Assumed: the server's time takes any data, or none.
    engagement: {
      'customers/events': { ...event, properties: { ...eventProperties, timestamp: timestamps.engagement } },
      customers: customer,
      'system/time': {},
    },
  },
  id: validId,
  // EN-anon
  erasure: { type: 'object', required: ['customer_ids'], properties: { customer_ids: customerIds } },
  // EN-con: the properties of an event named `consent`. Only an acceptance needs its end.
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
