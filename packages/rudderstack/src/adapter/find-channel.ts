import { type Channel, type Destination, isAddressOf, type PreparedSettings, type Request } from '@sluice/kit/host';

/**
 * The channel of this name where the request goes where its requests go under these settings: nobody can make us send what is not
 * the destination's. A request that names none of ours was made elsewhere, as before a move, and is the first channel's that sends
 * there. Undefined where there is none.
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
