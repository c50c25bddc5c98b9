import type { Metadata } from '../protocol/metadata';

/** The job's id, a non-negative integer; undefined if rudder-server gave none. */
export function jobIdOf({ jobId }: Metadata): number | undefined {
  return typeof jobId === 'number' && Number.isSafeInteger(jobId) && jobId >= 0 ? jobId : undefined;
}
