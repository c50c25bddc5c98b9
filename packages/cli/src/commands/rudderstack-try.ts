import { examples } from '../examples';
import { count, type Destination } from '@sluice/kit/host';
import type { RehearsedEvent } from '@sluice/rudderstack';
import type { Account } from '@sluice/simulators';
import type { Command } from 'commander';
import { readJsonFile } from '../configuration/read-json-file';
import { openRoute } from '../delivery/open-route';
import { readFewEvents } from '../events/read-few-events';
import { exitCode, worseExitCode } from '../exit-code';
import { findDestination } from '../find-destination';
import { wholeNumber } from '../option-numbers';
import { assertWebUrl } from '../assert-web-url';
import { addFaultOptions, type FaultOptions } from '../fault-options';
import type { Session } from '../session';
import { accountReachedBy, simulatorAccount } from '../simulator-account';
import type { SimulatorChoices } from '../start-simulator';
import { type Look, lookOf } from '../text/look';
import type { Tone } from '../text/paint';
import { printable } from '../text/printable';
import { wrap } from '../text/wrap';
import { UsageError } from '../usage-error';
import { write } from '../write';

interface TryChoices extends FaultOptions {
  readonly url?: string;
  readonly destinationConfig?: string;
  readonly attempts: number;
}

/** `sluice rudderstack try` */
export function addTry(command: Command, session: Session): void {
  const own = command
    .command('try')
    .description('send sample events the way rudder-server does, and print each result')
    .argument('<destination>', 'name as in "sluice list"')
    .argument('[events...]', 'files of events; default: those of the common spec')
    .option('--url <url>', 'of a running server; default: one in this process, in front of a simulator')
    .option(
      '--destination-config <file>',
      'the destination’s configuration in RudderStack, as JSON; default: the simulator’s',
    );
  addFaultOptions(own)
    .option('--attempts <number>', 'try to deliver an event at most this many times', wholeNumber(1, 50), 5)
    .addHelpText(
      'after',
      examples(
        [
          'sluice rudderstack try bluecore',
          'sluice rudderstack try bloomreach --fault 503=20% --fault item=5%',
          'sluice rudderstack try bluecore --url http://127.0.0.1:9080 --destination-config bluecore.json events.ndjson',
        ],
        'The events go through /v0/destinations, /routerTransform and the proxy. With --url they reach whatever that server sends to: start it with --to-simulator to try it, or expect them at the vendor.',
      ),
    )
    .action((slug: string, names: readonly string[], choices: TryChoices) =>
      run(findDestination(slug), names, choices, session),
    );
}

async function run(
  destination: Destination,
  names: readonly string[],
  choices: TryChoices,
  session: Session,
): Promise<void> {
  const { url, destinationConfig: file, attempts } = choices;
  if (url !== undefined) assertWebUrl('--url', url);
  if (url !== undefined && (choices.fault ?? choices.seed) !== undefined)
    throw new UsageError('--fault and --seed are for the simulator in this process; with --url there is none.');
  const { accountConfiguration, nameOf, RehearsalFailure, rehearse } = await import('@sluice/rudderstack');
  const { recentEvents, specEvents } = await import('@sluice/events');
  const config =
    file === undefined
      ? accountConfiguration(destination, await simulatorAccount(destination.slug))
      : await readJsonFile(file);
  const account = url === undefined && file !== undefined ? await accountOf(destination, config, file) : undefined;
  const events = names.length > 0 ? await readFewEvents(names, session) : recentEvents(specEvents);
  const look = lookOf(session.io);
  const server =
    url === undefined ? await startServer(destination, { ...choices, account }) : { origin: url.replace(/\/+$/, '') };
  try {
    const { origin } = server;
    const tried = await rehearse({ origin, name: nameOf(destination), config, events, attempts });
    for (const [place, one] of tried.entries()) await write(session.io.stdout, lineOf(place, one, look));
    await write(session.io.stdout, `\n${wrap(summaryOf(tried), '', look.width)}`);
    for (const one of tried) session.exitCode = worseExitCode(session.exitCode, exitCodes[one.verdict]);
  } catch (error) {
    if (error instanceof RehearsalFailure) throw new UsageError(error.message);
    throw error;
  } finally {
    if ('close' in server) await server.close();
  }
}

/** The account that this configuration reaches. Reports configuration problems once instead of for every event. */
async function accountOf(destination: Destination, config: unknown, file: string): Promise<Account> {
  const { compileConfiguration, defaultConfig } = await import('@sluice/rudderstack');
  const { ConfigurationError } = await import('@sluice/engine');
  try {
    return await accountReachedBy(destination, compileConfiguration(destination, defaultConfig(config)).settings.all);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const [first = '', ...more] = error.problems.map(({ place, message }) => `${file}: ${place}: ${message}`);
    throw new UsageError(first, more);
  }
}

/** Starts a server in this process, in front of a simulator. */
async function startServer(
  destination: Destination,
  { fault, seed, account }: Pick<SimulatorChoices, 'fault' | 'seed' | 'account'>,
) {
  const { createAdapter, createLog, serve } = await import('@sluice/rudderstack');
  const { Writable } = await import('node:stream');
  const transport = await openRoute(destination.slug, true, { fault, seed, account }, 4);
  const adapter = createAdapter({ destinations: [destination], transport, isProxied: () => true });
  const nowhere = new Writable({ write: (_, __, done) => done() });
  const log = createLog(nowhere, 'silent');
  const running = await serve(adapter, { version: 'rehearsal', log, port: 0 });
  return {
    origin: running.origin,
    async close() {
      await running.end();
      await transport.close();
    },
  };
}

function lineOf(
  place: number,
  { event, processor, router, requestSize, attempts, status, verdict, text }: RehearsedEvent,
  { paint, width }: Look,
): string {
  const { type, event: name } = (event ?? {}) as { type?: unknown; event?: unknown };
  const what = printable([type, name].filter((word) => typeof word === 'string').join(' ')) || 'no event';
  const way = [
    `processor ${processor}`,
    ...(router === undefined ? [] : [`router ${router}`]),
    ...(attempts > 0 ? [`proxy ${status}, in a request of ${requestSize}, ${count(attempts, 'attempt')}`] : []),
  ].join('; ');
  const more = isWord(text) ? wrap(printable(text), '   ', width) : '';
  return (
    wrap(what, '   ', width, `${place}  `) + wrap(`${paint(tones[verdict], verdict)}: ${way}`, '   ', width) + more
  );
}

const tones: Readonly<Record<RehearsedEvent['verdict'], Tone>> = {
  delivered: 'good',
  filtered: 'faint',
  retry: 'warning',
  aborted: 'bad',
};

const exitCodes: Readonly<Record<RehearsedEvent['verdict'], number>> = {
  delivered: exitCode.allWell,
  filtered: exitCode.allWell,
  retry: exitCode.retry,
  aborted: exitCode.rejected,
};

/** Whether the proxy's text is worth showing: its default for a delivery without notes is not. */
function isWord(text: string): boolean {
  return text !== '' && text !== 'delivered';
}

function summaryOf(tried: readonly RehearsedEvent[]): string {
  const verdicts = tried.map(({ verdict }) => verdict);
  const words = [...new Set(verdicts)].map((one) => `${verdicts.filter((other) => other === one).length} ${one}`);
  return `${count(tried.length, 'event')}: ${words.join(', ')}.`;
}
