import { worse } from '@sluice/kit/host';
import type { ProxyAnswerV0, ProxyAnswerV1 } from '../protocol/proxy';
import type { Answer } from './adapter';
import { statTagsOf } from './stat-tags-of';
import { statusOf } from './status-of';
import type { SettledJob } from './settled-job';

/** A status for each job (at least one), always under a 200. `name` is the destination's name in RudderStack. */
export function answerProxyV1(jobs: readonly SettledJob[], name: string): Answer<ProxyAnswerV1> {
  const response = jobs.map(({ metadata, outcome }) => {
    return { statusCode: statusOf(outcome), metadata, error: textOf(outcome) };
  });
  return { status: 200, body: { output: { ...summaryOf(jobs, name), response } } };
}

/** One status for the whole request, which is also the answer's HTTP status. */
export function answerProxyV0(jobs: readonly SettledJob[], name: string): Answer<ProxyAnswerV0> {
  const output = summaryOf(jobs, name);
  // rudder-server would read a 404 as a missing route.
  return { status: output.status === 404 ? 400 : output.status, body: { output } };
}

function summaryOf(jobs: readonly SettledJob[], name: string): ProxyAnswerV0['output'] {
  const worst = jobs.map(({ outcome }) => outcome).reduce(worse);
  return {
    status: statusOf(worst),
    message: textOf(worst),
    ...(worst.status !== 'delivered' && { statTags: statTagsOf(worst, 'dataDelivery', name, jobs[0]?.metadata) }),
  };
}

function textOf(outcome: SettledJob['outcome']): string {
  if ('message' in outcome) return outcome.message;
  return outcome.notes?.join(' ') ?? 'delivered';
}
