import { createProgram, unknownCommand } from './create-program';
import { exitCode } from './exit-code';
import { explainFailure } from './explain-failure';
import type { Io } from './io';
import type { Session } from './session';
import { systemReason } from './system-reason';
import { outputFailure, tellLine } from './write';

export type { Io, Signal } from './io';
export { processIo } from './process-io';

/** Runs one command and returns its exit code once all its output is written. Never throws. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const session: Session = { io, exitCode: exitCode.allWell };
  try {
    const program = createProgram(session, argv[0]);
    await program.parseAsync(unknownCommand(program, argv) ?? argv, { from: 'user' });
  } catch (error) {
    const code = await explainFailure(error, io);
    // Failing to print must not hide the failure that was to be printed.
    session.exitCode = code === exitCode.output && session.exitCode !== exitCode.allWell ? session.exitCode : code;
  }
  const failure = (await outputFailure(io.stdout)) ?? (await outputFailure(io.stderr));
  if (failure && session.exitCode === exitCode.allWell) {
    session.exitCode = exitCode.output;
    await tellLine(io, `The output cannot be written: ${systemReason(failure)}`);
  }
  return session.exitCode;
}
