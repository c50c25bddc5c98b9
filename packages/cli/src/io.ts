import type { Readable, Writable } from 'node:stream';

/** The signals that end a command in good order. */
export type Signal = 'SIGHUP' | 'SIGINT' | 'SIGTERM';

/** What a command sees of the world, so that tests run commands in their own process. */
export interface Io {
  readonly stdin: Readable;
  /** Which file the standard input is, as `fileIdentity` tells it; absent where it is none. */
  readonly stdinIdentity?: string | undefined;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the command runs. */
  readonly folder: string;
  readonly isTerminal: { readonly stdin: boolean; readonly stderr: boolean };
  readonly hasColours: { readonly stdout: boolean; readonly stderr: boolean };
  /** How many characters a line of text may have. */
  readonly width: { readonly stdout: number; readonly stderr: number };
  /** Hands the signals over until the function it returns is called; nobody listening, a signal ends the process. */
  onSignal(listener: (signal: Signal) => void): () => void;
}
