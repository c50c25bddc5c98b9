import { Pace, type Pipeline, type RetryOptions, sendWithRetries, type Transport } from '@sluice/engine';
import {
  type Answer,
  assertSendable,
  type Channel,
  dispatch,
  type Draft,
  NotSent,
  type Outcome,
  parseUrl,
  readAnswer,
  readFailure,
  rejected,
  type Request,
  retry,
  worst,
} from '@sluice/kit/host';
import { setTimeout as wait } from 'node:timers/promises';
import type { Metadata } from '../protocol/metadata';
import type { RestRequest } from '../protocol/rest-request';
import type { Caller } from './adapter';
import { divideItems } from './divide-items';
import { findChannel } from './find-channel';
import { readMark, type Share } from './mark';
import { firstHalf } from './request-sequence';
import { readRestBody } from './rest-body-of';
import type { SettledJob } from './settled-job';

/** Up to half of the caller's patience is for the requests after the first. */
export interface SendPostedOptions extends Caller {
  readonly transport: Transport;
  readonly retries?: Pick<RetryOptions, 'random' | 'sleep' | 'clock'> | undefined;
}

/** A posted request, and what was read from it. */
interface Posted {
  readonly request: Request;
  readonly channel: Channel;
  readonly values: readonly unknown[];
  readonly shares: readonly Share[];
}

/**
 * Sends requests that were made here and posted back, if they go to the destination's addresses: one for all jobs, or several in
 * order for a single job. If the vendor refuses a request with several jobs as a whole, halves are sent until the refused event is
 * alone.
 */
export async function sendPosted(
  rests: readonly RestRequest[],
  jobs: readonly Metadata[],
  pipeline: Pipeline,
  options: SendPostedOptions,
): Promise<readonly SettledJob[]> {
  const all = (outcome: Outcome) => jobs.map((metadata) => ({ metadata, outcome }));
  const posted = rests.map((rest) => readPosted(rest, pipeline)).filter((one) => one !== undefined);
  if (posted.length < rests.length) {
    const reason = `Not sent: ${pipeline.destination.name} has no such request under this configuration.`;
    return all(rejected('event', reason));
  }
  const drafts: Draft[] = [];
  for (const one of posted) {
    const draft = draftOf(one, jobs);
    if (!draft) return sendUndivided(one, jobs, pipeline, options);
    drafts.push(draft);
  }
  const sending = new Sending(drafts, pipeline, options);
  const events = jobs.map(() => ({ items: [], people: [together], notes: [] }));
  const plan = { events, drafts, outcomes: jobs.map(() => undefined) };
  const settled = await dispatch(plan, pipeline.settings, { send: sending.send });
  const isHalfDone = drafts.length > 1 && sending.delivered() >= firstHalf(drafts.length);
  return jobs.map((metadata, job) => {
    const { outcome } = settled[job] ?? { outcome: retry('The request was not sent.') };
    const isToBeNoted = isHalfDone && outcome.status === 'retry';
    return { metadata: isToBeNoted ? { ...metadata, dontBatch: true } : metadata, outcome };
  });
}

/** Treats all jobs as one person's: once one of them has to be retried, none of the later ones is sent before it. */
const together = 'all';

/** Sends the first request once, because rudder-server retries it; later ones are retried here while there is time. */
class Sending {
  private readonly begun = new Set<Request>();
  private readonly until: number;
  private readonly clock: () => number;
  private readonly sendOn: ReturnType<typeof sendWithRetries>;

  constructor(
    private readonly drafts: readonly Draft[],
    { settings }: Pipeline,
    private readonly options: SendPostedOptions,
  ) {
    const { retries = {}, transport, signal: ended, patienceMilliseconds = usualPatienceMilliseconds } = options;
    const { clock = () => performance.now(), sleep = (milliseconds) => wait(milliseconds) } = retries;
    this.clock = clock;
    this.until = clock() + Math.min(patienceMilliseconds, usualPatienceMilliseconds) / 2;
    this.sendOn = sendWithRetries(transport, new Pace(), settings, {
      ...retries,
      ...(ended && { signal: ended }),
      longestWaitMilliseconds: 5_000,
      sleep: async (milliseconds, signal) => {
        if (clock() + milliseconds > this.until) throw new Error('There is no time left.');
        await sleep(milliseconds, signal);
      },
    });
  }

