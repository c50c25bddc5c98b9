import { encodeBody } from './body';
import type { WireAnswer } from './deliver-through';
import type { RecordedResponse } from './recording';

/** A recorded answer as it goes over the wire; undefined for a connection that was cut. */
export function toWire({ status, headers, body }: RecordedResponse): WireAnswer | undefined {
  return status === 0 ? undefined : { status, headers, body: encodeBody(body) };
}
