import { type Channel, type Destination, parseUrl, type PreparedSettings, type Request } from '@sluice/kit/host';

/**
 * The channel of this name where the request goes where its requests go under these settings: nobody can make us send what is not
 * the destination's. A request that names none of ours was made elsewhere, as before a move, and is the first channel's that sends
 * there. Undefined where there is none.
 */
export function findChannel(
  request: Request,
  name: string | undefined,
  destination: Destination,
  { visible }: PreparedSettings,
): Channel | undefined {
  const asked = originOf(request.url);
  const isTheirs = (channel: Channel) => asked !== undefined && originOf(channel.origin(visible)) === asked;
  const channels = destination.channels();
  const named = channels.find((channel) => channel.name === name);
  return named ? [named].find(isTheirs) : channels.find(isTheirs);
}

/** Not `URL.origin`: that is the same for every scheme that is none of the web's. */
function originOf(address: string): string | undefined {
  const url = parseUrl(address);
  return url && `${url.protocol}//${url.host}`;
}
