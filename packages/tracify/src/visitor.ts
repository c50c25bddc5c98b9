import {
  anonymousId,
  email,
  type FieldDefinitions,
  firstOf,
  type ItemsContext,
  type PayloadOf,
  userAgent,
  userId,
} from '@sluice/kit';
import { identityData, isEmail } from './identity-data';
import type { ServerEvent } from './server-event';

/** Whose browser it was. Nothing of it leaves as it is: it is hashed, or only taken out of addresses. */
export const visitor = {
  ip: {
    type: 'string',
    label: 'IP address',
    description: 'Of the visitor, not of your server. Sent as a hash.',
    required: true,
    // RudderStack's request_ip is that of whoever called it: for events of a server, that server's.
    default: { '@path': '$.context.ip' },
  },
  userAgent: {
    ...userAgent,
    required: true,
    description: 'Of the visitor’s browser, not of your server. Sent as a hash.',
  },
  email: { ...email, description: 'The address of the customer, or its SHA-256 as 64 digits. Sent as a hash.' },
  userId: { ...userId, description: 'Keeps the events of one customer in order. Never sent.' },
  anonymousId: { ...anonymousId, description: 'Keeps the events of one browser in order. Never sent.' },
  phone: {
    type: 'string',
    label: 'Phone',
    description: 'Taken out of addresses, as the other fields of the visitor are. Never sent.',
    default: firstOf('$.traits.phone', '$.context.traits.phone', '$.properties.phone'),
  },
} as const satisfies FieldDefinitions;

interface Visitor {
  readonly identityData: ServerEvent['identity_data'];
  /** What must not be sent. */
  readonly personal: readonly string[];
}

/** The visitor of an event; refuses one of whom Tracify would make the same person as of many others. */
export function visitorOf<P extends PayloadOf<typeof visitor>>({
  payload,
  settings,
  refuse,
  note,
}: Pick<ItemsContext<P, { readonly lowerCaseEmail: boolean }>, 'payload' | 'settings' | 'refuse' | 'note'>): Visitor {
  const agent = payload.userAgent;
  if (agent.trim() === '') throw refuse('userAgent', 'it is blank.');
  const ip = firstAddress(payload.ip);
  if (!isAddress(ip)) throw refuse('ip', 'it is not the address of one visitor, as in 203.0.113.7.');
  const trimmed = payload.email?.trim() ?? '';
  const address = isEmail(trimmed) ? trimmed : undefined;
  if (trimmed !== '' && address === undefined) note('The e-mail address is none, and left out.');
  const { userId: customer = '', anonymousId: browser = '', phone = '' } = payload;
  return {
    identityData: identityData({
      email: settings.lowerCaseEmail ? address?.toLowerCase() : address,
      ip,
      userAgent: agent,
    }),
    personal: [...rawIdentity(payload), customer, browser, phone],
  };
}

/** What may stand in nothing that is sent, whatever it is for. */
export function rawIdentity({ email: address = '', ip, userAgent: agent }: RawIdentity): string[] {
  return [address.trim(), firstAddress(ip), agent];
}

export type RawIdentity = Pick<PayloadOf<typeof visitor>, 'email' | 'ip' | 'userAgent'>;

/** Of a chain of addresses the first is the visitor's. Some proxies write its port behind it, another one each time. */
function firstAddress(chain: string): string {
  const first = (chain.split(',')[0] ?? '').trim();
  return /^\[(.+)\](?::\d+)?$/.exec(first)?.[1] ?? /^([\d.]+):\d+$/.exec(first)?.[1] ?? first;
}

/** Whether this can be one visitor's. Who does not want to tell it says 0.0.0.0; a machine calls itself 127.0.0.1. */
function isAddress(ip: string): boolean {
  const isVersion4 = /^\d{1,3}(\.\d{1,3}){3}$/.test(ip) && ip.split('.').every((part) => Number(part) <= 255);
  const isVersion6 = /^(?=.*:.*:)[\da-f:]+((\.\d{1,3}){3})?$/i.test(ip);
  return (isVersion4 || isVersion6) && !/^(0\.0\.0\.0|(::ffff:)?127\..*|::1?)$/i.test(ip);
}
