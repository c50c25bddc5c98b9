import type { Metadata } from '../src/protocol/metadata';

/** The jobs' ids in the order of their size, twice where a job is there twice. */
export function sortedJobIds(jobs: readonly { readonly metadata: Metadata | readonly Metadata[] }[]): number[] {
  const ids = jobs.flatMap(({ metadata }) => [metadata].flat()).map(({ jobId = Number.NaN }) => jobId);
  return ids.toSorted((first, second) => first - second);
}
