import type { Pipeline } from '@sluice/engine';
import { isObject, type Outcome } from '@sluice/kit/host';
import type { RestRequest } from '../protocol/rest-request';
import type { RouterOutput } from '../protocol/router';
import type { Job } from './job';
import { jobIdOf } from './job-id-of';
import { planJobs, type PlanJobsOptions } from './plan-jobs';
import { passThrough } from './pass-through';
import type { PreparedJob } from './prepare-job';
import { readRestRequest } from './read-rest-request';
import { firstHalf, sequenceOf } from './request-sequence';
import { statTagsOf } from './stat-tags-of';
import { statusOf } from './status-of';

/** Jobs of one configuration. */
type Group = [PreparedJob, ...PreparedJob[]];

export interface RouteOptions extends PlanJobsOptions {
  /** The destination's name in RudderStack. */
  readonly name: string;
  /** Whether the requests are posted to our proxy. */
  readonly isProxied: boolean;
}

/** The outputs of a router request: each job is in exactly one; they are sorted by their smallest job id. */
export function routeJobs(jobs: readonly PreparedJob[], options: RouteOptions): RouterOutput[] {
  const groups = new Map<string, Group>();
  const outputs: RouterOutput[] = [];
  for (const prepared of jobs) {
    const transformed = transformedAlready(prepared.job, options.name);
    if (transformed) {
      outputs.push(transformed);
    } else {
      const group = groups.get(prepared.group);
      if (group) group.push(prepared);
      else groups.set(prepared.group, [prepared]);
    }
  }
  for (const group of groups.values()) outputs.push(...routeGroup(group, options));
  const places = new Map(jobs.map(({ job }, place) => [job.metadata, place]));
  const keyed = outputs.map((output) => {
    let [jobId, place] = [Infinity, Infinity];
    for (const metadata of output.metadata) {
      jobId = Math.min(jobId, jobIdOf(metadata) ?? Number.NaN);
      place = Math.min(place, places.get(metadata) ?? 0);
    }
    return { output, jobId, place };
  });
  // Without ids the difference is NaN, and the jobs' order decides.
  return keyed.toSorted((a, b) => a.jobId - b.jobId || a.place - b.place).map(({ output }) => output);
}

/** The output for a job that the processor has transformed: its message is a request, which is passed through. */
function transformedAlready(job: Job, name: string): RouterOutput | undefined {
  const { message } = job;
  if (!isObject(message) || message.statusCode === undefined) return undefined;
  return message.type === 'REST' || readRestRequest(message) ? passThrough(job, name) : undefined;
}

function routeGroup(jobs: Group, options: RouteOptions): RouterOutput[] {
  const [{ pipeline }] = jobs;
  if ('status' in pipeline) return jobs.map((job) => failure(job, pipeline, options));
  return routePlanned(pipeline, jobs, options);
}

function routePlanned(pipeline: Pipeline, jobs: Group, options: RouteOptions): RouterOutput[] {
  const planned = planJobs(pipeline, jobs, options);
  const outputs = planned.requests.map((shared): RouterOutput => {
    const metadata = shared.jobs.map((place) => (jobs[place] as PreparedJob).job.metadata);
    const batchedRequest = requestsOf(shared.requests, metadata[0]?.dontBatch === true, options);
    return {
      batchedRequest,
      metadata,
      batched: shared.jobs.length > 1,
      statusCode: 200,
      destination: jobs[0].destination,
    };
  });
  for (const [place, outcome] of planned.outcomes.entries()) {
    const job = jobs[place];
    if (job && outcome) outputs.push(failure(job, outcome, options));
  }
  return outputs;
}

/** One request, or those of one event. `isHalfDone`: the first half of them has been delivered before. */
function requestsOf(
  requests: readonly RestRequest[],
  isHalfDone: boolean,
  { isProxied }: RouteOptions,
): RouterOutput['batchedRequest'] {
  const [request, ...others] = requests;
  if (others.length === 0) return request;
  if (!isProxied) return requests;
  if (!isHalfDone) return sequenceOf(requests);
  const left = requests.slice(firstHalf(requests.length));
  return left.length > 1 ? sequenceOf(left) : left[0];
}

function failure(
  { job: { metadata }, destination }: PreparedJob,
  outcome: Outcome,
  { name }: RouteOptions,
): RouterOutput {
  return {
    metadata: [metadata],
    batched: false,
    statusCode: statusOf(outcome),
    error: 'message' in outcome ? outcome.message : '',
    statTags: statTagsOf(outcome, 'router', name, metadata),
    destination,
  };
}
