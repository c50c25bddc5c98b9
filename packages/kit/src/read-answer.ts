import type { Channel } from './channel';
import { delivered, rejected, retry, type Verdict } from './outcome';
import type { Answer, Request } from './request';
import { scrub } from './scrub';
import type { PreparedSettings } from './settings';

/** Statuses that say: the same request may succeed later. */
export function isRetryable(status: number, channel: Pick<Channel, 'retryable'>): boolean {
  return status === 408 || status === 429 || status >= 500 || (channel.retryable?.includes(status) ?? false);
}

/**
 * What an answer means: one verdict for each item, or one for the whole request. By status, unless the channel says
 * more. An error while reading is a `retry` with its cause: other requests go on.
 */
export function readAnswer(
  { channel, values, request }: { channel: Channel; values: readonly unknown[]; request: Request },
  answer: Answer,
  settings: PreparedSettings,
): Verdict | readonly Verdict[] {
  try {
    const verdict = channel.outcomes?.({ ...answer, items: values }, settings.visible);
    if (verdict === undefined) return verdictByStatus(channel, request, answer, settings);
    if ('status' in verdict) return clean(verdict, answer.status, settings);
    if (verdict.length !== values.length) {
      throw new Error(`outcomes gave ${verdict.length} verdicts for ${values.length} items`);
    }
    return verdict.map((one) => clean(one, answer.status, settings));
  } catch (cause) {
    return retry(`The answer of ${hostOf(request)} could not be read.`, { httpStatus: answer.status, cause });
  }
}

/** The verdict where no answer came: the connection failed, or the host gave up waiting. */
export function readFailure(cause: unknown, settings: PreparedSettings): Verdict {
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
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
  if (verdict.status === 'delivered') return verdict;
  return { httpStatus, ...verdict, message: scrub(verdict.message, settings) };
}

function hostOf(request: Request): string {
  return URL.canParse(request.url) ? new URL(request.url).host : request.url;
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
