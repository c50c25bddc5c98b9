import { parseUrl } from '@sluice/kit/host';
import { type Command, Option } from 'commander';
import { runDelivery, type DeliveryChoices } from '../delivery/run-delivery';
import { repeatable } from '../repeatable';
import type { Session } from '../session';
import { UsageError } from '../usage-error';
import { hours, wholeNumber } from '../option-numbers';

const isUrl = (text: string | undefined) => text !== undefined && /^https?:\/\//i.test(text);

/** `sluice send` */
export function send(program: Command, session: Session): void {
  const command = program
    .command('send')
    .description('send events to a destination and report what became of each')
    .argument('[destination]', 'as "sluice list" names it; all of the --config file where none is named')
    .argument('[events...]', 'files of events (NDJSON, JSON, gzip); standard input unless given')
    .option('--settings <file>', 'settings of the destination as a JSON object')
    .option('--subscriptions <file>', 'subscriptions as a JSON array; the presets unless given')
    .option('--config <file>', 'a file with both, as "sluice init" writes it')
    .option('--to-simulator [url]', 'send to a simulator: one in this process, or the one running at the URL')
    .option(
      '--fault <kind=rate>',
      'what the simulator does wrong, as in 429=5% or item=0.01; may be given again',
      repeatable,
    )
    .option('--seed <number>', 'the same seed gives the same faults', wholeNumber(0))
    .option('--traffic <file>', 'append the simulator’s exchanges to a file, one JSON object a line')
    .option('--rejected <file>', 'append the events that were not delivered, with the reason; can be sent again')
    .option('--checkpoint <file>', 'keep there how far it got: after whatever ended it, the same command goes on')
    .option('--older-than <hours>', 'reject events older than that, where the vendor would take them for new', hours)
    .option('--skip <number>', 'leave out that many events from the beginning', wholeNumber(0), 0)
    .option('--concurrency <number>', 'requests under way at once', wholeNumber(1), 10)
    .option('--attempts <number>', 'how often a request is sent at the most', wholeNumber(1), 5)
    .option('--window <number>', 'events read, grouped and sent together', wholeNumber(1), 500)
    .addOption(new Option('--format <format>', 'of the report').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      '\nExamples:\n  sluice send bloomreach --settings bloomreach.json --rejected rejected.ndjson export/*.json.gz\n' +
        '  sluice send bloomreach --settings bloomreach.json --rejected r.ndjson --checkpoint c.json export/*.json.gz\n' +
        '  sluice send --config sluice.json export/*.json.gz\n' +
        '  sluice send bloomreach --settings bloomreach.json rejected.ndjson\n' +
        '  gzip -dc events.gz | sluice send bloomreach --to-simulator --fault 429=10% --fault item=1%\n' +
        '\nExit codes: 0 all well; 1 events were rejected, something could not be read, or not be written; 2 settings or\n' +
        'credentials must be fixed; 75 events are to be sent again later; 130 stopped by Ctrl-C.',
    )
    .action((first: string | undefined, others: string[], { toSimulator, ...options }: DeliveryChoices) => {
      const simulator = toSimulator === '' ? true : toSimulator;
      if (simulator !== true) assertNotForSimulator(options);
      if (typeof simulator === 'string' && !parseUrl(simulator)) throw new UsageError(`${simulator} is not a URL.`);
      return runDelivery(
        first === undefined ? [] : [first, ...others],
        { ...options, ...(simulator && { toSimulator: simulator }) },
        session,
      );
    });
  // Without this, `--to-simulator events.ndjson` would take the events for the URL.
  const parseOptions = command.parseOptions.bind(command);
  command.parseOptions = (args) =>
    parseOptions(args.map((arg, at) => (arg === '--to-simulator' && !isUrl(args[at + 1]) ? '--to-simulator=' : arg)));
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
