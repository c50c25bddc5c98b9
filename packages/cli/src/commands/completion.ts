import { catalog } from '@sluice/catalog';
import { Argument, type Command } from 'commander';
import { completionScript } from '../completion/completion-script';
import { examples } from '../examples';
import type { Session } from '../session';
import { write } from '../write';

const shells = ['bash', 'zsh', 'fish'] as const;

/** `sluice completion` */
export function completion(program: Command, { io }: Session, whole: () => Command): void {
  program
    .command('completion')
    .description('print a script that makes a shell complete commands, options and destinations')
    .addArgument(new Argument('<shell>').choices(shells))
    .addHelpText(
      'after',
      examples([
        'source <(sluice completion bash)',
        'sluice completion zsh > ~/.zfunc/_sluice',
        'sluice completion fish > ~/.config/fish/completions/sluice.fish',
      ]),
    )
    .action(async (shell: (typeof shells)[number]) => {
      await write(io.stdout, completionScript(shell, whole(), Object.keys(catalog)));
    });
}
