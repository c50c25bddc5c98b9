import type { Command } from 'commander';
import { bashScript } from './bash-script';
import { fishScript } from './fish-script';
import { wordsOf } from './words-of';
import { zshScript } from './zsh-script';

const scripts = { bash: bashScript, fish: fishScript, zsh: zshScript };

/** A static completion script for a shell, generated from the program: completing does not start it. */
export function completionScript(
  shell: keyof typeof scripts,
  program: Command,
  destinations: readonly string[],
): string {
  return scripts[shell](wordsOf(program, destinations));
}
