import type { Transport } from '@sluice/engine';
import { isNamedBy, NotSent, parseUrl, type PreparedSettings } from '@sluice/kit/host';

/** Whether requests may go to a host, which has its port where that is not the scheme's own. */
export type AllowsHost = (host: string) => boolean;

/** A transport that ends what it sends with the signal, and goes to hosts that settings name only as far as it may. */
export function guardedTransport(
  transport: Transport,
  { visible, entered = visible }: PreparedSettings,
  allowsHost: AllowsHost,
  signal: AbortSignal | undefined,
): Transport {
  return {
    async send(request) {
      const { host = '', hostname = '' } = parseUrl(request.url) ?? {};
      if (isNamedBy(entered, hostname) && !allowsHost(host)) {
        throw new NotSent(`${host} is not one of the allowed hosts (--allow-hosts).`, 'settings');
      }
      return await transport.send(request, signal && { signal });
    },
    close: () => transport.close(),
  };
}
