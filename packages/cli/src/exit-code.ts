import type { Outcome } from '@sluice/kit/host';
import type { Losses } from './losses';

/** The exit codes of commands. */
export const exitCode = {
  allWell: 0,
  rejected: 1,
  /** A simulator took something that the vendor would drop. */
  lost: 1,
  unreadable: 1,
  /** The output cannot be written. */
  output: 1,
  /** The user was asked, and said no. */
  declined: 1,
  /** The vendor has no call for it. */
  impossible: 1,
  settings: 2,
  usage: 2,
  defect: 70,
  retry: 75,
} as const;

/** What a shell expects of a process that a signal ended: 128 and the signal's number. */
export const signalExitCode = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

const severity: readonly number[] = [exitCode.allWell, exitCode.rejected, exitCode.retry, exitCode.settings];

/** The exit code for a run in which only this happened. */
export function exitCodeOf(outcome: { readonly status: Outcome['status'] | 'planned'; readonly fix?: string }): number {
  if (outcome.status === 'retry') return exitCode.retry;
  if (outcome.status !== 'rejected') return exitCode.allWell;
  return outcome.fix === 'settings' ? exitCode.settings : exitCode.rejected;
}

/** The exit code for what a simulator took to no purpose; what only waits for more is none. */
export function exitCodeOfLosses({ dropped }: Pick<Losses, 'dropped'>): number {
  return dropped.length > 0 ? exitCode.lost : exitCode.allWell;
}

/** Of a mixed run: 2 before 75 before 1 before 0. */
export function worseExitCode(first: number, second: number): number {
  return severity.indexOf(first) >= severity.indexOf(second) ? first : second;
}
