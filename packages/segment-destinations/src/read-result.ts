import {
  asNumber,
  type Channel,
  type Fix,
  isObject,
  isRetryable,
  type PreparedSettings,
  parseUrl,
  readAnswer,
  readFailure,
  readText,
  type AnswerReading,
  rejected,
  retry,
  scrub,
  unmade,
  type Verdict,
  withNotes,
} from '@sluice/kit/host';
import { type Exchanged, type ExchangeLog, textOf } from './exchange-log';
import { UnreadableAnswer } from './request-client';
import type { Performed } from './data-of';
import type { SegmentCore } from './segment-core';

/** One run of a definition's function, with what is needed to read its result. */
export interface Run {
  readonly core: SegmentCore;
  readonly channel: Channel;
  readonly values: readonly unknown[];
  readonly isOfSeveralEvents: boolean;
  readonly settings: PreparedSettings;
  readonly log: ExchangeLog;
}

/** What happened to the items if the function for a single event returned: any result is success, if its requests were sent. */
export function readSingleResult(result: unknown, run: Run): AnswerReading {
  const { log } = run;
  if (log.notSent) return readError(log.notSent, run);
  // Some functions catch an error and return it.
  const { response } = Object(result) as Thrown;
  const { status = 200 } = (log.exchangeOf(result) ?? log.exchangeOf(response))?.answer ?? {};
  const notes = status < 300 ? [] : [`The vendor answered ${status}, which the action takes for success.`];
  return { verdicts: withNotes([...notes, ...unheeded(run)]), isToBeSplit: false };
}

/** What to note of failures that the function did not wait for. */
function unheeded(run: Run): string[] {
  return run.log.failuresUnheeded.map((error) => {
    const [verdict] = [readError(error, run).verdicts].flat();
    return `The action did not wait for a request that failed. ${verdict && 'message' in verdict ? verdict.message : ''}`.trim();
  });
}

/** What happened to the items if the function for a batch returned. */
export function readBatchResult(result: unknown, run: Run): AnswerReading {
  if (result instanceof run.core.HTTPError) return readError(result, run);
  const exchanged = run.log.exchangeOf(result);
  if (exchanged && exchanged.answer.status >= 300) return readExchanged(exchanged, run);
  if (!isMultiStatus(result)) {
    const { notSent } = run.log;
    return notSent ? readError(notSent, run) : { verdicts: withNotes(unheeded(run)), isToBeSplit: false };
  }
  const verdicts = run.values.map((_, place) => verdictOfNode(result.getResponseAtIndex(place)?.value(), run));
  return { verdicts, isToBeSplit: false };
}

interface Node {
  readonly status?: unknown;
  readonly errortype?: unknown;
  readonly errormessage?: unknown;
}

interface MultiStatus {
  getResponseAtIndex(place: number): { value(): Node } | undefined;
}

function isMultiStatus(result: unknown): result is MultiStatus {
  return typeof (Object(result) as Partial<MultiStatus>).getResponseAtIndex === 'function';
}

function verdictOfNode(node: Node | undefined, run: Run): Verdict {
  if (!node)
    return retry('The action did not say what became of this event.', { httpStatus: 500, mayHaveArrived: true });
  const { errortype, errormessage } = node;
  const status = asNumber(node.status ?? (errormessage === undefined ? 200 : 500)) || 500;
  const words = wordsIn(errormessage);
  if (status < 400) return withNotes(words ? [scrub(words, run.settings)] : []);
  const message = words || `The vendor answered ${status}.`;
  return verdictOf({ status, code: wordsIn(errortype), message, isAnswered: true, mayHaveArrived: status >= 500 }, run);
}

/** What happened to the items if the function threw or returned an error. */
export function readError(error: unknown, run: Run): AnswerReading {
  const { log, settings } = run;
  // An action may wrap it in its own error, which does not say who has to fix it.
  const failure = log.notSent ?? error;
  const url = log.failedUrl(failure);
  if (url !== undefined) return whole(withDoubt(ofEventOr(readFailure(failure, settings), url, run), log));
  if (error instanceof UnreadableAnswer) return readExchanged(error.exchanged, run);
  const thrown = Object(error) as Thrown;
  const exchanged = log.exchangeOf(thrown.response);
  return exchanged ? readExchanged(exchanged, run) : whole(verdictOfThrown(error, thrown, run));
}

/** If an event names an address that was refused, the event has to be fixed, not the settings: other events must not wait. */
function ofEventOr(verdict: Verdict, url: string, { values, settings }: Run): Verdict {
  if (verdict.status !== 'rejected' || verdict.fix !== 'settings') return verdict;
  const host = parseUrl(url)?.hostname ?? '';
  const performed = values as readonly (Partial<Performed> | undefined)[];
  const isIn = (value: unknown) => JSON.stringify(value ?? null).includes(host);
  const isOfEvent = performed.some((one) => isIn(one?.payload) && !isIn(one?.mapping)) && !isIn(settings.all);
  return isOfEvent ? { ...verdict, fix: 'event' } : verdict;
}

