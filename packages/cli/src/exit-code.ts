import type { Outcome } from '@sluice/kit/host';
import type { Losses } from './losses';

/** The exit codes of commands. */
export const exitCode = {
  allWell: 0,
  rejected: 1,
  /** A simulator accepted something that the vendor would drop. */
  lost: 1,
  unreadable: 1,
  /** The output cannot be written. */
  output: 1,
  /** The user answered no. */
  declined: 1,
  /** The vendor has no call for it. */
  impossible: 1,
  settings: 2,
  usage: 2,
  defect: 70,
  retry: 75,
} as const;

/** What a shell expects from a process ended by a signal: 128 plus the signal's number. */
export const signalExitCode = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

const severity: readonly number[] = [exitCode.allWell, exitCode.rejected, exitCode.retry, exitCode.settings];

/** The exit code for a run in which this is the only outcome. */
export function exitCodeOf(outcome: { readonly status: Outcome['status'] | 'planned'; readonly fix?: string }): number {
  if (outcome.status === 'retry') return exitCode.retry;
  if (outcome.status !== 'rejected') return exitCode.allWell;
  return outcome.fix === 'settings' ? exitCode.settings : exitCode.rejected;
}

/** The exit code for what a simulator accepted but the vendor would drop. What is only pending does not count. */
export function exitCodeOfLosses({ dropped }: Pick<Losses, 'dropped'>): number {
  return dropped.length > 0 ? exitCode.lost : exitCode.allWell;
}

/** The exit code of a mixed run: 2 before 75 before 1 before 0. */
export function worseExitCode(first: number, second: number): number {
  return severity.indexOf(first) >= severity.indexOf(second) ? first : second;
}
