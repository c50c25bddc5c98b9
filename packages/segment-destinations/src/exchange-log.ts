import { type Answer, type Exchange, NotSent, type Request } from '@sluice/kit/host';

/** A request and its answer. */
export interface Exchanged {
  readonly request: Request;
  readonly answer: Answer;
}

/** Keeps a byte-order mark, like node-fetch. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The body of an answer; a transport may have decoded it although it was asked for bytes. */
export function textOf({ bytes, text, json }: Answer): string {
  if (bytes) return utf8.decode(bytes);
  return text ?? (json === undefined ? '' : JSON.stringify(json));
}

const longestIdleMilliseconds = 120_000;

/** Thrown if a function does not come to an end. It may have sent something with a client of its own. */
class Unfinished extends Error {
  override readonly name = 'Unfinished';
  readonly code = 'ETIMEDOUT';
  constructor() {
    super('The action does not come to an end.');
  }
}

function isRejected(settled: PromiseSettledResult<unknown>): settled is PromiseRejectedResult {
  return settled.status === 'rejected';
}

/** The requests that one run of a definition's function made, and their answers: its errors tell only a part of this. */
export class ExchangeLog {
  readonly exchanged: Exchanged[] = [];
  /** How many requests were made, including those without an answer. */
  asked = 0;
  /** Set if the last request was not sent, however the function handles that. */
  notSent: NotSent | undefined;
  /** The failures of requests that the function did not wait for. */
  readonly failuresUnheeded: unknown[] = [];
  /** Failures to get an answer, with the URL: other errors are the function's own. */
  private readonly failures = new WeakMap<object, string>();
  private readonly byResponse = new WeakMap<object, Exchanged>();
  private readonly open = new Set<Promise<unknown>>();

  constructor(private readonly exchange: Exchange) {}

  /** Sends a request; `url` is where the function sent it, in case the vendor redirects it. */
  async send(request: Request, url: string): Promise<Answer> {
    this.asked += 1;
    this.notSent = undefined;
    try {
      const answer = await this.exchange(request);
      this.exchanged.push({ request, answer });
      return answer;
    } catch (failure) {
      if (failure instanceof NotSent) this.notSent = failure;
      this.noteFailure(failure, url);
      throw failure;
    }
  }

  /**
   * Calls a function that sends requests. Settles after all of these, including those that the function did not wait for: only then
   * is it known what became of them. Gives up a function that neither comes to an end nor sends anything.
   */
  async settle(send: () => unknown): Promise<unknown> {
    let timer: NodeJS.Timeout | undefined;
    let before = -1;
    const idle = new Promise<never>((_, reject) => {
      timer = setInterval(() => {
        if (this.open.size === 0 && this.asked === before) reject(new Unfinished());
        before = this.asked;
      }, longestIdleMilliseconds);
    });
    try {
      return await Promise.race([send(), idle]);
    } finally {
      clearInterval(timer);
      while (this.open.size > 0) {
        const ended = await Promise.allSettled(this.open);
        this.failuresUnheeded.push(...ended.filter(isRejected).map(({ reason }): unknown => reason));
      }
    }
  }

  /** Takes note of a request that is being made. If nobody waits for it, its failure does not end the process. */
  watch<T>(request: Promise<T>): Promise<T> {
    this.open.add(request);
    const forget = () => this.open.delete(request);
    request.then(forget, forget);
    return request;
  }

  /** Creates and records the failure of a request that is not attempted. */
  refuse(reason: string): NotSent {
    const failure = new NotSent(reason, 'event');
    this.noteFailure(failure, '');
    return failure;
  }

  noteFailure(failure: unknown, url: string): void {
    if (typeof failure === 'object' && failure !== null) this.failures.set(failure, url);
  }

  /** The URL for which there was no answer, if this is the failure to get one. */
  failedUrl(error: unknown): string | undefined {
    return typeof error === 'object' && error !== null ? this.failures.get(error) : undefined;
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
