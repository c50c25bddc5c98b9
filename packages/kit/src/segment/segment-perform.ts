import { AccessToken } from '../delivery/access-token';
import type { Action, Payload } from '../definition/action';
import { ask } from '../delivery/ask';
import { assemble } from '../assembly/assemble';
import type { Channel } from '../definition/channel';
import { dispatch, type Settled } from '../delivery/dispatch';
import { isObject } from '../values/is-object';
import { type Outcome, rejected, type Rejected, skipped } from '../outcome/outcome';
import type { Person } from '../definition/person';
import type { Conversation, Request } from '../request/request';
import { compileRequired } from './required-fields';
import type { SegmentData, SegmentPerform } from './segment-data';
import { errorOf, segment, segmentStatus } from './segment-errors';
import { type SegmentRequestClient, sendThrough } from './segment-request';
import {
  prepareSettings,
  type PreparedSettings,
  type RawSettings,
  type SettingDefinitions,
  type SettingProblem,
  toldOf,
} from '../settings/settings';
import { unmade } from '../outcome/unmade';

interface SettingsHolder {
  readonly settings: SettingDefinitions;
  readonly problems: (settings: RawSettings) => readonly SettingProblem[];
  readonly token?: (settings: RawSettings) => Request;
  readonly unauthorized?: string;
}
/** The call to make with these settings, or why there is none. */
type CallOf = (settings: RawSettings) => Request | Conversation | string;
type Planned = Pick<Action, 'fields' | 'plannerFor'>;
type PerformAll = (
  request: SegmentRequestClient,
  data: SegmentData,
  payloads: readonly unknown[],
) => Promise<Settled[]>;

/** Segment's `perform`, for a batch of one. Throws Segment's own errors; otherwise resolves with the outcome. */
export function segmentPerform(holder: SettingsHolder, action: Planned): SegmentPerform {
  const performAll = performer(holder, action);
  return async (request, data) => {
    const [settled] = await performAll(request, data, [data.payload]);
    if (!settled) throw new Error('An event came back without an outcome.');
    const error = errorOf(settled.outcome);
    if (error) throw error;
    return settled.outcome;
  };
}

/** Segment's `performBatch`: returns one node of its `MultiStatusResponse` for every payload, by index. */
export function segmentPerformBatch(holder: SettingsHolder, action: Planned): SegmentPerform {
  const performAll = performer(holder, action);
  return async (request, data) => {
    const { MultiStatusResponse } = segment();
    const payloads = data.payload as readonly unknown[];
    const all = await performAll(request, data, payloads);
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

/** Segment's `testAuthentication`: throws if the vendor refuses the credentials. A vendor without a test passes. */
export function segmentTestAuthentication(holder: SettingsHolder, test: CallOf): SegmentPerform {
  return (request, { settings }) => askThrough(holder, request, settings, test, skipped);
}

/** Segment's `onDelete`: throws if the vendor did not erase the person. */
export function segmentOnDelete(
  holder: SettingsHolder,
  erase: (person: Person, settings: RawSettings) => ReturnType<CallOf>,
): SegmentPerform {
  return (request, { settings, payload }) => {
    const { userId, anonymousId } = Object(payload) as { userId?: string | null; anonymousId?: string | null };
    const person = { ...(userId && { userId }), ...(anonymousId && { anonymousId }) };
    const callOf: CallOf = (all) => erase(person, all);
    return askThrough(holder, request, settings, callOf, (reason) => rejected('settings', reason));
  };
}

async function askThrough(
  holder: SettingsHolder,
  client: SegmentRequestClient,
  rawSettings: unknown,
  callOf: CallOf,
  otherwise: (reason: string) => Outcome,
): Promise<Outcome> {
  const settings = prepareSettings(holder.settings, (rawSettings ?? {}) as RawSettings);
  const problem = problemOf(holder, settings);
  if (problem) throw errorOf(problem);
  const call = callOf(settings.all);
  const outcome =
    typeof call === 'string' ? otherwise(call) : await ask(call, settings, sending(holder, client, settings), holder);
  const error = errorOf(outcome);
  if (error) throw error;
  return outcome;
}

function performer(holder: SettingsHolder, action: Planned): PerformAll {
  let compiled: ReturnType<typeof compileRequired> | undefined;
  return async (request, { settings: rawSettings, rawMapping }, payloads) => {
    const findMissing = (compiled ??= compileRequired(action.fields));
    const settings = prepareSettings(holder.settings, (rawSettings ?? {}) as RawSettings);
    const problem = problemOf(holder, settings);
    const plan = action.plannerFor(isObject(rawMapping) ? rawMapping : undefined);
    const planned = assemble(payloads as readonly Payload[], settings, (payload) => {
      if (problem) return problem;
      try {
        const field = findMissing(payload);
        return field ? rejected('event', `${field.label} is missing.`) : plan(payload, settings.visible);
      } catch (cause) {
        return unmade(cause);
      }
    });
    return dispatch(planned, settings, { send: sending(holder, request, settings) });
  };
}

const mostTokens = 1_000;
const tokens = new WeakMap<object, Map<string, AccessToken>>();

/** Sends through Segment's client, with the access token for these settings if the vendor needs one. */
function sending(holder: SettingsHolder, client: SegmentRequestClient, { all }: PreparedSettings) {
  const send = sendThrough(client);
  const { token: call } = holder;
  if (!call) return send;
  const token = tokenFor(holder, all, () => call(all));
  return (request: Request, channel?: Channel) => token.send(request, (one) => send(one, channel));
}

/** One token for all calls with the same settings. */
function tokenFor(holder: SettingsHolder, settings: RawSettings, call: () => Request): AccessToken {
  const known = tokens.get(holder) ?? new Map<string, AccessToken>();
  tokens.set(holder, known);
  const key = JSON.stringify(settings);
  const kept = known.get(key);
  if (kept) return kept;
  if (known.size >= mostTokens) known.clear();
  const token = new AccessToken(call);
  known.set(key, token);
  return token;
}

function problemOf(holder: SettingsHolder, settings: PreparedSettings): Rejected | undefined {
  const problem = holder.problems(settings.all)[0];
  if (!problem) return undefined;
  return rejected('settings', toldOf(problem, holder.settings));
}
