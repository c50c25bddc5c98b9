import type { Metadata } from '../protocol/metadata';

/** One event of a request of rudder-server. */
export interface Job {
  /** Not trusted to be an event. */
  readonly message: unknown;
  readonly metadata: Metadata;
  /** The destination's definition and configuration; undefined where the body names none. */
  readonly destination: Readonly<Record<string, unknown>> | undefined;
}
