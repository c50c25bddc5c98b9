import { setMaxListeners } from 'node:events';
import { signalExitCode } from '../exit-code';
import type { Io, Signal } from '../io';

/**
 * Ctrl-C: the first lets what is under way finish, the second gives it up, a third would end the process. SIGTERM and
 * SIGHUP (a terminal that was closed) likewise.
 */
export class Interruption {
  /** The first signal that came. */
  signal: Signal | undefined;
  private readonly abortion = new AbortController();
  private readonly stopListening: () => void;
  private onFirst: () => void = () => {};

  constructor(io: Io) {
    // Every request and every wait listens to it.
    setMaxListeners(0, this.abortion.signal);
    this.stopListening = io.onSignal((signal) => {
      if (this.signal) {
        this.abortion.abort();
        this.end();
      } else {
        this.signal = signal;
        io.stderr.write('\nStopping: finishing what is in progress. Press Ctrl-C again to abandon it.\n');
        this.onFirst();
      }
    });
  }

  /** Calls back with the first signal, at once where it has come. */
  whenFirst(callback: () => void): void {
    this.onFirst = callback;
    if (this.signal) callback();
  }

  /** Fires with the second signal. */
  get abortSignal(): AbortSignal {
    return this.abortion.signal;
  }

  end(): void {
    this.stopListening();
  }

  get exitCode(): number | undefined {
    return this.signal && signalExitCode[this.signal];
  }
}
