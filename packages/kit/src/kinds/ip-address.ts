import { readVersion4, readVersion6 } from './ip-versions';
import { type Kind, type Reading, unreadable } from './kind';
import { textOf } from './text-of';

/** What the template of a request begins with: an address with a blank behind it is none of those. */
const requestMark = 'request ';

/**
 * The address of the visitor: of a chain the first, without its port, IPv6 in the form of RFC 5952, IPv4 within IPv6 as IPv4, for
 * one visitor has one spelling. Unreadable: private and loopback addresses, which are a proxy's. Also reads the template
 * `request {{request_ip}} {{channel}}` of RudderStack's events (https://www.rudderstack.com/docs/event-spec/standard-events/common-fields/):
 * of browsers and apps (`web`, `mobile`) that is the visitor's address, of servers the shop's own, and so nothing.
 */
export const ipAddress: Kind<string> = {
  name: 'ipAddress',
  wanted: 'the public IP address of one visitor, such as 203.0.113.7',
  read: (given) => {
    if (typeof given !== 'string') return readFirst(given);
    const address = readVersion4(given);
    if (address !== undefined) return address;
    if (!given.startsWith(requestMark)) return readFirst(given);
    const blank = given.lastIndexOf(' ');
    const channel = given.slice(blank + 1);
    return channel === 'web' || channel === 'mobile' ? readFirst(given.slice(requestMark.length, blank)) : undefined;
  },
};

function readFirst(given: unknown): Reading<string> {
  const chain = textOf(given);
  if (typeof chain !== 'string') return chain;
  const comma = chain.indexOf(',');
  const first = (comma === -1 ? chain : chain.slice(0, comma)).trim();
  return readOne(first) ?? readOne(withoutPort(first)) ?? unreadable;
}

function readOne(address: string): Reading<string> {
  return readVersion4(address) ?? readVersion6(address);
}

/** `1.2.3.4:80` and `[::1]:80` without port and brackets. */
function withoutPort(address: string): string {
  const [, version6, version4 = ''] =
    /^(?:\[([\da-f:.]{2,45})\](?::\d{1,5})?|([\d.]{7,15}):\d{1,5})$/i.exec(address) ?? [];
  return version6 ?? version4;
}
