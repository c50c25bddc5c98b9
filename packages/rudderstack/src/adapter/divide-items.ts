import type { Metadata } from '../protocol/metadata';
import { jobIdOf } from './job-id-of';
import type { Share } from './mark';

/** The items of one job. */
export interface JobItems {
  /** The job's index. */
  readonly job: number;
  readonly values: readonly unknown[];
}

/** Assigns a request's items, in order, to its jobs; undefined if the shares do not match the jobs and the items. */
export function divideItems(
  values: readonly unknown[],
  jobs: readonly Metadata[],
  shares: readonly Share[],
): readonly JobItems[] | undefined {
  // Another transformer made the request, before a migration or alongside ours: with as many items as jobs, each job has one.
  if (shares.length === 0) {
    if (jobs.length === 1) return [{ job: 0, values }];
    return values.length === jobs.length ? values.map((value, job) => ({ job, values: [value] })) : undefined;
  }
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  if (total !== values.length || shares.length !== jobs.length) return undefined;
  let place = 0;
  const divided = shares.map(({ jobId, count }) => ({
    job: jobs.findIndex((one) => jobIdOf(one) === jobId),
    values: values.slice(place, (place += count)),
  }));
  return new Set(divided.map(({ job }) => job)).size === jobs.length && divided.every(({ job }) => job >= 0)
    ? divided
    : undefined;
}
