/** What rudder-server knows of one job; echoed as it came, so only what we read is named. */
export interface Metadata {
  readonly jobId?: number;
  readonly destinationId?: string;
  readonly sourceId?: string;
  readonly workspaceId?: string;
  /** Set on the attempt after an answer that asked for it: the job must share no request with others. */
  readonly dontBatch?: boolean;
  readonly [key: string]: unknown;
}
