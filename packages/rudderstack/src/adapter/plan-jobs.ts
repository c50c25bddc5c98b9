import type { Pipeline, PipelinePlan } from '@sluice/engine';
import { isMessageType, isObject, NotSent, type Outcome, rejected, retry } from '@sluice/kit/host';
import type { PreparedJob } from './prepare-job';
import { type JobRequests, restRequestsOf } from './rest-requests-of';

export interface PlanJobsOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether events may share requests. */
  readonly isShared: boolean;
  /** Called with a programming error; only the event that caused it fails. */
  readonly onDefect: (error: unknown) => void;
}

/** What happens to jobs that share a pipeline: each has requests, or an outcome at its index. */
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
  const known: boolean[] = [];
  const options = { now: now(), isAlone: (place: number) => !isShared || jobs[place]?.job.metadata.dontBatch === true };
  try {
    const plan = pipeline.plan(givenAway(jobs, known), options);
    tellOfDefects(plan, onDefect);
    const outcomes = plan.outcomes.map((outcome, place) => (known[place] ? outcome : refuseUnknown(outcome)));
    const metadata = jobs.map(({ job }) => job.metadata);
    // rudder-server would retry for hours what no HTTP client accepts or what it cannot carry.
    const requests = restRequestsOf(plan.drafts, metadata, (place, { fix = 'settings', message }) => {
      outcomes[place] = rejected(fix, `Not to be sent: ${message}`);
    });
    return { requests, outcomes };
  } catch (error) {
    onDefect(error);
    return { requests: [], outcomes: jobs.map(() => defect) };
  }
}

/** The events of jobs, each released once it is planned; adds to `known` whether each one's type is known. */
function* givenAway(jobs: readonly PreparedJob[], known: boolean[]): Generator {
  for (const prepared of jobs) {
    const { event } = prepared;
    prepared.event = prepared.job.message = undefined;
    known.push(isObject(event) && isMessageType(event.type));
    yield event;
  }
}

/** An unknown event type is a mistake, but a known type that the destination does not use is not. */
function refuseUnknown(outcome: Outcome | undefined): Outcome | undefined {
  return outcome?.status === 'skipped' ? rejected('event', outcome.message) : outcome;
}

const defect = retry('The events met a defect in the destination. The log of the transformer has it.');

/** Reports what made an event fail, unless a value in the event may be the reason. */
function tellOfDefects({ outcomes }: PipelinePlan, onDefect: PlanJobsOptions['onDefect']): void {
  for (const outcome of outcomes) {
    const cause = outcome && 'cause' in outcome ? outcome.cause : undefined;
    // A stack overflow comes from the event's depth.
    if (cause !== undefined && !(cause instanceof NotSent || cause instanceof RangeError)) onDefect(cause);
  }
}
