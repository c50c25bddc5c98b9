import type { FieldDefinition } from './fields';
import { firstOf } from './first-of';

/** Who an event is of, as fields. Segment and RudderStack keep a known customer's traits in different places. */
export const userId = {
  type: 'string',
  label: 'User ID',
  description: 'The id under which your own systems know the customer.',
  category: 'identifier',
  default: { '@path': '$.userId' },
} as const satisfies FieldDefinition;

export const anonymousId = {
  type: 'string',
  label: 'Anonymous ID',
  description: 'The id of a browser or device before its user is known.',
  category: 'identifier',
  default: { '@path': '$.anonymousId' },
} as const satisfies FieldDefinition;

export const email = {
  type: 'string',
  label: 'Email',
  description: 'The e-mail address of the customer.',
  category: 'identifier',
  default: firstOf('$.traits.email', '$.context.traits.email', '$.properties.email'),
} as const satisfies FieldDefinition;

export const traits = {
  type: 'object',
  label: 'Traits',
  description: 'What is known of the customer.',
  defaultObjectUI: 'keyvalue',
  default: firstOf('$.traits', '$.context.traits'),
} as const satisfies FieldDefinition;

export const timestamp = {
  type: 'datetime',
  label: 'Time',
  description: 'When it happened: ISO 8601 or unix time.',
  default: firstOf('$.timestamp', '$.originalTimestamp'),
} as const satisfies FieldDefinition;

export const ip = {
  type: 'string',
  label: 'IP address',
  description: 'Of the visitor, not of your server.',
  default: firstOf('$.context.ip', '$.request_ip'),
} as const satisfies FieldDefinition;

export const userAgent = {
  type: 'string',
  label: 'User agent',
  description: 'Of the visitor’s browser or app, not of your server.',
  default: { '@path': '$.context.userAgent' },
} as const satisfies FieldDefinition;

export const pageUrl = {
  type: 'string',
  label: 'Page URL',
  description: 'The address of the page it happened on.',
  default: firstOf('$.context.page.url', '$.properties.url'),
} as const satisfies FieldDefinition;

export const pageReferrer = {
  type: 'string',
  label: 'Referrer',
  description: 'The address of the page before.',
  default: firstOf('$.context.page.referrer', '$.properties.referrer'),
} as const satisfies FieldDefinition;
