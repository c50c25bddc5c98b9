import { isObject } from '@sluice/kit/host';
import type { ProcessorOutput } from '../protocol/processor';
import type { ProxyAnswerV1 } from '../protocol/proxy';
import type { TestedEvent } from '../protocol/test-router';
import type { Answer, Refusal } from './adapter';

/** What a test needs from an adapter. */
export interface Tested {
  readonly process: (body: unknown) => Answer<readonly ProcessorOutput[] | Refusal>;
  readonly proxy: (body: unknown) => Promise<Answer<ProxyAnswerV1 | Refusal>>;
}

/** Handles each event of a test as its stages ask: makes its requests and, if asked, sends them. */
export async function testEvents(events: readonly unknown[], tested: Tested): Promise<readonly TestedEvent[]> {
  const results: TestedEvent[] = [];
  for (const event of events) results.push(await testEvent(event, tested));
  return results;
}

async function testEvent(given: unknown, { process, proxy }: Tested): Promise<TestedEvent> {
  const { message, destination, stage } = isObject(given) ? given : {};
  const metadata = { jobId: 1 };
  const { body } = process([{ message, destination, metadata }]);
  if ('error' in body) return { dest_transformed_payload: [{ error: body.error }] };
  const requests = body.flatMap((output) => ('output' in output ? [output.output] : []));
  if (requests.length < body.length || requests.length === 0) {
    const error = body.map((output) => ('error' in output ? output.error : '')).find((text) => text !== '');
    return { dest_transformed_payload: [{ error: error ?? 'Nothing is to be sent for this event.' }] };
  }
  if (!isObject(stage) || stage.send_to_destination !== true) return { dest_transformed_payload: requests };
  const responses: unknown[] = [];
  const statuses: number[] = [];
  const { Config: destinationConfig } = isObject(destination) ? destination : {};
  for (const request of requests) {
    const answer = await proxy({ ...request, metadata: [metadata], destinationConfig });
    const output = 'error' in answer.body ? undefined : answer.body.output;
    responses.push(output?.response[0]?.error ?? ('error' in answer.body ? answer.body.error : ''));
    statuses.push(output?.response[0]?.statusCode ?? answer.status);
  }
  return { dest_transformed_payload: requests, destination_response: responses, destination_response_status: statuses };
}
