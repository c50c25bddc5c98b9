import type { SpecEvent } from '@sluice/events';
import { didYouMean } from '@sluice/kit/host';
import type { Command } from 'commander';
import { examples } from '../examples';
import { wholeNumber } from '../option-numbers';
import type { Session } from '../session';
import { lookOf } from '../text/look';
import { UsageError } from '../usage-error';
import { write } from '../write';

interface EventsOptions {
  readonly list?: true;
  readonly generate?: number;
  readonly seed?: number;
}

/** `sluice events` */
export function events(program: Command, session: Session): void {
  program
    .command('events')
    .description('print sample events, as if they had just happened, one JSON object per line')
    .argument('[names...]', 'names or types of events, as in "Order Completed" or identify; default: all')
    .option('--list', 'only their names')
    .option('--generate <number>', 'make up this many events: customers’ journeys through a shop', wholeNumber(1))
    .option('--seed <number>', 'the same seed makes the same random choices', wholeNumber(0))
    .addHelpText(
      'after',
      examples([
        'sluice events --list',
        'sluice events "Order Completed" | sluice preview bloomreach --to-simulator',
        'sluice events --generate 10000 > events.ndjson',
      ]),
    )
    .action((names: string[], options: EventsOptions) => run(names, options, session));
}

async function run(names: readonly string[], options: EventsOptions, { io }: Session): Promise<void> {
  const { list, generate, seed } = options;
  const { generateEvents, recentEvents, specEvents } = await import('@sluice/events');
  if (seed !== undefined && generate === undefined) throw new UsageError('--seed: only for what --generate makes up.');
  const wanted = chooserOf(names, specEvents);
  if (list) {
    const { paint } = lookOf(io);
    const shown = new Set(
      specEvents.filter(wanted).map(({ type, event }) => `${paint('faint', type.padEnd(8))}  ${event ?? ''}`),
    );
    await write(io.stdout, [...shown].map((line) => `${line.trimEnd()}\n`).join(''));
    return;
  }
  if (generate === undefined) {
    await write(io.stdout, linesOf(recentEvents(specEvents.filter(wanted))));
    return;
  }
  // Written in chunks: there may be millions.
  let piece: SpecEvent[] = [];
  for (const event of generateEvents({
    count: generate,
    ...(seed !== undefined && { seed }),
    start: new Date().toISOString(),
  })) {
    if (wanted(event)) piece.push(event);
    if (piece.length < 1000) continue;
    if (!(await write(io.stdout, linesOf(piece)))) return;
    piece = [];
  }
  await write(io.stdout, linesOf(piece));
}

function linesOf(all: readonly object[]): string {
  return all.map((event) => `${JSON.stringify(event)}\n`).join('');
}

type Named = Pick<SpecEvent, 'type' | 'event'>;

/** Selects events by these names or types. Throws if one of them matches no sample. */
function chooserOf(names: readonly string[], samples: readonly Named[]): (event: Named) => boolean {
  const known = [...new Set(samples.flatMap(({ type, event }) => (event === undefined ? [type] : [type, event])))];
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  for (const name of names) {
    if (known.some((one) => one.toLowerCase() === name.toLowerCase())) continue;
    throw new UsageError(
      `There is no sample event "${name}".${didYouMean(name, known)} "sluice events --list" lists them.`,
    );
  }
  return ({ type, event }) =>
    wanted.size === 0 || wanted.has(type) || (event !== undefined && wanted.has(event.toLowerCase()));
}
