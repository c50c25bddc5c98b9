import type { ProcessorOutput } from '../protocol/processor';
import { planJobs, type PlanJobsOptions } from './plan-jobs';
import type { PreparedJob } from './prepare-job';
import { statTagsOf } from './stat-tags-of';
import { statusOf } from './status-of';

export interface TransformOptions extends PlanJobsOptions {
  /** The destination's name in RudderStack. */
  readonly name: string;
}

/** The outputs of a processor request: one for each request that an event needs, or one that says why there is none. */
export function transformJobs(jobs: readonly PreparedJob[], options: TransformOptions): ProcessorOutput[] {
  return jobs.flatMap((prepared): ProcessorOutput[] => {
    const { pipeline } = prepared;
    const { metadata } = prepared.job;
    const planned = 'status' in pipeline ? undefined : planJobs(pipeline, [prepared], options);
    const outcome = 'status' in pipeline ? pipeline : planned?.outcomes[0];
    if (outcome) {
      const error = 'message' in outcome ? outcome.message : '';
      const statTags = statTagsOf(outcome, 'processor', options.name, metadata);
      return [{ metadata, statusCode: statusOf(outcome), error, statTags }];
    }
    const requests = (planned?.requests ?? []).flatMap((own) => own.requests);
    return requests.map((output) => ({ output, metadata, statusCode: 200 }));
  });
}
