import { type AnswerReading, type Channel, recognisesRepeats } from '../definition/channel';
import { findRefusal } from './find-refusal';
import { isWebPage } from './is-web-page';
import { delivered, rejected, retry, type Verdict, withNotes } from '../outcome/outcome';
import { parseUrl } from '../request/parse-url';
import { reasonIn } from './reason-in';
import type { Answer, Request, Unreadable } from '../request/request';
import { scrub } from '../secrets/scrub';
import type { PreparedSettings } from '../settings/settings';

/** Whether the same request may succeed later. (425: https://www.rfc-editor.org/rfc/rfc8470#section-5.2) */
export function isRetryable(status: number, channel: Pick<Channel, 'retryable'>): boolean {
  return [408, 425, 429].includes(status) || status >= 500 || (channel.retryable?.includes(status) ?? false);
}

/** A request that has an answer. */
export interface Asked {
  readonly channel: Channel;
  readonly request: Request;
  readonly values: readonly unknown[];
  readonly isOfSeveralEvents: boolean;
}

/**
 * Reads an answer by its status, unless the channel says more. What was not understood never counts as delivered: it is `retry` for
 * items that the vendor recognises if they are repeated, otherwise `rejected`, and in both cases `notUnderstood`.
 */
export function readAnswer(asked: Asked, answer: Answer, settings: PreparedSettings): AnswerReading {
  return new AnswerReader(asked, answer, settings).read();
}

const unreadable: Readonly<Record<Unreadable, string>> = {
  'too long': 'its answer is too long',
  'cut short': 'its answer was cut short',
  'too slow': 'its answer did not finish in time',
  'badly encoded': 'its answer could not be decoded',
  'too deep': 'its answer has too many levels',
};

/** No vendor needs a longer text to say "accepted". */
const longestText = 1000;
const refusals = new Set([400, 413, 422]);

class AnswerReader {
  private readonly isGood: boolean;
  /** A 5xx may come after the work was done, or from a gateway. Only a 4xx means that it was not done. */
  private readonly mayHaveArrived: boolean;
  /** Whether the body is a refusal in a form that the channel does not know, so that a part may have been accepted. */
  private isUnknownRefusal = false;

  constructor(
    private readonly asked: Asked,
    private readonly answer: Answer,
    private readonly settings: PreparedSettings,
  ) {
    const { status, mayHaveArrivedBefore = false, isForToken = false } = answer;
    this.isGood = status >= 200 && status < 300;
    this.mayHaveArrived = mayHaveArrivedBefore || (!isForToken && !this.isGood && (status < 400 || status >= 500));
  }

  read(): AnswerReading {
    const verdicts = this.verdicts();
    return { verdicts, isToBeSplit: this.asked.isOfSeveralEvents && this.isToBeSplit(verdicts) };
  }

  private verdicts(): Verdict | readonly Verdict[] {
    const problem = this.isGood ? this.problem() : undefined;
    if (problem !== undefined) return this.notUnderstood(problem);
    let said;
    try {
      said = this.said();
    } catch (cause) {
      return this.isGood ? this.notUnderstood('its answer could not be read', cause) : this.byStatus();
    }
    if (said === undefined) return this.isGood ? this.unsaid() : this.byStatus();
    // Even if the channel reads a yes, the body may contain a no that the channel does not look for.
    if ('status' in said) return (said.status === 'delivered' && this.refusal()) || this.clean(said);
    const others = said.includes(undefined) ? this.forEach() : [];
    return said.map((verdict, index) => (verdict ? this.clean(verdict) : (others[index] ?? delivered)));
  }

  /** What the channel reads in the answer. Throws if that is invalid. */
  private said(): readonly (Verdict | undefined)[] | Verdict | undefined {
    const { channel, values } = this.asked;
    const said = channel.outcomes?.(Object.assign({}, this.answer, { items: values }), this.settings.visible);
    if (said === undefined || 'status' in said) return said;
    if (said.length !== values.length) {
      throw new Error(`outcomes gave ${said.length} verdicts for ${values.length} items`);
    }
    return said.every((verdict) => verdict === undefined) ? undefined : said;
  }

  /** The verdicts if `outcomes` says nothing, one for each item. */
  private forEach(): readonly Verdict[] {
    const verdicts = this.isGood ? this.unsaid() : this.byStatus();
    return 'status' in verdicts ? this.asked.values.map(() => verdicts) : verdicts;
  }

