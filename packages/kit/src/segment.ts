import type * as Segment from '@segment/actions-core';
import type { Action, Payload } from './action';
import { assemble } from './assemble';
import { dispatch, type Settled } from './dispatch';
import { type Outcome, rejected } from './outcome';
import { planEvent } from './plan-event';
import type { Answer, Request } from './request';
import { prepareSettings, type RawSettings, type SettingDefinitions, type SettingProblem } from './settings';

/** What is used of Segment's request client. */
export type SegmentRequestClient = (
  url: string,
  options: {
    method: Request['method'];
    headers: Record<string, string>;
    json?: unknown;
    timeout: number;
    throwHttpErrors: false;
    skipResponseCloning: true;
  },
) => Promise<{
  status: number;
  headers: { forEach(visit: (value: string, name: string) => void): void };
  data?: unknown;
}>;

export interface SegmentData {
  readonly settings: unknown;
  readonly payload: unknown;
}
export type SegmentPerform = (request: SegmentRequestClient, data: SegmentData) => Promise<unknown>;
export type SegmentPerformBatch = SegmentPerform;

interface SettingsHolder {
  readonly settings: SettingDefinitions;
  readonly problems: (settings: RawSettings) => readonly SettingProblem[];
}
type Planner = Pick<Action, 'fields' | 'items'>;

/** Segment's client waits ten seconds for an answer's headers unless told otherwise; said here so that it is known. */
const timeoutMilliseconds = 10_000;

/** Segment's `perform`: a batch of one. Throws Segment's own errors; resolves with the outcome where all is well. */
export function segmentPerform(holder: SettingsHolder, action: Planner): SegmentPerform {
  return async (request, { settings, payload }) => {
    const [settled] = await performAll(holder, action, request, settings, [payload]);
    if (!settled) throw new Error('An event came back without an outcome.');
    const error = errorOf(settled.outcome);
    if (error) throw error;
    return settled.outcome;
  };
}

/** Segment's `performBatch`: one node of its `MultiStatusResponse` for every payload, by index. */
export function segmentPerformBatch(holder: SettingsHolder, action: Planner): SegmentPerformBatch {
  return async (request, { settings, payload }) => {
    const { MultiStatusResponse } = segment();
    const payloads = payload as readonly unknown[];
    const all = await performAll(holder, action, request, settings, payloads);
    const response = new MultiStatusResponse();
    for (const [index, { outcome, isSent }] of all.entries()) {
      const sent = isSent ? (payloads[index] as object) : undefined;
      if (outcome.status === 'delivered' || outcome.status === 'skipped') {
        const body = 'message' in outcome ? outcome.message : (outcome.notes ?? []).join(' ');
        response.setSuccessResponseAtIndex(index, { status: 200, sent: { ...sent }, body });
      } else {
        response.setErrorResponseAtIndex(index, {
          status: segmentStatus(outcome),
          errormessage: outcome.message,
          ...(sent && { sent: { ...sent } }),
        });
      }
    }
    return response;
  };
}

async function performAll(
  holder: SettingsHolder,
  action: Planner,
  request: SegmentRequestClient,
  rawSettings: unknown,
  payloads: readonly unknown[],
): Promise<Settled[]> {
  const settings = prepareSettings(holder.settings, (rawSettings ?? {}) as RawSettings);
  const problem = holder.problems(settings.all)[0];
  const events = payloads.map((payload) => {
    if (problem) {
      return rejected('settings', `${holder.settings[problem.setting]?.label ?? problem.setting}: ${problem.message}`);
    }
    const cleaned = withoutEmpty(payload as Payload);
    const missing = Object.entries(action.fields).find(([key, { required }]) => required === true && !(key in cleaned));
    return missing
      ? rejected('event', `${missing[1].label} is missing.`)
      : planEvent(action, cleaned, settings.visible);
  });
  return dispatch(assemble(events, settings), settings, { send: (value) => sendThrough(request, value) });
}

/** Without the empty texts at the root: Segment drops them from a single event but keeps them in a batch. */
function withoutEmpty(payload: Payload): Payload {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== '' && value !== undefined));
}

async function sendThrough(send: SegmentRequestClient, { method, url, headers, json }: Request): Promise<Answer> {
  const response = await send(url, {
    method,
    headers: { ...headers },
    ...(json !== undefined && { json }),
    timeout: timeoutMilliseconds,
    throwHttpErrors: false,
    // Without this the client hangs for ever on answers over about 40 KB.
    skipResponseCloning: true,
  });
  const received: Record<string, string> = {};
  response.headers.forEach((value, name) => (received[name.toLowerCase()] = value));
  return { status: response.status, headers: received, json: response.data };
}

/** The host's own copy of the library: its error classes are told apart by identity. Costs 0.2 s, so loaded late. */
function segment(): typeof Segment {
  return require('@segment/actions-core') as typeof Segment;
}

function errorOf(outcome: Outcome): Error | undefined {
  if (outcome.status === 'delivered' || outcome.status === 'skipped') return undefined;
  const { APIError, InvalidAuthenticationError, PayloadValidationError, RetryableError } = segment();
  if (outcome.status === 'retry') return new RetryableError(outcome.message, retryableStatus(outcome.httpStatus));
  if (outcome.fix === 'event') return new PayloadValidationError(outcome.message);
  if (outcome.fix === 'settings') return new InvalidAuthenticationError(outcome.message);
  return new APIError(outcome.message, finalStatus(outcome.httpStatus));
}

function segmentStatus(outcome: Exclude<Outcome, { status: 'delivered' | 'skipped' }>): number {
  if (outcome.status === 'retry') return retryableStatus(outcome.httpStatus);
  if (outcome.fix === 'event') return 400;
  return outcome.fix === 'settings' ? 401 : finalStatus(outcome.httpStatus);
}

/** Statuses after which Segment tries again; any other becomes 500, which it retries too. */
const retryableStatuses = [408, 423, 429, 500, 502, 503, 504] as const;
function retryableStatus(status: number | undefined): (typeof retryableStatuses)[number] {
  return retryableStatuses.find((known) => known === status) ?? 500;
}

/** A 4xx that Segment takes as final; 400 where the vendor's own status would be tried again. */
function finalStatus(status: number | undefined): number {
  const isFinal = status !== undefined && status >= 400 && status < 500 && ![408, 410, 423, 429, 460].includes(status);
  return isFinal ? status : 400;
}
