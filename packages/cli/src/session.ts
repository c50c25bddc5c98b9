import type { Io } from './io';

/** One call of the command line. */
export interface Session {
  readonly io: Io;
  exitCode: number;
}
