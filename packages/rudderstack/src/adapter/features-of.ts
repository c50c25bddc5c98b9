import type { Destination } from '@sluice/kit/host';
import { builtInOf } from '../configuration/built-in-of';
import type { Features } from '../protocol/features';
import { destinationName } from './destination-name';

type IsProxied = (name: string) => boolean;

/** What rudder-server may ask of us for these destinations. It exits if neither flag for source transforms is true. */
export function featuresOf(destinations: readonly Destination[], isProxied: IsProxied): Features {
  const shared = destinations.filter((one) => isShared(one, isProxied));
  return {
    routerTransform: Object.fromEntries(shared.map((one) => [destinationName(one), true])),
    regulations: destinations.filter(({ erase }) => erase !== undefined).map(destinationName),
    supportSourceTransformV1: true,
    supportTransformerProxyV1: true,
    upgradedToSourceTransformV2: true,
    supportDestTransformCompactedPayloadV1: true,
  };
}

/**
 * Whether events of this destination may share requests. If rudder-server sends a request itself, the request's one status counts
 * for all events in it, so events are then batched only if RudderStack's own integration batches them.
 */
export function isShared(destination: Destination, isProxied: IsProxied): boolean {
  return isProxied(destinationName(destination)) || (builtInOf(destination)?.isBatched ?? false);
}
