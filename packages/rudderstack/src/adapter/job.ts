import type { Metadata } from '../protocol/metadata';

/** One event of a request from rudder-server. */
export interface Job {
  /** Not validated as an event. Undefined once it has been planned. */
  message: unknown;
  readonly metadata: Metadata;
  /** The destination's definition and configuration; undefined if the body names none. */
  readonly destination: Readonly<Record<string, unknown>> | undefined;
  /** Whether part of the metadata or the destination was dropped because it is nested too deeply to be repeated in an answer. */
  readonly isCut: boolean;
}
