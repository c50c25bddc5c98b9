import { type Answer, type Exchange, NotSent, type Request } from '@sluice/kit/host';

/** A request and its answer. */
export interface Exchanged {
  readonly request: Request;
  readonly answer: Answer;
}

/** The body of an answer; a transport may have decoded it although it was asked for bytes. */
export function textOf({ bytes, text, json }: Answer): string {
  if (bytes) return new TextDecoder().decode(bytes);
  return text ?? (json === undefined ? '' : JSON.stringify(json));
}

/** The requests that one run of a definition's function made, and their answers: its errors tell only a part of this. */
export class ExchangeLog {
  readonly exchanged: Exchanged[] = [];
  /** How many requests were made, including those without an answer. */
  asked = 0;
  /** Set if the last request was not sent, however the function handles that. */
  notSent: NotSent | undefined;
  /** The URL of the last request. */
  lastUrl = '';
  /** Failures to get an answer: other errors are the function's own. */
  private readonly failures = new WeakSet<object>();
  private readonly byResponse = new WeakMap<object, Exchanged>();

  constructor(private readonly exchange: Exchange) {}

  async send(request: Request): Promise<Answer> {
    this.asked += 1;
    this.notSent = undefined;
    this.lastUrl = request.url;
    try {
      const answer = await this.exchange(request);
      this.exchanged.push({ request, answer });
      return answer;
    } catch (failure) {
      if (failure instanceof NotSent) this.notSent = failure;
      this.noteFailure(failure);
      throw failure;
    }
  }

  /** Creates and records the failure of a request that is not attempted. */
  refuse(reason: string): NotSent {
    const failure = new NotSent(reason, 'event');
    this.noteFailure(failure);
    return failure;
  }

  noteFailure(failure: unknown): void {
    if (typeof failure === 'object' && failure !== null) this.failures.add(failure);
  }

  isFailure(error: unknown): boolean {
    return typeof error === 'object' && error !== null && this.failures.has(error);
  }

  noteResponse(response: object, exchanged: Exchanged): void {
    this.byResponse.set(response, exchanged);
  }

  /** The exchange that a response of the request client was made from. */
  exchangeOf(response: unknown): Exchanged | undefined {
    return typeof response === 'object' && response !== null ? this.byResponse.get(response) : undefined;
  }

  /** Whether the vendor may have accepted something, whatever happened later. */
  get mayHaveArrived(): boolean {
    return this.exchanged.some(({ answer }) => answer.status < 300 || answer.status >= 500);
  }
}