/** The verdict for an error that is neither an answer nor a failure to get one. */
function verdictOfThrown(error: unknown, thrown: Thrown, run: Run): Verdict {
  const { log, settings, values } = run;
  const [code, name] = [wordsIn(thrown.code), wordsIn(thrown.name)];
  const message = wordsIn(typeof error === 'string' ? error : thrown.message);
  const isAnswered = log.exchanged.length > 0;
  const { mayHaveArrived } = log;
  const known = statusIn(thrown);
  if (known === undefined) {
    if (systemError.test(code)) return withDoubt(readFailure(error, settings), log);
    if (bugs.has(name) && isAnswered)
      return rejected('vendor', `The action fails on the vendor’s answer: ${name}`, { mayHaveArrived, cause: error });
    if (bugs.has(name) && values[0] === undefined) return rejected('settings', `It fails: ${name}`, { cause: error });
    if (bugs.has(name)) return unmade(error);
    if (!isAnswered) return rejected('event', scrub(message || unexplained, settings), { cause: error });
  }
  const last = log.exchanged.at(-1)?.answer.status ?? 0;
  const status = known ?? (last >= 400 ? last : 400);
  return verdictOf({ status, code: code || name, message, isAnswered, mayHaveArrived, cause: error }, run);
}

interface Thrown {
  readonly response?: { readonly status?: unknown };
  readonly status?: unknown;
  readonly code?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
  /** From Amazon's clients, which answer 400 to what is too fast. */
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $retryable?: unknown;
  /** From Kafka's client. */
  readonly retriable?: boolean;
}

export const unexplained = 'The action failed, and does not say why.';

/** A text or a number, as text, else an empty text: actions throw all kinds of values. */
function wordsIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What an error that a function returned says; empty if it says nothing. */
export function toldIn(error: unknown): string {
  const { message, code } = Object(error) as Thrown;
  return wordsIn(message) || wordsIn(code);
}

/** The status of an error, even if it comes from a client without HTTP statuses. What is no status of an error says nothing. */
function statusIn({ status, response, $metadata, retriable, $retryable }: Thrown): number | undefined {
  if (retriable === true || isObject($retryable)) return 503;
  const named = [status, response?.status, $metadata?.httpStatusCode].map(asNumber);
  return named.find((one) => one >= 400 && one < 1000);
}

/** Codes of Node.js errors, in case an action has its own client: `ECONNREFUSED`. */
const systemError = /^E(?!RR_)[A-Z]+$/;

/** Errors that are not thrown on purpose; their messages may contain data from the event. */
const bugs = new Set(['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError', 'URIError']);

function whole(verdict: Verdict): AnswerReading {
  return { verdicts: verdict, isToBeSplit: false };
}

/** Reads an answer that the function rejected: by its status, as for any destination. Splits only if it was the only request. */
function readExchanged({ request, answer }: Exchanged, run: Run): AnswerReading {
  const { channel, values, isOfSeveralEvents, settings, log } = run;
  const { text, bytes, ...rest } = answer;
  const isGiven = bytes !== undefined || text !== undefined;
  const body = isGiven ? readText(textOf(answer)) : {};
  const asked = { channel, request, values, isOfSeveralEvents };
  const { verdicts, isToBeSplit } = readAnswer(asked, { ...rest, ...body }, settings);
  const all = 'status' in verdicts ? withDoubt(atLast(verdicts), log) : verdicts;
  return { verdicts: all, isToBeSplit: isToBeSplit && log.asked === 1 };
}

/** Segment does not send again what the vendor has not implemented. */
function atLast(verdict: Verdict): Verdict {
  return verdict.status === 'retry' && verdict.httpStatus === notImplemented
    ? { ...verdict, status: 'rejected', fix: 'vendor' }
    : verdict;
}

const notImplemented = 501;
/** Locked: Segment sends again what is answered so. */
export const locked = 423;

function withDoubt(verdict: Verdict, { mayHaveArrived }: ExchangeLog): Verdict {
  return verdict.status !== 'delivered' && mayHaveArrived ? { ...verdict, mayHaveArrived } : verdict;
}

interface Failing {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly isAnswered: boolean;
  readonly mayHaveArrived: boolean;
  readonly cause?: unknown;
}

const ofTheEvent = new Set([
  'AggregateAjvError',
  'INVALID_AUDIENCE_MEMBERSHIP',
  'INVALID_CURRENCY_CODE',
  'PAYLOAD_VALIDATION_FAILED',
]);

function verdictOf({ status, code, message, isAnswered, mayHaveArrived, cause }: Failing, run: Run): Verdict {
  const text = scrub(message || code || unexplained, run.settings);
  const more = { httpStatus: status, mayHaveArrived, ...(cause !== undefined && { cause }) };
  if (status !== notImplemented && isRetryable(status, { retryable: [locked] })) return retry(text, more);
  return rejected(fixOf(status, code, isAnswered), text, more);
}

function fixOf(status: number, code: string, isAnswered: boolean): Fix {
  if (ofTheEvent.has(code)) return 'event';
  if (status === 401 || status === 403) return 'settings';
  // Without an answer from the vendor, it was the action that refused its input.
  return isAnswered ? 'vendor' : 'event';
}
