import { readVersion4, readVersion6 } from './ip-versions';
import { type Kind, type Reading, unreadable } from './kind';
import { textOf } from './text-of';

/** How the template begins, to distinguish it from an address with a space after it. */
const requestMark = 'request ';

/**
 * The visitor's IP address: the first of a chain, without its port, IPv6 as in RFC 5952, IPv4 within IPv6 as IPv4, so that one
 * visitor has one spelling. Private and loopback addresses are unreadable, since they are a proxy's. Also reads the template
 * `request {{request_ip}} {{channel}}` for RudderStack's events (https://www.rudderstack.com/docs/event-spec/standard-events/common-fields/):
 * from browsers and apps (`web`, `mobile`) that is the visitor's address; from servers it is the shop's own, and counts as none.
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

/** Removes port and brackets from `1.2.3.4:80` and `[::1]:80`. */
function withoutPort(address: string): string {
  const [, version6, version4 = ''] =
    /^(?:\[([\da-f:.]{2,45})\](?::\d{1,5})?|([\d.]{7,15}):\d{1,5})$/i.exec(address) ?? [];
  return version6 ?? version4;
}
