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

/** Whose browser it was. Nothing of it leaves as it is: it is hashed, or only taken out of addresses. */
export const visitor = {
  ip: ipAddress({ required: true, description: 'Of the visitor, not of your server. Sent as a hash.' }),
  userAgent: userAgent({ required: true, description: 'Of the visitor’s browser or app. Sent as a hash.' }),
  email: emailOf(...emailWords, { from: emailSources }),
  userId: userId({ description: 'Keeps the events of one customer in order. Never sent.' }),
  anonymousId: anonymousId({ description: 'Keeps the events of one browser in order. Never sent.' }),
  phone: text('Phone', 'Taken out of addresses, as the other fields of the visitor are. Never sent.', {
    from: [...trait('phone', 'phone_number', 'phoneNumber', 'mobile'), 'phone'],
  }),
} as const;

/** Of an order or conversion: its address is its sender's. */
export const buyer = { ...visitor, email: emailOf(...emailWords, { from: [...emailSources, 'email'] }) } as const;

/** The visitor as Tracify may know them. A session is address and browser joined, and then hashed. */
export function identityData(
  { email, ip, userAgent: agent }: ObjectOf<typeof visitor>,
  isLowerCase: boolean,
): Record<string, IdentityClass> {
  // Without a prototype, V8 makes no hidden class of its own for each person's keys. -- it is empty
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

/** `jo@bücher.example` and `jo@xn--bcher-kva.example` are one mailbox. Hosts in ASCII stay as they were typed. */
function withAsciiHost(email: string): string {
  const at = email.lastIndexOf('@') + 1;
  const host = email.slice(at);
  return /^[\x21-\x7e]*$/.test(host) ? email : email.slice(0, at) + (parseUrl(`http://${host}`)?.hostname ?? host);
}
