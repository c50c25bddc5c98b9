import type { Metadata } from '../protocol/metadata';

/** The job's id; undefined where rudder-server gave none. */
export function jobIdOf({ jobId }: Metadata): number | undefined {
  return typeof jobId === 'number' ? jobId : undefined;
}
