import { currency, type FieldDefinition, firstOf } from '@sluice/kit';
import { value } from './amounts';
import { standardEvent } from './standard-event';

const method = {
  type: 'string',
  label: 'Method',
  description: 'As in email or Google.',
  default: { '@path': '$.properties.method' },
} as const satisfies FieldDefinition;

/** How visitors become known. */
export const account = {
  login: standardEvent('login', {
    title: 'Login',
    description: 'Records that a user signed in (login).',
    from: 'type = "track" and (event = "Signed In" or event = "Logged In")',
    properties: { method },
  }),
  signUp: standardEvent('sign_up', {
    title: 'Sign-up',
    description: 'Records that a user signed up (sign_up).',
    from: 'type = "track" and event = "Signed Up"',
    properties: { method },
  }),
  generateLead: standardEvent('generate_lead', {
    title: 'Generate lead',
    description: 'Records that a visitor became a lead (generate_lead).',
    from: 'type = "track" and event = "Lead Generated"',
    properties: {
      id: {
        type: 'string',
        label: 'Lead ID',
        description: 'Under which your systems know the lead.',
        default: firstOf('$.properties.lead_id', '$.properties.id'),
      },
      value,
      currency,
    },
  }),
};
