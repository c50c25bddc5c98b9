import type { Destination } from '@sluice/kit/host';
import { configSchema } from './config-schema';
import { dbConfig } from './db-config';
import { type ServerFlag, serverFlags } from './server-flags';
import { uiConfig } from './ui-config';
import { workspaceConfig } from './workspace-config';

/** What RudderStack needs to know about a destination. */
export interface DefinitionFiles {
  /** By name: the three files of a RudderStack destination, and an entry for a self-hosted `workspaceConfig.json`. */
  readonly files: Readonly<Record<string, unknown>>;
  readonly flags: readonly ServerFlag[];
}

/** Generates what RudderStack needs to know about a destination from its definition. */
export function definitionFiles(destination: Destination): DefinitionFiles {
  return {
    files: {
      'db-config.json': dbConfig(destination),
      'schema.json': configSchema(destination),
      'ui-config.json': uiConfig(destination),
      'workspaceConfig.json': workspaceConfig(destination),
    },
    flags: serverFlags(destination),
  };
}
