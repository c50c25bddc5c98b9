import { asNumber, isObject } from '@sluice/kit/host';
import type { Route } from './route';

/** How many jobs in an answer of ours have a status code, and why they failed, if they did. */
export interface JobCount {
  readonly statusCode: number;
  /** `instrumentation`, `throttled`, …; empty if the jobs did not fail. */
  readonly errorType: string;
  jobs: number;
}

/** Adds the jobs of an answer to the counts, by outcome. */
export function countJobs(counts: JobCount[], route: Route, answer: unknown): void {
  for (const entry of entriesOf(route, answer)) {
    // There are only a few counts.
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
  const statusCode = asNumber(entry.statusCode ?? 200);
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
