import { delivered, type Outcome, type Verdict, worse } from '@sluice/kit';
import type { Metadata } from '../protocol/metadata';
import { jobIdOf } from './job-id-of';
import { readShares } from './shares';

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
  shares: unknown,
): readonly SettledJob[] {
  if ('status' in verdicts) return jobs.map((metadata) => ({ metadata, outcome: verdicts }));
  const byId = jobs.length > 1 ? divide(verdicts, jobs, shares) : undefined;
  return jobs.map((metadata) => ({ metadata, outcome: byId?.get(jobIdOf(metadata)) ?? worst(verdicts) }));
}

function divide(
  verdicts: readonly Verdict[],
  jobs: readonly Metadata[],
  text: unknown,
): Map<number | undefined, Outcome> | undefined {
  const shares = readShares(text) ?? [];
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  const byId = new Map<number | undefined, Outcome>();
  let place = 0;
  for (const { jobId, count } of shares) byId.set(jobId, worst(verdicts.slice(place, (place += count))));
  const isFitting = total === verdicts.length && shares.length === jobs.length;
  return isFitting && jobs.every((job) => byId.has(jobIdOf(job))) ? byId : undefined;
}

function worst(verdicts: readonly Verdict[]): Outcome {
  return verdicts.reduce<Outcome>(worse, delivered);
}
