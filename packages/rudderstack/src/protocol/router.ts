import type { Metadata } from './metadata';
import type { RestRequest } from './rest-request';
import type { StatTags } from './stat-tags';

/** One entry of the answer to `POST /routerTransform`. Every job is in exactly one entry. */
export interface RouterOutput {
  /** Several if one event needs several requests. Absent if nothing is to be sent. */
  readonly batchedRequest?: RestRequest | readonly RestRequest[] | undefined;
  readonly metadata: readonly Metadata[];
  readonly batched: boolean;
  readonly statusCode: number;
  readonly destination: unknown;
  readonly error?: string;
  readonly statTags?: StatTags;
}

export interface RouterAnswer {
  readonly output: readonly RouterOutput[];
}
