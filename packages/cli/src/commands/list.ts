import { catalog } from '@sluice/catalog';
import type { Command } from 'commander';
import type { Session } from '../session';
import { wrap } from '../text/wrap';
import { write } from '../write';

/** `sluice list` */
export function list(program: Command, { io }: Session): void {
  program
    .command('list')
    .description('list the destinations')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExamples:\n  sluice list\n  sluice list --json | jq -r ".[].slug"')
    .action(async ({ json }: { json?: boolean }) => {
      const destinations = Object.values(catalog);
      if (json) {
        const rows = destinations.map(({ slug, name, description, actions }) => ({
          slug,
          name,
          description,
          actions: Object.keys(actions),
        }));
        await write(io.stdout, `${JSON.stringify(rows, null, 2)}\n`);
        return;
      }
      const indentation = ' '.repeat(Math.max(...destinations.map(({ slug }) => slug.length)) + 2);
      for (const { slug, description } of destinations) {
        const text = wrap(description, indentation, io.width);
        await write(io.stdout, `${slug.padEnd(indentation.length)}${text.slice(indentation.length)}`);
      }
    });
}
