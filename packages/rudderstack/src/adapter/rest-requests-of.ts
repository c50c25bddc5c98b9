import type { Draft } from '@sluice/kit/host';
import type { Metadata } from '../protocol/metadata';
import type { RestRequest } from '../protocol/rest-request';
import { restRequestOf } from './rest-request-of';

/** Requests that belong together: one for one or several jobs, or several for one job. */
export interface JobRequests {
  /** By their places. */
  readonly jobs: readonly number[];
  /** At least one, in the order of sending. */
  readonly requests: readonly RestRequest[];
}

/** The requests of drafts; those of one event together, for rudder-server counts a job twice that is in two outputs. */
export function restRequestsOf(drafts: readonly Draft[], metadata: readonly Metadata[]): readonly JobRequests[] {
  const together = new Map<number | undefined, Draft[]>();
  for (const draft of drafts) {
    const first = draft.parts[0]?.event;
    const known = together.get(first);
    // An event of several requests shares none of them, so the first event of a draft tells whose it is.
    if (known) known.push(draft);
    else together.set(first, [draft]);
  }
  return [...together.values()].map((own) => ({
    jobs: own[0]?.parts.map(({ event }) => event) ?? [],
    requests: own.map((draft) => restRequestOf(draft, metadata)),
  }));
}
