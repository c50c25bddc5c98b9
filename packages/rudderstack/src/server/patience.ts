import { HttpRefusal } from './http-refusal';

/** How long the answer to one request is worth working for: until its caller is gone, or has waited too long. */
export class Patience {
  private readonly control = new AbortController();
  private readonly over: Promise<never>;
  private refuse: (reason: HttpRefusal) => void = () => {};

  constructor() {
    this.over = new Promise((_, reject) => (this.refuse = reject));
    this.over.catch(() => {});
  }

  /** Aborted when patience ends, so that the work ends at once. */
  get signal(): AbortSignal {
    return this.control.signal;
  }

  end(reason: HttpRefusal): void {
    this.refuse(reason);
    this.control.abort(reason);
  }

  /** The result of the work, or a rejection when patience ends; the result is then dropped. */
  async await<T>(work: Promise<T>): Promise<T> {
    return await Promise.race([work, this.over]);
  }

  /** The same, and patience ends after so many milliseconds. */
  async awaitFor<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const late = () => this.end(new HttpRefusal(504, `The request took longer than ${milliseconds} ms.`));
    // The connection keeps the process alive, and ends with the server.
    const timer = setTimeout(late, milliseconds).unref();
    try {
      return await this.await(work(this.signal));
    } finally {
      clearTimeout(timer);
    }
  }
}

export function callerGone(): HttpRefusal {
  return new HttpRefusal(400, 'The caller went away.');
}
