import type { Adapter } from '../src/adapter/adapter';
import type { ProxyAnswerV1 } from '../src/protocol/proxy';
import type { RestRequest } from '../src/protocol/rest-request';
import { entryFaults } from './rest-faults';
import type { RudderJob } from './rudder-requests';

/** The requests that the router makes of the jobs. */
export function routed(adapter: Adapter, jobs: readonly RudderJob[], destType: string): readonly RestRequest[] {
  const { body } = adapter.route({ input: jobs, destType });
  if ('error' in body) throw new Error(body.error);
  return body.output.flatMap(({ batchedRequest, error }) => {
    if (!batchedRequest) throw new Error(error);
    return batchedRequest;
  });
}

/** What the newer protocol's answer says; fails where rudder-server could not read it. */
export async function proxyV1(adapter: Adapter, name: string, body: unknown): Promise<ProxyAnswerV1['output']> {
  const answer = await adapter.proxy('v1', name, body);
  if ('error' in answer.body || !('response' in answer.body.output)) throw new Error(JSON.stringify(answer.body));
  expect(answer.status).toBe(200);
  const { output } = answer.body;
  for (const entry of output.response) {
    expect(entryFaults({ ...entry, statTags: output.statTags })).toEqual([]);
    expect(typeof entry.error).toBe('string');
  }
  return output;
}

/** For each job its id and its status. */
export function statusesOf({ response }: ProxyAnswerV1['output']): unknown[] {
  return response.map(({ metadata, statusCode }) => [metadata.jobId, statusCode]);
}
