import { type Draft, NotSent } from '@sluice/kit/host';
import type { Metadata } from '../protocol/metadata';
import type { RestRequest } from '../protocol/rest-request';
import { restRequestOf } from './rest-request-of';

/** Requests that belong together: one for one or several jobs, or several for one job. */
export interface JobRequests {
  /** Their indices. */
  readonly jobs: readonly number[];
  /** At least one, in the order of sending. */
  readonly requests: readonly RestRequest[];
}

/**
 * The requests of drafts, with those of one event together, because rudder-server counts a job twice if it is in two outputs.
 * `refuse` is called for each event of a request that cannot be sent.
 */
export function restRequestsOf(
  drafts: readonly Draft[],
  metadata: readonly Metadata[],
  refuse: (event: number, error: NotSent) => void,
): readonly JobRequests[] {
  const all: JobRequests[] = [];
  for (const [first, ...others] of byEvent(drafts)) {
    const jobs = first.parts.map(({ event }) => event);
    try {
      all.push({ jobs, requests: [first, ...others].map((draft) => restRequestOf(draft, metadata)) });
    } catch (error) {
      if (!(error instanceof NotSent)) throw error;
      for (const event of jobs) refuse(event, error);
    }
  }
  return all;
}

/** An event's drafts are adjacent; if it has several, it shares none of them, so a draft's first event tells whose it is. */
function byEvent(drafts: readonly Draft[]): [Draft, ...Draft[]][] {
  const groups: [Draft, ...Draft[]][] = [];
  for (const draft of drafts) {
    const last = groups.at(-1);
    if (last && last[0].parts[0]?.event === draft.parts[0]?.event) last.push(draft);
    else groups.push([draft]);
  }
  return groups;
}
