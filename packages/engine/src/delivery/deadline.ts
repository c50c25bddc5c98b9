import { setTimer } from './set-timer';

/** The time limit of one exchange, and the signal that aborts it. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly abort: () => void;
  /** Rejects when the time is up, or when the host aborts. */
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

  /** The result of the work. Rejects with the reason for the abort at once, even if the work ignores the signal. */
  async within<T>(work: Promise<T>): Promise<T> {
    try {
      return await Promise.race([work, this.over]);
    } catch (error) {
      work.catch(() => undefined);
      throw this.signal.aborted ? this.signal.reason : error;
    }
  }

  /** Stops the timer. Call it once the exchange is over. */
  end(): void {
    clearTimeout(this.timer);
    this.outer?.removeEventListener('abort', this.abort);
  }
}

/** Thrown when an exchange takes longer than it may. */
export class OutOfTime extends Error {
  readonly code = 'ETIMEDOUT';
  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds / 1000} s`);
  }
}
