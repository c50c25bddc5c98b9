import { examples } from '../examples';
import type { Command } from 'commander';
import { addDestinationOptions, addWords } from '../configuration/destination-options';
import { runDelivery, type DeliveryChoices } from '../delivery/run-delivery';
import { eventWords } from '../events/event-source';
import { addFaultOptions, addTrafficOption } from '../fault-options';
import { hours, wholeNumber } from '../option-numbers';
import type { Session } from '../session';
import { UsageError } from '../usage-error';

/** `sluice send` */
export function send(program: Command, session: Session): void {
  const command = program.command('send').description('send events to destinations and report what became of each');
  addWords(command, eventWords);
  addDestinationOptions(command);
  addTrafficOption(addFaultOptions(command))
    .option('--rejected <file>', 'append the events that were not delivered, with the reason; can be sent again')
    .option('--checkpoint <file>', 'keep there how far it got: whatever ended it, the same command goes on from there')
    .option('--older-than <hours>', 'reject events older than that, for a vendor that would take them for new', hours)
    .option('--skip <number>', 'leave out that many events from the beginning', wholeNumber(0), 0)
    .option('--concurrency <number>', 'requests under way at once', wholeNumber(1), 10)
    .option('--attempts <number>', 'how often a request is sent at most', wholeNumber(1), 5)
    .option('--window <number>', 'events read, grouped and sent together', wholeNumber(1), 500)
    .option('--json', 'the report as JSON')
    .addHelpText(
      'after',
      examples(
        [
          'sluice send export/*.json.gz',
          'sluice send bloomreach --rejected rejected.ndjson --checkpoint checkpoint.json export/*.json.gz',
          'sluice send bloomreach --settings bloomreach.json rejected.ndjson',
          'gzip -dc events.gz | sluice send bloomreach --to-simulator --fault 429=10% --fault item=1%',
        ],
        'Exit codes: 0 all well; 1 events were rejected, something could not be read, or not be written; 2 settings or credentials must be fixed; 75 events are to be sent again later; 130 stopped by Ctrl-C.',
      ),
    )
    .action((first: string | undefined, others: string[], options: DeliveryChoices) => {
      if (options.toSimulator !== true) assertNotForSimulator(options);
      return runDelivery([first, ...others], options, session);
    });
}

function assertNotForSimulator({ fault, seed, traffic }: DeliveryChoices): void {
  const given = Object.entries({ '--fault': fault, '--seed': seed, '--traffic': traffic })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  if (given.length === 0) return;
  throw new UsageError(
    `${given.join(', ')}: only for a simulator in this process, which --to-simulator without a URL starts.`,
  );
}
