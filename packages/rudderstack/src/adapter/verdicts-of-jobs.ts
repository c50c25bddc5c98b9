import { type Outcome, type Verdict, worst } from '@sluice/kit/host';
import type { Metadata } from '../protocol/metadata';
import { jobIdOf } from './job-id-of';
import type { Share } from './mark';

/** A job and what became of it. */
export interface SettledJob {
  readonly metadata: Metadata;
  readonly outcome: Outcome;
}

/**
 * The outcome of each job of a request, from one verdict for all of it or one for each item. Where the shares fit neither the
 * jobs nor the items, every job gets the worst.
 */
export function verdictsOfJobs(
  verdicts: Verdict | readonly Verdict[],
  jobs: readonly Metadata[],
  shares: readonly Share[],
): readonly SettledJob[] {
  const given = 'status' in verdicts ? [verdicts] : verdicts;
  const own = 'status' in verdicts ? undefined : divide(given, jobs, shares);
  return jobs.map((metadata, place) => ({ metadata, outcome: own?.[place] ?? worst(given) }));
}

function divide(
  verdicts: readonly Verdict[],
  jobs: readonly Metadata[],
  shares: readonly Share[],
): readonly (Outcome | undefined)[] | undefined {
  // Another transformer made the request, before a move or beside us: where there are as many items as jobs, each is one's.
  if (shares.length === 0) return verdicts.length === jobs.length ? verdicts : undefined;
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  if (total !== verdicts.length || shares.length !== jobs.length) return undefined;
  const byId = new Map<number | undefined, Outcome>();
  let place = 0;
  for (const { jobId, count } of shares) byId.set(jobId, worst(verdicts.slice(place, (place += count))));
  const own = jobs.map((job) => byId.get(jobIdOf(job)));
  return own.includes(undefined) ? undefined : own;
}
