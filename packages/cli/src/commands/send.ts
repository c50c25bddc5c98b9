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
    .option('--rejected <file>', 'append events that were not delivered, with the reason; the file can be sent again')
    .option(
      '--checkpoint <file>',
      'keep track of progress in this file: the same command resumes, however it was ended',
    )
    .option('--older-than <hours>', 'reject events older than this, for vendors that would record them as new', hours)
    .option('--skip <number>', 'skip this many events at the start', wholeNumber(0), 0)
    .option('--concurrency <number>', 'requests in progress at once', wholeNumber(1), 10)
    .option('--attempts <number>', 'send a request at most this many times', wholeNumber(1), 5)
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
        'Exit codes: 0 all well; 1 events were rejected, a vendor would drop what its simulator accepted, or something could not be read or written; 2 settings or credentials must be fixed; 75 events must be sent again later; 130 stopped by Ctrl-C.',
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
