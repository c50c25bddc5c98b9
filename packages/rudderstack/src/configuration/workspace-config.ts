import { type Destination, messageTypes } from '@sluice/kit/host';
import { usualKeysOf } from './config-keys';
import { dbConfig, displayName } from './db-config';

/**
 * An entry of `sources[].destinations` in a self-hosted `workspaceConfig.json`. The definition has its runtime form, in which the
 * message types are one flat list.
 */
export function workspaceConfig(destination: Destination) {
  const { name, config } = dbConfig(destination);
  const values = usualKeysOf(destination).map(({ key, default: value, placeholder }) => {
    return [key, value ?? placeholder ?? `<${key}>`] as const;
  });
  return {
    id: `${destination.slug}-1`,
    name: displayName(destination),
    enabled: true,
    deleted: false,
    isProcessorEnabled: true,
    isConnectionEnabled: true,
    config: Object.fromEntries(values),
    secretConfig: {},
    transformations: [],
    destinationDefinition: {
      id: `sluice-${destination.slug}`,
      name,
      displayName: displayName(destination),
      config: { ...config, supportedMessageTypes: messageTypes },
    },
  };
}
