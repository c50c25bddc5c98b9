import { examples } from '../examples';
import { count, titleOf } from '@sluice/kit/host';
import { type Command, Option } from 'commander';
import { addDestinationOptions, addWords, type DestinationOptions } from '../configuration/destination-options';
import { openDestinations, type OpenDestination } from '../configuration/open-destinations';
import { eventSources, eventWords, type EventSource, lastingSources } from '../events/event-source';
import { readEvents } from '../events/read-events';
import { exitCode, exitCodeOf, worseExitCode } from '../exit-code';
import { wholeNumber } from '../option-numbers';
import { jsonFormat } from '../preview/json-format';
import { planWindow } from '../preview/plan-window';
import type { PlannedEvent } from '../preview/planned-event';
import { textFormat } from '../preview/text-format';
import { withPlaceholders } from '../preview/with-placeholders';
import type { Session } from '../session';
import { lookOf } from '../text/look';
import { writeHeading } from '../text/write-heading';
import { UsageError } from '../usage-error';
import { tellLine, write } from '../write';

/** The same as in `sluice send`, so that a preview groups events the way they would be sent. */
const windowSize = 500;

interface PreviewOptions extends DestinationOptions {
  readonly event?: number;
  readonly limit?: number;
  readonly only?: PlannedEvent['status'];
  readonly explain?: true;
  readonly json?: true;
  readonly revealSecrets?: true;
}

/** `sluice preview` */
export function preview(program: Command, session: Session): void {
  const command = program.command('preview').description('show the requests that events would become; nothing is sent');
  addWords(command, eventWords);
  addDestinationOptions(command)
    .option('--event <number>', 'only this event, on its own; numbered from 0', wholeNumber(0))
    .option('--limit <number>', 'only this many events from the start', wholeNumber(1))
    .addOption(
      new Option('--only <status>', 'show only events with this status').choices(['planned', 'skipped', 'rejected']),
    )
    .option(
      '--explain',
      'for each event: which subscriptions match, what each field reads, where each value in a request comes from',
    )
    .option('--reveal-secrets', 'show secrets instead of {{theirNames}}')
    .option('--json', 'requests and outcomes as JSON')
    .addHelpText(
      'after',
      examples(
        [
          'sluice events "Order Completed" | sluice preview bloomreach --to-simulator',
          'sluice preview bloomreach --only rejected export.json.gz',
          'sluice preview bloomreach --event 41 --explain export.json.gz',
          'sluice preview bloomreach --settings bloomreach.json --json export.json.gz | jq .requests',
        ],
        'Exit codes: 0 all well; 1 an event is rejected or cannot be read; 2 the settings or subscriptions must be fixed.',
      ),
    )
    .action(async (first: string | undefined, others: string[], options: PreviewOptions) => {
      const { io } = session;
      const { destinations, names } = await openDestinations([first, ...others], options, io);
      const isAlone = destinations.length === 1;
      const sources = await (isAlone ? eventSources : lastingSources)(names, io);
      for (const [at, destination] of destinations.entries()) {
        if (!isAlone && options.json) await write(io.stdout, at === 0 ? '[' : ',');
        else if (!isAlone) await writeHeading(titleOf(destination.pipeline.destination), at, session);
        if (!(await show(destination, sources, options, session))) return;
      }
      if (!isAlone && options.json) await write(io.stdout, ']\n');
    });
}

/** Prints what happens to the events at one destination. Returns whether anybody is still reading the output. */
async function show(
  { pipeline, label }: OpenDestination,
  sources: readonly EventSource[],
  options: PreviewOptions,
  session: Session,
): Promise<boolean> {
  const { io } = session;
  const settings = options.revealSecrets ? pipeline.settings : withPlaceholders(pipeline.settings);
  const format = options.json
    ? jsonFormat(label, options.explain ? 'explanations' : 'requests')
    : textFormat(lookOf(io));
  const { event: first = 0, limit, only } = options;
  const end = options.event === undefined ? (limit ?? Infinity) : first + 1;
  const isShown = (outcome: PlannedEvent) => only === undefined || outcome.status === only;
  const outcomes: PlannedEvent[] = [];
  let requests = 0;
  let window: unknown[] = [];

  const printWindow = async (): Promise<boolean> => {
    // Plan as if sending now: events that are too old are rejected.
    const now = Date.now();
    const events = window;
    const planned = await planWindow(pipeline, events, first + outcomes.length, settings, now);
    outcomes.push(...planned.outcomes);
    requests += planned.requests.length;
    window = [];
    if (options.explain) {
      for (const [index, outcome] of planned.outcomes.entries()) {
        if (!isShown(outcome)) continue;
        const explanation = pipeline.explain(events[index], { now, shownSettings: settings });
        if (!(await write(io.stdout, format.explanation(outcome, explanation)))) return false;
      }
      return true;
    }
    for (const request of only === undefined || only === 'planned' ? planned.requests : []) {
      if (!(await write(io.stdout, format.request(request)))) return false;
    }
    return true;
  };
  const empty: string[] = [];
  let place = 0;
  for await (const read of readEvents(sources, undefined, (source) => void empty.push(source))) {
    if ('problem' in read) {
      session.exitCode = exitCode.rejected;
      await tellLine(io, `${read.source}, line ${read.line}: ${read.problem}`);
    } else {
      if (place >= first) window.push(read.event);
      place += 1;
    }
    if (window.length >= windowSize && !(await printWindow())) return false;
    if (place >= end) break;
  }
  if (options.event !== undefined && place <= first) {
    throw new UsageError(`There is no event ${first}: the input has ${count(place, 'event')}, numbered from 0.`);
  }
  if (!(await printWindow())) return false;
  for (const source of empty) await tellLine(io, `${source} is empty.`);
  session.exitCode = outcomes.map(exitCodeOf).reduce(worseExitCode, session.exitCode);
  return write(io.stdout, format.end({ outcomes, shown: outcomes.filter(isShown), requests }));
}
