import { type Channel, type Destination, isAddressOf, type PreparedSettings, type Request } from '@sluice/kit/host';

/**
 * The channel with this name, if the request's URL is one that the channel sends to under these settings: nobody can make us send
 * to other addresses. A request that names none of our channels was made elsewhere, for example before a migration; it belongs to
 * the first channel that sends to its address. Undefined if there is none.
 */
export function findChannel(
  request: Request,
  name: string | undefined,
  destination: Destination,
  settings: PreparedSettings,
): Channel | undefined {
  const isTheirs = (channel: Channel) => isAddressOf(channel, request.url, settings);
  const channels = destination.channels();
  const named = channels.find((channel) => channel.name === name);
  return named ? [named].find(isTheirs) : channels.find(isTheirs);
}
