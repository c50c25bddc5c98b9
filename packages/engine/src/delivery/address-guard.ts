import { lookup as lookupAddress, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { NotSent } from '@sluice/kit/host';

/** Loopback, private, link-local, documentation and other addresses that no vendor has (RFC 6890 and its registries). */
const inner = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  inner.addSubnet(network, prefix, 'ipv4');
  // The same through NAT64, which networks without IPv4 use to reach every vendor (RFC 6052).
  inner.addSubnet(`64:ff9b::${network}`, 96 + prefix, 'ipv6');
}
for (const [network, prefix] of [
  ['::', 96],
  // IPv4 addresses in yet another form (RFC 2765): `::ffff:0:127.0.0.1`.
  ['::ffff:0:0:0', 96],
  // Local NAT64 (RFC 8215), and tunnels to an embedded address: Teredo (RFC 4380), 6to4 (RFC 3056).
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  // Discard-only, benchmarking, identifiers without a host, examples, segment routing.
  ['100::', 64],
  ['2001:2::', 48],
  ['2001:10::', 28],
  ['2001:20::', 28],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const) {
  inner.addSubnet(network, prefix, 'ipv6');
}

function isInner(address: string): boolean {
  return inner.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function refusal(host: string): NotSent {
  return new NotSent(`${host} is a loopback or private address. Check the host in the settings.`, 'settings');
}

/** Throws if a URL names a loopback or private address; host names are checked when they are resolved. */
export function assertOuterHost(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
  if (host === 'localhost' || host.endsWith('.localhost') || (isIP(host) !== 0 && isInner(host))) throw refusal(host);
}

type LookupCallback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** `dns.lookup` that fails if a name resolves to a loopback or private address: settings contain URLs that people type. */
export function outerLookup(hostname: string, options: LookupOptions, callback: LookupCallback): void {
  lookupAddress(hostname, options, (error, address, family) => {
    const addresses = Array.isArray(address) ? address.map((one) => one.address) : [address];
    if (!error && addresses.some(isInner)) callback(refusal(hostname), '', 0);
    else callback(error, address, family);
  });
}
