import type { Transport } from '@sluice/engine';
import { isNamedBy, NotSent, parseUrl, type PreparedSettings } from '@sluice/kit/host';

/** Whether requests may go to a host. The host includes its port unless that is the scheme's default. */
export type AllowsHost = (host: string) => boolean;

/** A transport that aborts its requests with the signal, and sends to hosts named in settings only if they are allowed. */
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
