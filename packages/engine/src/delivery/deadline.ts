import { setTimer } from './set-timer';

/** The time that one exchange has, and the signal that ends it. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly abort: () => void;
  /** Rejects when the time is over, or the host has aborted. */
  private readonly over: Promise<never>;

  constructor(
    milliseconds: number,
    private readonly outer?: AbortSignal,
  ) {
    const { signal } = this.controller;
    this.over = new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    this.over.catch(() => undefined);
    this.abort = () => this.controller.abort(outer?.reason);
    this.timer = setTimer(() => this.controller.abort(new OutOfTime(milliseconds)), milliseconds);
    if (outer?.aborted) this.abort();
    else outer?.addEventListener('abort', this.abort);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** What the work comes to, or the reason why it was ended, whether the work takes notice of that or not. */
  async within<T>(work: Promise<T>): Promise<T> {
    try {
      return await Promise.race([work, this.over]);
    } catch (error) {
      work.catch(() => undefined);
      throw this.signal.aborted ? this.signal.reason : error;
    }
  }

  /** Takes the clock away, once the exchange is over. */
  end(): void {
    clearTimeout(this.timer);
    this.outer?.removeEventListener('abort', this.abort);
  }
}

export class OutOfTime extends Error {
  readonly code = 'ETIMEDOUT';
  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds / 1000} s`);
  }
}
