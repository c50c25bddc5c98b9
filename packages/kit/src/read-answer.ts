import type { Channel } from './channel';
import { NotSent } from './not-sent';
import { delivered, rejected, retry, type Verdict, withNotes } from './outcome';
import { parseUrl } from './parse-url';
import type { Answer, Request } from './request';
import { scrub } from './scrub';
import type { PreparedSettings } from './settings';

/** Statuses that say: the same request may succeed later. */
export function isRetryable(status: number, channel: Pick<Channel, 'retryable'>): boolean {
  return status === 408 || status === 429 || status >= 500 || (channel.retryable?.includes(status) ?? false);
}

/** What an answer means for the request that it answers. */
export interface Reading {
  /** One verdict for each item, or one for the whole request. */
  readonly verdicts: Verdict | readonly Verdict[];
  /** Whether the vendor refused the request as a whole, and may take a part of it. */
  readonly isToBeSplit: boolean;
}

/** A request that was answered. */
export interface Asked {
  readonly channel: Channel;
  readonly request: Request;
  readonly values: readonly unknown[];
  readonly isOfSeveralEvents: boolean;
}

/**
 * Reads an answer: by status, unless the channel says more. An error while reading is a `retry` with its cause: other
 * requests go on.
 */
export function readAnswer(asked: Asked, answer: Answer, settings: PreparedSettings): Reading {
  try {
    const verdicts = verdictsIn(asked, answer, settings);
    return { verdicts, isToBeSplit: asked.isOfSeveralEvents && isToBeSplit(asked, answer.status, verdicts, settings) };
  } catch (cause) {
    const message = `The answer of ${hostOf(asked.request)} could not be read.`;
    return { verdicts: retry(message, { httpStatus: answer.status, cause }), isToBeSplit: false };
  }
}

function verdictsIn(
  { channel, values, request }: Asked,
  answer: Answer,
  settings: PreparedSettings,
): Verdict | readonly Verdict[] {
  const verdict = channel.outcomes?.({ ...answer, items: values }, settings.visible);
  if (verdict === undefined) return verdictByStatus(channel, request, answer, settings);
  if ('status' in verdict) return clean(verdict, answer.status, settings);
  if (verdict.length !== values.length) {
    throw new Error(`outcomes gave ${verdict.length} verdicts for ${values.length} items`);
  }
  return verdict.map((one) => clean(one, answer.status, settings));
}

const refusals = new Set([400, 413, 422]);

function isToBeSplit(
  { channel: { onRefusal = 'reject' }, values }: Asked,
  status: number,
  verdicts: Verdict | readonly Verdict[],
  settings: PreparedSettings,
): boolean {
  if (!('status' in verdicts) || verdicts.status !== 'rejected' || verdicts.fix === 'settings') return false;
  if (status === 413) return true;
  if (!refusals.has(status) && (status < 200 || status >= 300)) return false;
  return (typeof onRefusal === 'function' ? onRefusal(values, settings.visible) : onRefusal) === 'split';
}

/** The verdict where no answer came: the request was not sent, the connection failed, or the host gave up waiting. */
export function readFailure(cause: unknown, settings: PreparedSettings): Verdict {
  if (cause instanceof NotSent) {
    const notSent = scrub(`Not sent: ${cause.message}`, settings);
    return cause.fix ? rejected(cause.fix, notSent, { cause }) : retry(notSent, { cause });
  }
  const { message = '', code = '', name = String(cause) } = Object(cause) as Partial<NodeJS.ErrnoException>;
  const reason = message || code || name;
  return retry(scrub(`No answer: ${reason}`, settings), { cause });
}

function verdictByStatus(channel: Channel, request: Request, answer: Answer, settings: PreparedSettings): Verdict {
  const { status, json } = answer;
  if (status >= 200 && status < 300) return delivered;
  const reason = reasonIn(json);
  const message = scrub(`${hostOf(request)} answered ${status}${reason ? `: ${reason}` : ''}`, settings);
  if (isRetryable(status, channel)) return retry(message, { httpStatus: status });
  return rejected(status === 401 || status === 403 ? 'settings' : 'vendor', message, { httpStatus: status });
}

function clean(verdict: Verdict, httpStatus: number, settings: PreparedSettings): Verdict {
  if (verdict.status === 'delivered') return withNotes((verdict.notes ?? []).map((note) => scrub(note, settings)));
  return { httpStatus, ...verdict, message: scrub(verdict.message, settings) };
}

function hostOf(request: Request): string {
  return parseUrl(request.url)?.host ?? request.url;
}

/** The vendor's own words in the places where APIs put them: `message`, `error`, `errors`, `description`, `detail`. */
export function reasonIn(json: unknown): string | undefined {
  if (typeof json === 'string') return json;
  if (typeof json !== 'object' || json === null) return undefined;
  if (Array.isArray(json)) {
    const reasons = json.map(reasonIn).filter((reason) => reason !== undefined);
    return reasons.length > 0 ? reasons.join('; ') : undefined;
  }
  const body = json as Record<string, unknown>;
  for (const key of ['message', 'error', 'errors', 'description', 'detail', '_global']) {
    const reason = reasonIn(body[key]);
    if (reason !== undefined && reason !== '') return reason;
  }
  return undefined;
}
