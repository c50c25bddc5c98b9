import { type Command, Option } from 'commander';
import { openPipeline, type PipelineFiles } from '../configuration/open-pipeline';
import { eventSources } from '../events/event-source';
import { readEvents } from '../events/read-events';
import { exitCode, exitCodeOf, worseExitCode } from '../exit-code';
import { findDestination } from '../find-destination';
import { jsonFormat } from '../preview/json-format';
import { planWindow } from '../preview/plan-window';
import type { PlannedEvent } from '../preview/planned-event';
import { textFormat } from '../preview/text-format';
import { withPlaceholders } from '../preview/with-placeholders';
import type { Session } from '../session';
import { simulatorAccount } from '../simulator-account';
import { tell, write } from '../write';

/** As many as `sluice send` plans together, so that a preview groups events as they would be sent. */
const windowSize = 500;

interface PreviewOptions extends PipelineFiles {
  readonly toSimulator?: boolean;
  readonly format: 'text' | 'json';
  readonly revealSecrets?: boolean;
}

/** `sluice preview` */
export function preview(program: Command, session: Session): void {
  program
    .command('preview')
    .description('show the requests that events would become; nothing is sent')
    .argument('<destination>', 'as "sluice list" names it')
    .argument('[events...]', 'files of events (NDJSON, JSON, gzip); standard input unless given')
    .option('--settings <file>', 'settings of the destination as a JSON object')
    .option('--subscriptions <file>', 'subscriptions as a JSON array; the presets unless given')
    .option('--config <file>', 'a file with both, as "sluice init" writes it')
    .option('--to-simulator', 'take the settings of the simulator’s account, --settings laid over them')
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text'))
    .option('--reveal-secrets', 'show secrets instead of {{theirNames}}')
    .addHelpText(
      'after',
      '\nExamples:\n  sluice preview bloomreach --to-simulator events.ndjson\n' +
        '  sluice preview bloomreach --settings bloomreach.json --format json export.json.gz | jq .requests\n' +
        '\nExit codes: 0 all well, 1 an event is rejected, 2 the settings or subscriptions must be fixed.',
    )
    .action((slug: string, names: string[], options: PreviewOptions) => run(slug, names, options, session));
}

async function run(slug: string, names: readonly string[], options: PreviewOptions, session: Session): Promise<void> {
  const { io } = session;
  const destination = findDestination(slug);
  const defaults = options.toSimulator ? await simulatorAccount(destination.slug) : undefined;
  const pipeline = await openPipeline(destination, options, { env: io.env, defaults });
  const settings = options.revealSecrets ? pipeline.settings : withPlaceholders(pipeline.settings);
  const format = options.format === 'json' ? jsonFormat() : textFormat();
  const outcomes: PlannedEvent[] = [];
  let window: unknown[] = [];

  const printWindow = async (): Promise<boolean> => {
    const planned = await planWindow(pipeline, window, outcomes.length, settings);
    outcomes.push(...planned.outcomes);
    window = [];
    for (const request of planned.requests) {
      if (!(await write(io.stdout, format.request(request)))) return false;
    }
    return true;
  };
  const empty: string[] = [];
  for await (const read of readEvents(await eventSources(names, io), undefined, (source) => void empty.push(source))) {
    if ('problem' in read) {
      session.exitCode = exitCode.rejected;
      await tell(io.stderr, `${read.source}, line ${read.line}: ${read.problem}\n`);
    } else {
      window.push(read.event);
    }
    if (window.length >= windowSize && !(await printWindow())) return;
  }
  if (!(await printWindow())) return;
  for (const source of empty) await tell(io.stderr, `${source} is empty.\n`);
  session.exitCode = outcomes.map(exitCodeOf).reduce(worseExitCode, session.exitCode);
  await write(io.stdout, format.end(outcomes));
}
