import type { Metadata } from '../protocol/metadata';

/** One event of a request of rudder-server. */
export interface Job {
  /** Not trusted to be an event. Undefined once it was planned. */
  message: unknown;
  readonly metadata: Metadata;
  /** The destination's definition and configuration; undefined where the body names none. */
  readonly destination: Readonly<Record<string, unknown>> | undefined;
  /** Whether something in the metadata or the destination was left out, since no answer could repeat it. */
  readonly isCut: boolean;
}
