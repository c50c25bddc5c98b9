import {
  anonymousId,
  emailAddress,
  emailSources,
  ipAddress,
  type Kind,
  type ObjectOf,
  named,
  parseUrl,
  textKind,
  text,
  trait,
  userAgent,
  userId,
} from '@sluice/kit';
import { anonymize, anonymizeDigest, anonymizeUserAgent } from './anonymize';
import type { IdentityClass } from './server-event';

const digest = /^[\da-f]{64}$/i;
const { kind: address } = emailAddress();
const addressOrDigest: Kind<string> = {
  ...address,
  wanted: `${address.wanted}, or its SHA-256 as 64 digits`,
  read: (given) => {
    const read = textKind.read(given);
    return typeof read === 'string' && digest.test(read) ? read : address.read(given);
  },
};
const emailOf = named(addressOrDigest, { category: 'identifier' });
const emailWords = ['Email', 'Of the customer, or its SHA-256 as 64 digits. Sent as a hash.'] as const;

/** Who the visitor was. Nothing of this is sent in plain text: it is hashed, or only used to clean addresses. */
export const visitor = {
  ip: ipAddress({ required: true, description: 'Of the visitor, not of your server. Sent as a hash.' }),
  userAgent: userAgent({ required: true, description: 'Of the visitor’s browser or app. Sent as a hash.' }),
  email: emailOf(...emailWords, { from: emailSources }),
  userId: userId({ description: 'Keeps the events of one customer in order. Never sent.' }),
  anonymousId: anonymousId({ description: 'Keeps the events of one browser in order. Never sent.' }),
  phone: text('Phone', 'Removed from addresses, like the visitor’s other fields. Never sent.', {
    from: [...trait('phone', 'phone_number', 'phoneNumber', 'mobile'), 'phone'],
  }),
} as const;

/** For orders and conversions, where `properties.email` is the sender's own address. */
export const buyer = { ...visitor, email: emailOf(...emailWords, { from: [...emailSources, 'email'] }) } as const;

/** The visitor in hashes. The session is the hash of IP address and user agent together. */
export function identityData(
  { email, ip, userAgent: agent }: ObjectOf<typeof visitor>,
  isLowerCase: boolean,
): Record<string, IdentityClass> {
  // An object without a prototype spares V8 a hidden class for each person's keys.
  const data = Object.create(null) as Record<string, IdentityClass>;
  if (email !== undefined) {
    const written = isLowerCase ? email.toLowerCase() : email;
    data[digest.test(email) ? anonymizeDigest(email.toLowerCase()) : anonymize(withAsciiHost(written))] = 1;
  }
  data[anonymize(`${ip}|${agent}`)] = 2;
  data[anonymize(ip)] = 3;
  data[anonymizeUserAgent(agent)] = 4;
  return data;
}

/** `jo@bücher.example` and `jo@xn--bcher-kva.example` are the same mailbox. An ASCII host stays as it was typed. */
function withAsciiHost(email: string): string {
  const at = email.lastIndexOf('@') + 1;
  const host = email.slice(at);
  return /^[\x21-\x7e]*$/.test(host) ? email : email.slice(0, at) + (parseUrl(`http://${host}`)?.hostname ?? host);
}
