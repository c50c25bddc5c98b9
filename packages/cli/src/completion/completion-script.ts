import type { Command } from 'commander';
import { bashScript } from './bash-script';
import { fishScript } from './fish-script';
import { wordsOf } from './words-of';
import { zshScript } from './zsh-script';

const scripts = { bash: bashScript, fish: fishScript, zsh: zshScript };

/** A script for a shell, made of the program: it asks nobody when somebody completes. */
export function completionScript(
  shell: keyof typeof scripts,
  program: Command,
  destinations: readonly string[],
): string {
  return scripts[shell](wordsOf(program, destinations));
}
