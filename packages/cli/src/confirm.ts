import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { CommandFailure } from './command-failure';
import { exitCode, signalExitCode, worseExitCode } from './exit-code';
import type { Io } from './io';
import type { Session } from './session';
import { UsageError } from './usage-error';
import { tellLine } from './write';

/** Adds `--yes`. */
export function addYesOption(command: Command): Command {
  return command.option('--yes', 'do it without asking');
}

/** Asks a yes/no question; "y" means yes. Needs a terminal. */
async function confirm(question: string, io: Io): Promise<boolean> {
  return /^y(es)?$/i.test((await askFor(`${question} [y/N] `, io)).trim());
}

/** Whether the user agrees, by `--yes` or by answering the question. If not, says what that means. */
export async function isAgreed(
  question: string,
  { yes = false }: { yes?: boolean },
  session: Session,
  declined = 'Nothing was done.',
): Promise<boolean> {
  const { io } = session;
  if (yes) return true;
  if (!io.isTerminal.stdin) throw new UsageError(`${question} There is no terminal to ask on: add --yes.`);
  if (await confirm(question, io)) return true;
  await tellLine(io, declined);
  session.exitCode = worseExitCode(session.exitCode, exitCode.declined);
  return false;
}

/** Prompts for a line. Ctrl-C and Ctrl-D end the command. */
export async function askFor(question: string, { stdin, stderr, isTerminal }: Io): Promise<string> {
  const nothing = new CommandFailure('\nNothing was done.', signalExitCode.SIGINT);
  if (stdin.destroyed) throw nothing;
  const asking = createInterface({ input: stdin, output: stderr, terminal: isTerminal.stdin && isTerminal.stderr });
  const answer = await new Promise<string | undefined>((resolve) => {
    asking.question(question, resolve);
    for (const event of ['close', 'SIGINT', 'error']) asking.once(event, () => resolve(undefined));
    stdin.once('close', () => resolve(undefined));
  });
  asking.close();
  if (answer === undefined) throw nothing;
  return answer;
}
