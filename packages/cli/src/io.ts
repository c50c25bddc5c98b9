import type { Readable, Writable } from 'node:stream';

/** The signals that end a command gracefully. */
export type Signal = 'SIGHUP' | 'SIGINT' | 'SIGTERM';

/** A command's view of the outside world, so that tests can run commands in their own process. */
export interface Io {
  readonly stdin: Readable;
  /** The `fileIdentity` of standard input; absent if it is not a file. */
  readonly stdinIdentity?: string | undefined;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working directory. */
  readonly folder: string;
  readonly isTerminal: { readonly stdin: boolean; readonly stderr: boolean };
  readonly hasColours: { readonly stdout: boolean; readonly stderr: boolean };
  /** The maximum number of characters in a line of text. */
  readonly width: { readonly stdout: number; readonly stderr: number };
  /** Passes signals to the listener until the returned function is called. With no listener, a signal ends the process. */
  onSignal(listener: (signal: Signal) => void): () => void;
}
