import {
  type Channel,
  type Exchange,
  isObject,
  type Outcome,
  type Performance,
  type PreparedSettings,
  type AnswerReading,
  type RawSettings,
  rejected,
  type Verdict,
  worst,
} from '@sluice/kit/host';
import { batchesOf } from './batches';
import { type Credentials, CredentialsBySettings, type Refresh, type Tokens } from './credentials';
import { dataOf, type Performed } from './data-of';
import type { Performing, SegmentAction, SegmentDefinition } from './definition';
import { ExchangeLog } from './exchange-log';
import { readBatchResult, readError, readSingleResult, type Run } from './read-result';
import { requestClient } from './request-client';
import { ownCore, type SegmentCore } from './segment-core';
import { settingsFor } from './settings-of';

export interface PerformerOptions {
  /** The copy of `@segment/actions-core` that the definition was made with. By default the one installed with this package. */
  readonly core?: SegmentCore;
  /** Called with new tokens: whoever stores the settings must replace the old tokens with these. */
  readonly onTokenRefresh?: (tokens: Tokens, settings: Readonly<Record<string, unknown>>) => void;
}

/** The settings a function is called with, and what sends its requests. */
export interface Caller {
  readonly settings: PreparedSettings;
  readonly exchange: Exchange;
}

/** What is available to a function that is called without an event. */
export interface Known extends Pick<Credentials, 'auth' | 'oauth'> {
  readonly settings: RawSettings;
}

/** The outcome of a function, and its result if it returned one. */
export interface Called {
  readonly outcome: Outcome;
  readonly result?: unknown;
}

type Items = readonly [Performed, ...Performed[]];

/** Runs the functions of a definition, as Segment's library runs them. */
export class Performer {
  private readonly credentials: CredentialsBySettings;
  private known: SegmentCore | undefined;

  constructor(
    private readonly definition: SegmentDefinition,
    options: PerformerOptions,
  ) {
    this.known = options.core;
    const refreshFor = (settings: PreparedSettings) => this.refreshWith(settings);
    this.credentials = new CredentialsBySettings(definition, refreshFor, options.onTokenRefresh);
  }

  /** Performs the items; a batch takes as many runs as their payloads require. */
  async perform(
    action: SegmentAction,
    items: readonly Performed[],
    isBatch: boolean,
    channel: Channel,
    performance: Performance,
  ): Promise<AnswerReading> {
    const batches = isBatch ? batchesOf(action, items) : items.map((item) => [item]);
    // -- a batch has an item
    const [task, ...more] = batches.map((batch) => ({ action, items: batch as unknown as Items, isBatch, channel }));
    if (task && more.length === 0) return this.performRefreshing(task, performance);
    const verdicts: Verdict[] = [];
    for (const one of task ? [task, ...more] : []) verdicts.push(...(await this.performInHalves(one, performance)));
    return { verdicts, isToBeSplit: false };
  }

  /** Performs one of several batches. If it is refused as a whole, halves are sent here, because the host would not do so. */
  private async performInHalves(task: Task, performance: Performance): Promise<readonly Verdict[]> {
    const { items } = task;
    const reading = await this.performRefreshing(task, { ...performance, isOfSeveralEvents: items.length > 1 });
    if (!reading.isToBeSplit) return verdictsOf(reading, items);
    const half = Math.ceil(items.length / 2);
    const halves = [items.slice(0, half), items.slice(half)] as unknown as Items[]; // -- of two or more
    const verdicts: Verdict[] = [];
    for (const part of halves) verdicts.push(...(await this.performInHalves({ ...task, items: part }, performance)));
    return verdicts;
  }

  /** Performs the items, then repeats those that the vendor refused because of their credentials, with new ones. */
  private async performRefreshing(task: Task, performance: Performance): Promise<AnswerReading> {
    const { settings, exchange } = performance;
    const credentials = this.credentials.of(settings);
    const { auth } = credentials;
    const reading = await this.performOnce(task, performance, credentials);
    const all = verdictsOf(reading, task.items);
    const refused = task.items.filter((_, place) => isUnauthorized(all[place]));
    const [first, ...more] = refused;
    if (!first || !credentials.canRefresh) return reading;
    const refusal = await credentials.refresh(auth, exchange);
    if (refusal) {
      const isWhole = refused.length === task.items.length;
      const verdicts = isWhole ? refusal : all.map((verdict) => (isUnauthorized(verdict) ? refusal : verdict));
      return { verdicts, isToBeSplit: false };
    }
    const again = await this.performOnce({ ...task, items: [first, ...more] }, performance, credentials);
    if (refused.length === task.items.length) return again;
    const better = verdictsOf(again, refused);
    const verdicts = all.map((verdict) => (isUnauthorized(verdict) ? (better.shift() ?? verdict) : verdict));
    return { verdicts, isToBeSplit: false };
  }

