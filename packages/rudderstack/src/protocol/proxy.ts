import type { Metadata } from './metadata';
import type { StatTags } from './stat-tags';

/** The answer to `POST /v1/destinations/:name/proxy`: a verdict for every job. */
export interface ProxyAnswerV1 {
  readonly output: {
    readonly status: number;
    readonly message: string;
    readonly response: readonly { readonly statusCode: number; readonly metadata: Metadata; readonly error: string }[];
    readonly statTags?: StatTags;
  };
}

/** The answer to `POST /v0/destinations/:name/proxy`: the HTTP status is the verdict. */
export interface ProxyAnswerV0 {
  readonly output: {
    readonly status: number;
    readonly message: string;
    readonly destinationResponse?: unknown;
    readonly statTags?: StatTags;
  };
}
