import { type Destination, messageTypes } from '@sluice/kit/host';
import { configKeysOf } from './config-keys';
import { destinationName } from '../adapter/destination-name';
import { hostKeys, sourceTypes } from './source-types';

/** A destination's `db-config.json` in RudderStack's definitions. */
export function dbConfig(destination: Destination) {
  const keys = configKeysOf(destination);
  return {
    name: destinationName(destination),
    displayName: displayName(destination),
    config: {
      transformAtV1: 'router',
      saveDestinationResponse: true,
      supportedSourceTypes: sourceTypes,
      // All types: a user's own subscriptions may be for any of them, and events without a subscription are filtered.
      supportedMessageTypes: { cloud: messageTypes },
      supportedConnectionModes: forEachSource(['cloud']),
      destConfig: { defaultConfig: keys.map(({ key }) => key), ...forEachSource(hostKeys) },
      secretKeys: keys.filter((key) => 'isSecret' in key && key.isSecret).map(({ key }) => key),
      excludeKeys: [],
      includeKeys: [],
    },
    options: { isBeta: true },
  };
}

/** `Commanders Act`: a destination's name contains no spaces. */
export function displayName({ name }: Pick<Destination, 'name'>): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
}

function forEachSource(value: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(sourceTypes.map((type) => [type, value]));
}
