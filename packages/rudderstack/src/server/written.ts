import type { Answer } from '../adapter/adapter';
import { countJobs, type JobCount } from './jobs-by-status';
import { type JsonBytes, jsonBytes } from './json-bytes';
import type { Route } from './route';

/** An answer, ready to be sent. */
export interface Written {
  readonly status: number;
  readonly json: JsonBytes;
  readonly jobs: readonly JobCount[];
}

export function written(route: Route, { status, body }: Answer<unknown>): Written {
  const jobs: JobCount[] = [];
  countJobs(jobs, route, body);
  return { status, json: jsonBytes(body), jobs };
}
