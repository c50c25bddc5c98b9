import type { Destination } from '@sluice/kit/host';
import type { Features } from '../protocol/features';
import { destinationName } from './destination-name';

/** What rudder-server may ask of us for these destinations. It ends itself where neither word on source transforms is true. */
export function featuresOf(destinations: readonly Destination[]): Features {
  return {
    routerTransform: Object.fromEntries(destinations.map((one) => [destinationName(one), true])),
    regulations: destinations.filter(({ erase }) => erase !== undefined).map(destinationName),
    supportSourceTransformV1: true,
    supportTransformerProxyV1: true,
    upgradedToSourceTransformV2: true,
    supportDestTransformCompactedPayloadV1: true,
  };
}
