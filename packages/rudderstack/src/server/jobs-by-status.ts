import { isObject } from '@sluice/kit/host';
import type { Route } from './route';

/** How many jobs an answer of ours gives each status code, and why those failed that did. */
export interface JobCount {
  readonly statusCode: number;
  /** `instrumentation`, `throttled`, …; empty where the job did not fail. */
  readonly errorType: string;
  jobs: number;
}

/** Counts the jobs of an answer by what became of them, onto those before. */
export function countJobs(counts: JobCount[], route: Route, answer: unknown): void {
  for (const entry of entriesOf(route, answer)) {
    // There are a few of them at most.
    const count = counts.find((one) => one.statusCode === entry.statusCode && one.errorType === entry.errorType);
    if (count) count.jobs += entry.jobs;
    else counts.push(entry);
  }
}

export function isFailure({ statusCode }: JobCount): boolean {
  return statusCode >= 300;
}

function entriesOf(route: Route, answer: unknown): JobCount[] {
  const output = isObject(answer) ? answer.output : answer;
  if (route !== 'proxy') return listOf(output).map((entry) => entryOf(entry, entry.statTags));
  if (!isObject(output)) return [];
  const entries = Array.isArray(output.response) ? listOf(output.response) : [{ ...output, statusCode: output.status }];
  return entries.map((entry) => entryOf(entry, output.statTags));
}

function entryOf(entry: Readonly<Record<string, unknown>>, statTags: unknown): JobCount {
  const statusCode = Number(entry.statusCode ?? 200);
  const type = isObject(statTags) && statusCode >= 300 ? statTags.errorType : undefined;
  return {
    statusCode,
    errorType: typeof type === 'string' ? type : '',
    jobs: Array.isArray(entry.metadata) ? entry.metadata.length : 1,
  };
}

function listOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
