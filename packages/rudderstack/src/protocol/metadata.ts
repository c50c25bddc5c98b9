/** What rudder-server knows about one job. It is echoed unchanged, so only the members that we read are named. */
export interface Metadata {
  readonly jobId?: number;
  readonly destinationId?: string;
  readonly sourceId?: string;
  readonly workspaceId?: string;
  /** Set on the attempt after an answer that asked for it: the job must not share a request with others. */
  readonly dontBatch?: boolean;
  readonly [key: string]: unknown;
}
