import type { Pipeline, PipelinePlan } from '@sluice/engine';
import { assertSendable, isObject, NotSent, type Outcome, rejected, retry } from '@sluice/kit/host';
import { messageTypes } from '../configuration/db-config';
import type { PreparedJob } from './prepare-job';
import { restBodyOf } from './rest-body-of';
import { type JobRequests, restRequestsOf } from './rest-requests-of';

export interface PlanJobsOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether events may share requests. */
  readonly isShared: boolean;
  /** Told of a programming error, with which an event is rejected; it stops no other. */
  readonly onDefect: (error: unknown) => void;
}

/** What becomes of jobs that share a pipeline: for each requests, or an outcome by its place. */
export interface PlannedJobs {
  readonly requests: readonly JobRequests[];
  readonly outcomes: readonly (Outcome | undefined)[];
}

/** Plans jobs of one configuration. Never throws. */
export function planJobs(
  pipeline: Pipeline,
  jobs: readonly PreparedJob[],
  { now, onDefect, isShared }: PlanJobsOptions,
): PlannedJobs {
  const events = jobs.map(({ event }) => event);
  const options = { now: now(), isAlone: (place: number) => !isShared || jobs[place]?.job.metadata.dontBatch === true };
  try {
    const plan = pipeline.plan(events, options);
    tellOfDefects(plan, onDefect);
    const { drafts, outcomes } = onlySendable(plan);
    const metadata = jobs.map(({ job }) => job.metadata);
    const known = outcomes.map((outcome, place) => (isUnknown(events[place]) ? refuseSkipped(outcome) : outcome));
    return { requests: restRequestsOf(drafts, metadata), outcomes: known };
  } catch (error) {
    onDefect(error);
    return { requests: [], outcomes: events.map(() => defect) };
  }
}

/** A type that nobody has heard of is a mistake, while one that the destination has no use for is none. */
function isUnknown(event: unknown): boolean {
  return !isObject(event) || !(messageTypes as readonly unknown[]).includes(event.type);
}

function refuseSkipped(outcome: Outcome | undefined): Outcome | undefined {
  return outcome?.status === 'skipped' ? rejected('event', outcome.message) : outcome;
}

const defect = retry('The events met a defect in the destination. The log of the transformer has it.');

/** What failed in an event is told of where it cannot be a value of the event's. */
function tellOfDefects({ outcomes }: PipelinePlan, onDefect: PlanJobsOptions['onDefect']): void {
  for (const outcome of outcomes) {
    const cause = outcome && 'cause' in outcome ? outcome.cause : undefined;
    // A stack that is too small is the event's depth.
    if (cause !== undefined && !(cause instanceof NotSent || cause instanceof RangeError)) onDefect(cause);
  }
}

/** Without the drafts that no HTTP client takes, or that rudder-server cannot carry: it would try them for hours. */
function onlySendable({ drafts, outcomes }: PipelinePlan): Pick<PipelinePlan, 'drafts' | 'outcomes'> {
  const known = [...outcomes];
  for (const { request, parts } of drafts) {
    try {
      assertSendable(request);
      restBodyOf(request);
    } catch (error) {
      if (!(error instanceof NotSent)) throw error;
      for (const { event } of parts)
        known[event] = rejected(error.fix ?? 'settings', `Not to be sent: ${error.message}`);
    }
  }
  // An event of several requests is sent whole or not at all, and shares none of them.
  return { drafts: drafts.filter(({ parts }) => parts.every(({ event }) => !known[event])), outcomes: known };
}
