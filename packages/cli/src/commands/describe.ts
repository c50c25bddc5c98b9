import { examples } from '../examples';
import type { Command } from 'commander';
import { describeDestination } from '../text/describe-destination';
import { findDestination } from '../find-destination';
import type { Session } from '../session';
import { write } from '../write';

/** `sluice describe` */
export function describe(program: Command, { io }: Session): void {
  program
    .command('describe')
    .description('show what a destination takes: settings, actions, fields, presets')
    .argument('<destination>', 'as "sluice list" names it')
    .option('--json', 'the whole definition as JSON, presets as subscriptions included')
    .addHelpText(
      'after',
      examples(['sluice describe bloomreach', 'sluice describe bloomreach --json | jq .presets > subscriptions.json']),
    )
    .action(async (slug: string, { json }: { json?: boolean }) => {
      const destination = findDestination(slug);
      const text = json
        ? `${JSON.stringify(destination, null, 2)}\n`
        : describeDestination(destination, io.width.stdout);
      await write(io.stdout, text);
    });
}
