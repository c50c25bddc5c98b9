const text = { type: 'string', minLength: 1 };
const number = { type: 'number' };
const integer = { type: 'integer' };
const boolean = { type: 'boolean' };
const md5 = { type: 'string', pattern: '^[\\da-f]{32}$' };
const sha256 = { type: 'string', pattern: '^[\\da-f]{64}$' };
const granted = { enum: ['granted', 'denied'] };

/** An object that may have more than these members: REF allows "custom properties" in all of them. */
function open(properties: Readonly<Record<string, object>>): object {
  return { type: 'object', properties };
}

/** REF: what is known about a user; any of it may also come as `_md5` and `_sha256`. */
const details = {
  email: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' },
  phone: { type: 'string', pattern: '^\\+[1-9]\\d{4,14}$' },
  firstname: text,
  lastname: text,
  gender: { enum: ['f', 'm'] },
  birthdate: { type: 'string', pattern: '^\\d{4}-[01]\\d-[0-3]\\d$' },
  street: text,
  city: text,
  state: text,
  zipcode: text,
  country: { type: 'string', pattern: '^[A-Za-z]{2,3}$' },
};

const user = {
  type: 'object',
  // OAS: the ID. REF: the consent.
  required: ['consistent_anonymous_id', 'consent_categories'],
  properties: {
    ...details,
    id: text,
    consistent_anonymous_id: text,
    // S prints texts, REF numbers.
    consent_categories: { type: 'array', items: { type: ['string', 'integer'] } },
    status: text,
    // GTM
    google_consent_mode: open({
      ad_storage: granted,
      ad_user_data: granted,
      ad_personalization: granted,
      analytics_storage: granted,
      functionality_storage: granted,
      personalization_storage: granted,
      security_storage: granted,
    }),
  },
  patternProperties: { _md5$: md5, _sha256$: sha256 },
};

const page = open({
  title: text,
  url: text,
  lang: text,
  referrer: { type: 'string' },
  viewport: open({ width: integer, height: integer }),
});

const device = open({
  user_agent: text,
  // S: the visitor's address, and no list of those that passed the event on.
  ip: { type: 'string', pattern: '^[\\da-fA-F:.]+$' },
  lang: text,
  cookie: text,
  timezone: text,
  // MOB: the rest is for apps.
  sdk_id: text,
  manufacturer: text,
  model: text,
  name: text,
  type: text,
  language: text,
  region: text,
  os: open({ name: text, version: text }),
  screen: open({ width: number, height: number, density: number }),
  network: open({ bluetooth: boolean, cellular: boolean, wifi: boolean, carrier: text }),
  advertising_id: text,
  idfv: text,
  ad_tracking_enabled: boolean,
  lifecycle: open({}),
});

// S: "must be in milliseconds"; S prints text, OAS a number. Assumed: not before 2001. REF prints ISO 8601 with an offset once.
const timestamp = {
  type: ['string', 'integer'],
  pattern: '^\\d{13}$|^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)$',
  minimum: 1e12,
  maximum: 9_999_999_999_999,
};

/** S: what every event has, whatever its name. */
export const frame = {
  type: 'object',
  required: ['event_name', 'user', 'context'],
  properties: {
    event_name: text,
    user,
    context: {
      type: 'object',
      // OAS, REF
      required: ['event_id'],
      properties: {
        event_id: text,
        event_timestamp: timestamp,
        page,
        device,
        app: open({ name: text, version: text, build: text, namespace: text }),
      },
    },
    // BATCH prints it next to the context.
    event_timestamp: timestamp,
    test_code: text,
    // DEST: for individual destinations, with keys of their own.
    integrations: open({}),
    partners: { type: 'object', additionalProperties: { type: 'object' } },
  },
  // OAS, REF: the time is required. V2: in the context.
  anyOf: [
    { required: ['event_timestamp'] },
    { properties: { context: { required: ['event_timestamp'] } }, required: ['context'] },
  ],
};

/** USER: the person in an update. The printed one has a gender in words, a card next to its ID, and ends in dots. */
export const person = open({
  id: text,
  card: text,
  email: text,
  gender: text,
  firstname: text,
  lastname: text,
  custom: open({}),
});
