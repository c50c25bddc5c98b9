import { setMaxListeners } from 'node:events';
import { signalExitCode } from '../exit-code';
import type { Io, Signal } from '../io';

/**
 * Handles Ctrl-C: the first lets requests in flight finish, the second aborts them, a third would end the process. SIGTERM and
 * SIGHUP (the terminal was closed) likewise.
 */
export class Interruption {
  /** The first signal received. */
  signal: Signal | undefined;
  private readonly abortion = new AbortController();
  private readonly stopListening: () => void;
  private onFirst: () => void = () => {};

  constructor(io: Io) {
    // Every request and every wait adds a listener.
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

  /** Calls back on the first signal, or at once if it was already received. */
  whenFirst(callback: () => void): void {
    this.onFirst = callback;
    if (this.signal) callback();
  }

  /** Fires on the second signal. */
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
