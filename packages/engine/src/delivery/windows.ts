import { setTimer } from './set-timer';
import { sizeOf } from './size-of';

/** How much fits in a window (at least one event), and how long it waits for more. */
export interface WindowLimits {
  readonly events: number;
  readonly bytes: number;
  readonly lingerMilliseconds: number;
}

/** Reads a list in windows: as many events as fit, or as arrive before the list makes us wait. */
export class Windows {
  private readonly iterator: AsyncIterator<unknown> | Iterator<unknown>;
  /** The events of the next window so far. */
  private window: unknown[] = [];
  private linger: Linger | undefined;
  /** The pending read. */
  private reading: Promise<IteratorResult<unknown>> | undefined;
  private failure: { readonly error: unknown } | undefined;
  private isAtEnd = false;

  constructor(
    events: Iterable<unknown> | AsyncIterable<unknown>,
    private readonly limits: WindowLimits,
  ) {
    this.iterator = Symbol.asyncIterator in events ? events[Symbol.asyncIterator]() : events[Symbol.iterator]();
  }

  /** The next events; undefined at the end. If the list throws, so does this, once all earlier events have been returned. */
  async next(): Promise<readonly unknown[] | undefined> {
    this.linger = new Linger(this.limits.lingerMilliseconds);
    try {
      await this.fill(this.linger);
    } catch (error) {
      this.isAtEnd = true;
      this.failure = { error };
    } finally {
      this.linger.end();
    }
    const window = this.window;
    this.window = [];
    if (window.length > 0) return window;
    if (this.failure) throw this.failure.error;
    return undefined;
  }

  /** Closes the list early. Returns what was read but not yet returned. Does not wait for a pending read, which may never end. */
  async close(): Promise<readonly unknown[]> {
    const { window, isAtEnd } = this;
    this.linger?.end();
    this.window = [];
    this.isAtEnd = true;
    if (isAtEnd) return window;
    const closing = (async () => this.iterator.return?.())().catch(() => undefined);
    if (!this.reading) await closing;
    return window;
  }

  private async fill(linger: Linger): Promise<void> {
    let bytes = 0;
    const hasRoom = () => this.window.length < this.limits.events && bytes < this.limits.bytes;
    while (!this.isAtEnd && (this.window.length === 0 || hasRoom())) {
      const read = await this.read(this.window.length > 0 ? linger : undefined);
      if (!read || this.isAtEnd) return;
      if (read.done) {
        this.isAtEnd = true;
      } else {
        this.window.push(read.value);
        bytes += sizeOf(read.value, this.limits.bytes);
      }
    }
  }

  /** The next event; undefined if the time is up first. The next window then awaits the same read. */
  private async read(linger: Linger | undefined): Promise<IteratorResult<unknown> | undefined> {
    if (!this.reading) {
      const next = this.iterator.next();
      // A synchronous list needs no race: a timer per event would cost more than the event.
      if (!('then' in next)) return next;
      this.reading = next;
    }
    const reading = this.reading;
    const read = await (linger ? linger.race(reading) : reading).catch((error: unknown) => {
      this.reading = undefined;
      throw error;
    });
    if (read) this.reading = undefined;
    return read;
  }
}

/** How long a window waits for more events, counted from the first time it has to wait. */
class Linger {
  private timer: NodeJS.Timeout | undefined;
  private over: Promise<undefined> | undefined;

  constructor(private readonly milliseconds: number) {}

  race<T>(work: Promise<T>): Promise<T | undefined> {
    this.over ??= new Promise((resolve) => {
      this.timer = setTimer(() => resolve(undefined), this.milliseconds);
    });
    return Promise.race([work, this.over]);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
