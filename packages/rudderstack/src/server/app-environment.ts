import type { HttpBindings } from '@hono/node-server';
import type { JobCount } from './jobs-by-status';

/** What is recorded about a request while it is answered; ends up in the metrics and the log. */
export interface RequestReport {
  route: string;
  destination: string;
  bodyBytes: number;
  jobs: readonly JobCount[];
  /** Why it was refused. */
  reason?: string;
  /** The status of an answer that was written bypassing the framework. */
  status?: number;
}

export interface AppEnvironment {
  /** Empty if a request does not come from a socket. */
  Bindings: Partial<HttpBindings>;
  Variables: { report: RequestReport };
}
