import { setMaxListeners } from 'node:events';
import type { Io, Signal } from '../io';

/**
 * Ctrl-C: the first lets what is under way finish, the second gives it up, a third would end the process. SIGTERM
 * likewise.
 */
export class Interruption {
  /** The first signal that came. */
  signal: Signal | undefined;
  private readonly abortion = new AbortController();
  private readonly stopListening: () => void;

  constructor(io: Io, onFirst: () => void) {
    // Every request and every wait listens to it.
    setMaxListeners(0, this.abortion.signal);
    this.stopListening = io.onSignal((signal) => {
      if (this.signal) {
        this.abortion.abort();
        this.end();
      } else {
        this.signal = signal;
        io.stderr.write('\nStopping: what is under way is finished first. Ctrl-C again gives it up.\n');
        onFirst();
      }
    });
  }

  /** Fires with the second signal. */
  get abortSignal(): AbortSignal {
    return this.abortion.signal;
  }

  end(): void {
    this.stopListening();
  }

  /** What a shell expects of a process that a signal ended: 128 and the signal's number. */
  get exitCode(): number | undefined {
    return this.signal && { SIGINT: 130, SIGTERM: 143 }[this.signal];
  }
}
