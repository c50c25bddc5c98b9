import type { Io } from './io';

/** One run of the command line. */
export interface Session {
  readonly io: Io;
  exitCode: number;
}
