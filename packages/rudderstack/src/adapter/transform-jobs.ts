import type { Outcome } from '@sluice/kit/host';
import type { Metadata } from '../protocol/metadata';
import type { ProcessorOutput } from '../protocol/processor';
import { planJobs, type PlanJobsOptions } from './plan-jobs';
import type { PreparedJob } from './prepare-job';
import { statTagsOf } from './stat-tags-of';
import { statusOf } from './status-of';

export interface TransformOptions extends PlanJobsOptions {
  /** The destination's name in RudderStack. */
  readonly name: string;
}

/** The outputs of a processor request: one for each request that an event needs, or one that says why it has none. */
export function transformJobs(jobs: readonly PreparedJob[], options: TransformOptions): ProcessorOutput[] {
  const outputs: ProcessorOutput[][] = jobs.map(() => []);
  for (const [pipeline, places] of groupsOf(jobs)) {
    const own = places.map((place) => jobs[place] as PreparedJob);
    // Each request is the output of one job.
    const planned = 'status' in pipeline ? undefined : planJobs(pipeline, own, { ...options, isShared: false });
    for (const [index, place] of places.entries()) {
      const { metadata } = (own[index] as PreparedJob).job;
      const outcome = 'status' in pipeline ? pipeline : planned?.outcomes[index];
      if (outcome) outputs[place]?.push(failure(outcome, metadata, options));
    }
    for (const { jobs: indices, requests } of planned?.requests ?? []) {
      const [index = 0] = indices;
      const { metadata } = (own[index] as PreparedJob).job;
      for (const output of requests) outputs[places[index] as number]?.push({ output, metadata, statusCode: 200 });
    }
  }
  return outputs.flat();
}

/** The indices of the jobs, by their pipeline or, if they have none, by their outcome. */
function groupsOf(jobs: readonly PreparedJob[]): ReadonlyMap<PreparedJob['pipeline'], readonly number[]> {
  const groups = new Map<PreparedJob['pipeline'], number[]>();
  for (const [place, { pipeline }] of jobs.entries()) {
    const places = groups.get(pipeline);
    if (places) places.push(place);
    else groups.set(pipeline, [place]);
  }
  return groups;
}

function failure(outcome: Outcome, metadata: Metadata, { name }: TransformOptions): ProcessorOutput {
  const error = 'message' in outcome ? outcome.message : '';
  const statTags = statTagsOf(outcome, 'processor', name, metadata);
  return { metadata, statusCode: statusOf(outcome), error, statTags };
}
