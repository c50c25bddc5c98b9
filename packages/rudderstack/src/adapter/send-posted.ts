import type { Pipeline, Transport } from '@sluice/engine';
import {
  assertSendable,
  type Channel,
  type Outcome,
  parseUrl,
  readAnswer,
  readFailure,
  rejected,
  type Request,
  retry,
} from '@sluice/kit/host';
import type { Metadata } from '../protocol/metadata';
import type { RestRequest } from '../protocol/rest-request';
import { findChannel } from './find-channel';
import { readMark, type Share } from './mark';
import { readRestBody } from './rest-body-of';
import { type SettledJob, verdictsOfJobs } from './verdicts-of-jobs';

/**
 * Sends a request that was made here and posted back, if it goes where the destination's do; `jobs` are those that it is for. Where
 * the vendor refuses it as a whole, each of them is to come again in a request of its own.
 */
export async function sendPosted(
  rest: RestRequest,
  jobs: readonly Metadata[],
  { destination, settings }: Pipeline,
  transport: Transport,
): Promise<readonly SettledJob[]> {
  const all = (outcome: Outcome) => jobs.map((metadata) => ({ metadata, outcome }));
  const request = requestIn(rest);
  const mark = readMark(rest.userId);
  const channel = request && findChannel(request, mark?.channel, destination, settings);
  const { shares = [] } = mark ?? {};
  const values = channel && itemsOf(channel, request, shares);
  if (!values || (channel.perform && values.includes(undefined))) {
    return all(rejected('event', `Not sent: ${destination.name} has no such request under this configuration.`));
  }
  try {
    const isOfSeveralEvents = jobs.length > 1;
    const exchange = (one: Request) => {
      assertSendable(one);
      return transport.send(one);
    };
    const { verdicts, isToBeSplit } = channel.perform
      ? await channel.perform(values, { settings, isOfSeveralEvents, exchange })
      : readAnswer({ channel, values, request, isOfSeveralEvents }, await exchange(request), settings);
    const settled = verdictsOfJobs(verdicts, jobs, shares);
    return isToBeSplit ? settled.map(again) : settled;
  } catch (cause) {
    return all(readFailure(cause, settings));
  }
}

/** The items of a request; where its body does not tell them, as many unknown ones. */
function itemsOf({ itemsIn }: Channel, { json, form }: Request, shares: readonly Share[]): readonly unknown[] {
  const count = shares.reduce((sum, share) => sum + share.count, 0);
  const unknown = Array.from({ length: Math.max(count, 1) });
  try {
    return itemsIn?.(json ?? form) ?? unknown;
  } catch {
    return unknown;
  }
}

/** rudder-server brings `dontBatch` back with the job. */
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

const methods: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] satisfies Request['method'][];

/** The request in our words; undefined where it has a method that none of ours has, no URL, or a list that is no JSON. */
function requestIn({ method, endpoint, headers, params, body }: RestRequest): Request | undefined {
  if (!methods.includes(method) || !parseUrl(endpoint)) return undefined;
  const kept = Object.entries(headers).filter(([name]) => !unsentHeaders.has(name.toLowerCase()));
  const content = readRestBody(body);
  if (!content) return undefined;
  return {
    method: method as Request['method'], // -- one of them
    url: withParams(endpoint, params),
    headers: Object.fromEntries(kept),
    ...content,
  };
}

function withParams(endpoint: string, params: RestRequest['params']): string {
  if (Object.keys(params).length === 0) return endpoint;
  const url = new URL(endpoint);
  for (const [name, value] of Object.entries(params)) url.searchParams.append(name, value);
  return url.href;
}