  readonly send = async (request: Request, channel: Channel, repeat: number): Promise<Answer> => {
    const isFirst = this.begun.size === 0;
    this.begun.add(request);
    if (isFirst) return this.options.transport.send(request);
    if (this.clock() > this.until) throw new NotSent('there was no time left for it.');
    return this.sendOn(request, channel, repeat);
  };

  /** How many requests were delivered of an event that was not delivered as a whole: all before the last one begun. */
  delivered(): number {
    return this.drafts.filter(({ request }) => this.begun.has(request)).length - 1;
  }
}

const usualPatienceMilliseconds = 60_000;

function draftOf({ request, channel, values, shares }: Posted, jobs: readonly Metadata[]): Draft | undefined {
  const divided = divideItems(values, jobs, shares);
  if (!divided || (divided.length > 1 && !channel.itemsIn)) return undefined;
  const same: Channel = {
    ...channel,
    // Limits were checked when the request was made.
    limits: {},
    request: (items, settings) => ({ ...channel.request(items, settings), headers: request.headers }),
  };
  const parts = divided.map(({ job, values: own }) => {
    return { event: job, items: own.map((value) => ({ channel: same, value })) };
  });
  return { channel: same, parts, request };
}

/** Sends a request whose items cannot be assigned to jobs. If it is refused as a whole, each job is to be retried alone. */
async function sendUndivided(
  { request, channel, values }: Posted,
  jobs: readonly Metadata[],
  { settings }: Pipeline,
  { transport }: SendPostedOptions,
): Promise<readonly SettledJob[]> {
  const all = (outcome: Outcome) => jobs.map((metadata) => ({ metadata, outcome }));
  try {
    const isOfSeveralEvents = jobs.length > 1;
    const exchange = async (one: Request) => {
      assertSendable(one);
      return transport.send(one);
    };
    const { verdicts, isToBeSplit } = channel.perform
      ? await channel.perform(values, { settings, isOfSeveralEvents, exchange })
      : readAnswer({ channel, values, request, isOfSeveralEvents }, await exchange(request), settings);
    const settled = all('status' in verdicts ? verdicts : worst(verdicts));
    return isToBeSplit ? settled.map(again) : settled;
  } catch (cause) {
    return all(readFailure(cause, settings));
  }
}

/** rudder-server returns `dontBatch` with the job. */
function again({ metadata, outcome }: SettledJob): SettledJob {
  const reason = 'message' in outcome ? outcome.message : '';
  const message = `To be sent alone, because the request was refused as a whole. ${reason}`;
  return { metadata: { ...metadata, dontBatch: true }, outcome: retry(message) };
}

function readPosted(rest: RestRequest, { destination, settings }: Pipeline): Posted | undefined {
  const request = requestIn(rest);
  const mark = readMark(rest.userId);
  const channel = request && findChannel(request, mark?.channel, destination, settings);
  if (!channel) return undefined;
  const { shares = [] } = mark ?? {};
  const values = itemsOf(channel, request, shares);
  if (channel.perform && values.includes(undefined)) return undefined;
  return { request, channel, values, shares };
}

/** The items of a request; if its body does not reveal them, as many unknown ones. */
function itemsOf({ itemsIn }: Channel, { json, form }: Request, shares: readonly Share[]): readonly unknown[] {
  const count = shares.reduce((sum, share) => sum + share.count, 0);
  const unknown = Array.from({ length: Math.max(count, 1) });
  try {
    return itemsIn?.(json ?? form) ?? unknown;
  } catch {
    return unknown;
  }
}

/** Headers that belong to the connection; and `host`, which could select another server behind the same address. */
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

/** Converts a posted request to ours; undefined if its method is not one of ours, its URL is invalid, or its list is not JSON. */
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
