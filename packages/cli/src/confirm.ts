import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { CommandFailure } from './command-failure';
import { signalExitCode } from './exit-code';
import type { Io } from './io';

/** Adds `--yes`. */
export function addYesOption(command: Command): Command {
  return command.option('--yes', 'do it without asking');
}

/** Asks a yes/no question; "y" means yes. Needs a terminal. */
export async function confirm(question: string, io: Io): Promise<boolean> {
  return /^y(es)?$/i.test((await askFor(`${question} [y/N] `, io)).trim());
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
