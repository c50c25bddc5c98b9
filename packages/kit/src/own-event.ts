import type { FieldDefinition } from './fields';

/** A track event under a name of the sender's own, as fields. */
export const eventName = {
  type: 'string',
  label: 'Event name',
  description: 'What happened. Sent in snake case unless the settings say otherwise.',
  required: true,
  default: { '@path': '$.event' },
} as const satisfies FieldDefinition;

export const eventProperties = {
  type: 'object',
  label: 'Properties',
  description: 'What is known of the event.',
  defaultObjectUI: 'keyvalue',
  default: { '@path': '$.properties' },
} as const satisfies FieldDefinition;
