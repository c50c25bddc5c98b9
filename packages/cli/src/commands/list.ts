import { examples } from '../examples';
import { catalog } from '@sluice/catalog';
import type { Destination } from '@sluice/kit/host';
import type { Command } from 'commander';
import { segmentDestinations } from '../segment-destinations';
import type { Session } from '../session';
import { lookOf } from '../text/look';
import { wrap } from '../text/wrap';
import { write } from '../write';

function rowOf({ slug, name, description, actions }: Destination) {
  return { slug, name, description, actions: Object.keys(actions) };
}

/** `sluice list` */
export function list(program: Command, { io }: Session): void {
  program
    .command('list')
    .description('list the destinations')
    .option('--json', 'as JSON')
    .option('--segment', 'Segment’s destinations that are installed here')
    .addHelpText('after', examples(['sluice list', 'sluice list --json | jq -r ".[].slug"', 'sluice list --segment']))
    .action(async ({ json, segment }: { json?: boolean; segment?: boolean }) => {
      const destinations = segment ? segmentDestinations() : Object.values(catalog).map(rowOf);
      if (json) {
        await write(io.stdout, `${JSON.stringify(destinations, null, 2)}\n`);
        return;
      }
      const { paint, width } = lookOf(io);
      const indentation = ' '.repeat(Math.max(...destinations.map(({ slug }) => slug.length)) + 2);
      for (const { slug, description } of destinations) {
        await write(io.stdout, wrap(description, indentation, width, paint('name', slug.padEnd(indentation.length))));
      }
    });
}
