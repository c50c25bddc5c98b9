import type { Logger } from 'pino';
import { describeDefect } from '../adapter/describe-defect';

/** Logs a programming error, without its message. */
export function logDefect(log: Logger, error: unknown): void {
  log.error(describeDefect(error), 'This is a bug in Sluice: please report it.');
}
