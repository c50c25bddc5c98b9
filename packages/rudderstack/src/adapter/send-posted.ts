import type { Pipeline, Transport } from '@sluice/engine';
import {
  assertSendable,
  type Outcome,
  parseUrl,
  readAnswer,
  readFailure,
  rejected,
  type Request,
  retry,
} from '@sluice/kit';
import type { Metadata } from '../protocol/metadata';
import type { RestRequest } from '../protocol/rest-request';
import { findChannel } from './find-channel';
import { type SettledJob, verdictsOfJobs } from './verdicts-of-jobs';

/**
 * Sends a request that was made here and posted back, if it is the destination's; `jobs` are those that it is for. Where the vendor
 * refuses it as a whole, each of them is to come again in a request of its own.
 */
export async function sendPosted(
  rest: RestRequest,
  jobs: readonly Metadata[],
  { destination, settings }: Pipeline,
  transport: Transport,
): Promise<readonly SettledJob[]> {
  const all = (outcome: Outcome) => jobs.map((metadata) => ({ metadata, outcome }));
  const request = requestIn(rest);
  const found = request && findChannel(request, destination, settings);
  if (!found) {
    return all(rejected('event', `Not sent: ${destination.name} has no such request under this configuration.`));
  }
  try {
    assertSendable(request);
    const answer = await transport.send(request);
    const asked = { ...found, request, isOfSeveralEvents: jobs.length > 1 };
    const { verdicts, isToBeSplit } = readAnswer(asked, answer, settings);
    const settled = verdictsOfJobs(verdicts, jobs, rest.userId);
    return isToBeSplit ? settled.map(again) : settled;
  } catch (cause) {
    return all(readFailure(cause, settings));
  }
}

/** rudder-server brings the mark back with the job. */
function again({ metadata, outcome }: SettledJob): SettledJob {
  const reason = 'message' in outcome ? outcome.message : '';
  const message = `To be sent alone, for the request was refused as a whole. ${reason}`;
  return { metadata: { ...metadata, dontBatch: true }, outcome: retry(message) };
}

/** Headers that are the connection's; and `host`, which would choose another server behind the same address. */
const unsentHeaders = new Set([
  'host',
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The request in our words; undefined where it has no URL, or a list that is no JSON. */
function requestIn({ method, endpoint, headers, params, body }: RestRequest): Request | undefined {
  if (!parseUrl(endpoint)) return undefined;
  const kept = Object.entries(headers).filter(([name]) => !unsentHeaders.has(name.toLowerCase()));
  const json = jsonIn(body);
  if (json === null) return undefined;
  return {
    method: method as Request['method'], // -- the channel's is compared with it
    url: withParams(endpoint, params),
    headers: Object.fromEntries(kept),
    ...(json !== undefined && { json }),
  };
}

function withParams(endpoint: string, params: RestRequest['params']): string {
  if (Object.keys(params).length === 0) return endpoint;
  const url = new URL(endpoint);
  for (const [name, value] of Object.entries(params)) url.searchParams.append(name, value);
  return url.href;
}

/** The body's value; undefined where there is none, null where it cannot be read. */
function jsonIn({ JSON: object, JSON_ARRAY: { batch } }: RestRequest['body']): unknown {
  if (batch === undefined) return Object.keys(object).length > 0 ? object : undefined;
  try {
    return JSON.parse(batch) as unknown;
  } catch {
    return null;
  }
}
