const text = { type: 'string', minLength: 1 };
const number = { type: 'number' };
const md5 = { type: 'string', pattern: '^[\\da-f]{32}$' };
const sha256 = { type: 'string', pattern: '^[\\da-f]{64}$' };
const phone = { type: 'string', pattern: '^\\+[1-9]\\d{4,14}$' };
const email = { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' };
const gender = { enum: ['f', 'm'] };

/** REF: what is known of a user; any of it also as `_md5` and `_sha256`. */
const details = {
  email,
  phone,
  firstname: text,
  lastname: text,
  gender,
  birthdate: { type: 'string', pattern: '^\\d{4}-[01]\\d-[0-3]\\d$' },
  street: text,
  city: text,
  state: text,
  zipcode: text,
  country: { type: 'string', pattern: '^[A-Za-z]{2,3}$' },
};

const user = {
  type: 'object',
  // OAS: both.
  required: ['consistent_anonymous_id', 'consent_categories'],
  properties: {
    ...details,
    id: text,
    consistent_anonymous_id: text,
    // S prints texts, REF numbers.
    consent_categories: { type: 'array', items: { type: ['string', 'integer'] } },
    status: text,
  },
  patternProperties: { _md5$: md5, _sha256$: sha256 },
};

const page = {
  type: 'object',
  properties: {
    title: text,
    url: text,
    lang: text,
    referrer: { type: 'string' },
    viewport: { type: 'object', properties: { width: number, height: number } },
  },
};

const device = {
  type: 'object',
  properties: {
    user_agent: text,
    ip: text,
    lang: text,
    cookie: { type: 'string', pattern: '^[^=;]+=[^;]*(; [^=;]+=[^;]*)*$' },
    timezone: text,
    manufacturer: text,
    model: text,
    name: text,
    type: text,
    os: { type: 'object', properties: { name: text, version: text } },
    screen: { type: 'object', properties: { width: number, height: number, density: number } },
    network: { type: 'object' },
  },
};

const context = {
  type: 'object',
  // OAS, REF: both.
  required: ['event_id', 'event_timestamp'],
  properties: {
    event_id: text,
    // S: "must be in milliseconds"; S prints text, OAS a number. Assumed: since 2001.
    event_timestamp: { type: ['string', 'integer'], pattern: '^\\d{13}$', minimum: 1e12, maximum: 9_999_999_999_999 },
    page,
    device,
    app: { type: 'object', properties: { name: text, version: text, build: text, namespace: text } },
  },
};

/** S: what every event has, whatever its name. */
export const frame = {
  type: 'object',
  required: ['event_name', 'user', 'context'],
  properties: { event_name: text, user, context, test_code: text },
};

/** USER: the person of an update. */
export const person = {
  type: 'object',
  required: ['id'],
  properties: {
    id: text,
    email,
    gender,
    firstname: text,
    lastname: text,
    custom: { type: 'object' },
  },
  additionalProperties: false,
};