  /** Why a 2xx cannot be the vendor's own answer; undefined if it may be. */
  private problem(): string | undefined {
    const { status, json, text } = this.answer;
    if (this.answer.unreadable) return unreadable[this.answer.unreadable];
    if (isWebPage(text) || isWebPage(json)) return 'a web page came back';
    if (status === 206) return 'a part of an answer came back';
    if (this.asked.channel.speaks === 'body' && json === undefined) {
      return text === undefined ? 'its answer is empty' : 'its answer is not JSON';
    }
    return undefined;
  }

  /** The verdict for a 2xx about which `outcomes` says nothing. */
  private unsaid(): Verdict | readonly Verdict[] {
    const { status, text = '' } = this.answer;
    const refusal = this.refusal();
    if (refusal) return refusal;
    if (this.asked.channel.speaks === 'body') return this.notUnderstood('its answer does not mention the event');
    if (status === 207) return this.notUnderstood('its answer has several parts, which were not read');
    return text.length > longestText ? this.notUnderstood('a long text came back') : delivered;
  }

  /** The verdict for a 2xx whose body is a refusal. */
  private refusal(): Verdict | undefined {
    const { status, json, text = '' } = this.answer;
    const refusal = this.isGood ? findRefusal(json ?? text) : undefined;
    if (refusal === undefined) return undefined;
    this.isUnknownRefusal = true;
    const reason = refusal === '' ? 'refuses without a reason' : `refuses: ${refusal}`;
    const message = this.scrub(`${hostOf(this.asked.request)} answered ${status} and ${reason}`);
    return rejected('vendor', message, { httpStatus: status, mayHaveArrived: true });
  }

  private notUnderstood(problem: string, cause?: unknown): readonly Verdict[] {
    const { channel, request, values } = this.asked;
    const { status } = this.answer;
    const message = this.scrub(`${hostOf(request)} answered ${status}, but ${problem}`);
    const more = {
      httpStatus: status,
      mayHaveArrived: true,
      notUnderstood: true,
      ...(cause !== undefined && { cause }),
    } as const;
    return values.map((value) => {
      const isRepeatable = recognisesRepeats(channel, [value], this.settings.visible);
      return isRepeatable ? retry(message, more) : rejected('vendor', message, more);
    });
  }

  private byStatus(): Verdict {
    const { channel, request } = this.asked;
    const { status, json, text } = this.answer;
    const reason = channel.reason?.(json) ?? reasonIn(json) ?? (isWebPage(text) ? undefined : text?.trim());
    const told = this.scrub(`${hostOf(request)} answered ${status}${reason ? `: ${reason}` : ''}`);
    const fix = status === 401 ? channel.unauthorized : undefined;
    const message = fix === undefined ? told : `${told}${/[.!?…]$/.test(told) ? '' : '.'} ${fix}`;
    const more = { httpStatus: status, mayHaveArrived: this.mayHaveArrived };
    if (isRetryable(status, channel)) return retry(message, more);
    return rejected(status === 401 || status === 403 ? 'settings' : 'vendor', message, more);
  }

  private clean(verdict: Verdict): Verdict {
    if (verdict.status === 'delivered') return withNotes((verdict.notes ?? []).map((note) => this.scrub(note)));
    return {
      httpStatus: this.answer.status,
      ...verdict,
      message: this.scrub(verdict.message),
      mayHaveArrived: verdict.mayHaveArrived === true || this.mayHaveArrived,
    };
  }

  private isToBeSplit(verdicts: Verdict | readonly Verdict[]): boolean {
    if (!('status' in verdicts) || verdicts.status !== 'rejected' || verdicts.fix === 'settings') return false;
    const { status } = this.answer;
    if (status === 413) return true;
    if (!refusals.has(status) && !this.isGood) return false;
    if (this.isUnknownRefusal) return false;
    const { channel, values } = this.asked;
    const { onRefusal = 'reject' } = channel;
    try {
      return (
        (typeof onRefusal === 'function' ? onRefusal(values, this.settings.visible, status) : onRefusal) === 'split'
      );
    } catch {
      return false;
    }
  }

  private scrub(text: string): string {
    return scrub(text, this.settings);
  }
}

function hostOf(request: Request): string {
  return parseUrl(request.url)?.host ?? 'the vendor';
}