  private async performOnce(
    { action, items, isBatch, channel }: Task,
    { settings: given, isOfSeveralEvents, exchange }: Performance,
    credentials: Credentials,
  ): Promise<AnswerReading> {
    const { auth } = credentials;
    const settings = credentials.current(given);
    const { core } = this;
    const log = new ExchangeLog(exchange);
    const run: Run = { core, channel, values: items, isOfSeveralEvents, settings, log };
    try {
      const data = Object.assign(dataOf(action, items, isBatch, core), { settings: this.settingsIn(settings), auth });
      const client = this.clientFor(data, log);
      const perform = (isBatch ? action.performBatch : action.perform) as Performing;
      const result = await log.settle(() => perform(client, data));
      return isBatch ? readBatchResult(result, run) : readSingleResult(result, run);
    } catch (error) {
      return readError(error, run);
    }
  }

  /** Calls a function of the definition that needs no event; repeats it with new credentials if the old ones are refused. */
  async call(perform: Performing, payload: object | undefined, caller: Caller): Promise<Outcome> {
    return (await this.ask(perform, ({ settings, auth }) => ({ settings, payload, auth }), caller)).outcome;
  }

  /** The same for a function whose result is needed; `given` makes the data it is called with. */
  async ask(perform: Performing, given: (known: Known) => object, caller: Caller): Promise<Called> {
    const credentials = this.credentials.of(caller.settings);
    const { auth } = credentials;
    const askOnce = () => this.askOnce(perform, given, caller);
    const called = await askOnce();
    if (!isUnauthorized(called.outcome) || !credentials.canRefresh) return called;
    const refusal = await credentials.refresh(auth, caller.exchange);
    return refusal ? { outcome: refusal } : askOnce();
  }

  private async askOnce(
    perform: Performing,
    given: (known: Known) => object,
    { exchange, settings: prepared }: Caller,
  ): Promise<Called> {
    const credentials = this.credentials.of(prepared);
    const { auth, oauth } = credentials;
    const settings = credentials.current(prepared);
    const { core } = this;
    const log = new ExchangeLog(exchange);
    const run: Run = { core, channel: none, values: [undefined], isOfSeveralEvents: false, settings, log };
    const data = given({ settings: this.settingsIn(settings), auth, oauth });
    try {
      const client = this.clientFor(data, log);
      const result = await log.settle(() => perform(client, data));
      return { result, outcome: readOne(readSingleResult(result, run)) };
    } catch (error) {
      return { outcome: readOne(readError(error, run)) };
    }
  }

  /** Asks the vendor for new tokens, as the definition does. */
  private refreshWith(settings: PreparedSettings): Refresh {
    const refresh = this.definition.authentication?.refreshAccessToken as Performing;
    return async (exchange, auth) => {
      const given = (known: Known) => ({ settings: known.settings, payload: undefined, auth: refused });
      const perform: Performing = (client, data) => refresh(client, { ...data, auth });
      const { result, outcome } = await this.askOnce(perform, given, { exchange, settings });
      const isFailed = outcome.status === 'rejected' || outcome.status === 'retry';
      const { accessToken, refreshToken } = (isObject(result) ? result : {}) as Partial<Tokens>;
      if (accessToken && !isFailed) return { accessToken, refreshToken };
      const reason = isFailed ? outcome.message : 'The vendor gave no new access token.';
      const message = `The access token was refused and could not be refreshed: ${reason}`;
      if (outcome.status === 'retry') return { ...outcome, message };
      return rejected('settings', message, { httpStatus: 401, ...(isFailed && { cause: outcome.cause }) });
    };
  }

  private clientFor(data: object, log: ExchangeLog) {
    const defaults = (this.definition.extendRequest as ((given: object) => object) | undefined)?.(data) ?? {};
    return requestClient(this.core, log, defaults);
  }

  private get core(): SegmentCore {
    return (this.known ??= ownCore());
  }

  private settingsIn({ all }: PreparedSettings) {
    return settingsFor(this.definition, all);
  }
}

/** Segment's requests carry no tokens while these are being refreshed. */
const refused = { accessToken: undefined, refreshToken: undefined, refreshTokenUrl: undefined };

interface Task {
  readonly action: SegmentAction;
  readonly items: Items;
  readonly isBatch: boolean;
  readonly channel: Channel;
}

const none: Channel = {
  name: 'none',
  origin: () => '',
  limits: {},
  request: () => ({ method: 'GET', url: '', headers: {} }),
};

function verdictsOf({ verdicts }: AnswerReading, items: readonly unknown[]): Verdict[] {
  return 'status' in verdicts ? items.map(() => verdicts) : [...verdicts];
}

/** The outcome of a function that is called without an event: only the settings can be fixed. */
function readOne({ verdicts }: AnswerReading): Outcome {
  const outcome = worst([verdicts].flat());
  return outcome.status === 'rejected' && outcome.fix === 'event' ? { ...outcome, fix: 'settings' } : outcome;
}

function isUnauthorized(verdict: Outcome | undefined): boolean {
  return verdict?.status === 'rejected' && verdict.httpStatus === 401;
}
