import { createInterface } from 'node:readline/promises';
import type { Io } from './io';
import { write } from './write';

/** Asks a question that "y" answers with yes; without a terminal nobody can be asked, so it is no. */
export async function confirm(question: string, { stdin, stderr, isTerminal }: Io): Promise<boolean> {
  if (!isTerminal.stdin) {
    await write(stderr, `${question} Not without being told: add --yes.\n`);
    return false;
  }
  const asking = createInterface({ input: stdin, output: stderr });
  try {
    return /^y(es)?$/i.test((await asking.question(`${question} [y/N] `)).trim());
  } finally {
    asking.close();
  }
}
