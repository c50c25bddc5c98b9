import type { Metadata } from './metadata';
import type { RestRequest } from './rest-request';
import type { StatTags } from './stat-tags';

/** One entry of the answer to `POST /v0/destinations/:name`; an event may have none, one or several. */
export type ProcessorOutput =
  | { readonly output: RestRequest; readonly metadata: Metadata; readonly statusCode: 200 }
  | {
      readonly metadata: Metadata;
      /** 298: filtered. For rudder-server, anything else but 200 is final. */
      readonly statusCode: number;
      readonly error: string;
      readonly statTags?: StatTags;
    };
