import type { Metadata } from '../src/protocol/metadata';

/** A destination as rudder-server describes it. */
export function described(config: object, id = 'destination-1', more: object = {}): Readonly<Record<string, unknown>> {
  return {
    ID: id,
    Name: 'Shop',
    DestinationDefinition: { ID: 'definition-1', Name: 'BLOOMREACH', DisplayName: 'Bloomreach', Config: {} },
    Config: config,
    Enabled: true,
    WorkspaceID: 'workspace-1',
    Transformations: [],
    ...more,
  };
}

/** One event of a request, as rudder-server sends it. */
export interface RudderJob {
  readonly message: unknown;
  readonly metadata: Metadata;
  readonly destination: Readonly<Record<string, unknown>>;
}

/** The events as jobs 1, 2, 3 … of a destination. */
export function jobsOf(
  events: readonly unknown[],
  config: object,
  { id = 'destination-1', firstJobId = 1, more = {} }: { id?: string; firstJobId?: number; more?: object } = {},
): RudderJob[] {
  return events.map((message, index) => ({
    message,
    metadata: {
      jobId: firstJobId + index,
      userId: 'u1',
      sourceId: 'source-1',
      destinationId: id,
      workspaceId: 'workspace-1',
      attemptNum: 0,
    },
    destination: described(config, id, more),
  }));
}

/** The same jobs in the compacted form. */
export function compacted(jobs: readonly RudderJob[], destType?: string): object {
  return {
    input: jobs.map(({ message, metadata }) => ({ message, metadata })),
    destinations: Object.fromEntries(jobs.map(({ metadata, destination }) => [metadata.destinationId, destination])),
    connections: {},
    ...(destType !== undefined && { destType }),
  };
}
