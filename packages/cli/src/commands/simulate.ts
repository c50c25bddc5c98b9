import { count } from '@sluice/kit/host';
import { examples } from '../examples';
import type { Command } from 'commander';
import { exitCodeOfLosses, worseExitCode } from '../exit-code';
import { addFaultOptions, addTrafficOption, type FaultOptions } from '../fault-options';
import type { Io } from '../io';
import { lossSections } from '../losses';
import type { Session } from '../session';
import { simulatorAccount } from '../simulator-account';
import { type StartedSimulator, startSimulator } from '../start-simulator';
import { type Look, lookOf } from '../text/look';
import { wrap } from '../text/wrap';
import { wholeNumber } from '../option-numbers';
import { UsageError } from '../usage-error';
import { tellLine, write } from '../write';

const lastPort = 65_535;

interface SimulateOptions extends FaultOptions {
  readonly port?: number;
  readonly traffic?: string;
}

/** `sluice simulate` */
export function simulate(program: Command, session: Session): void {
  const command = program
    .command('simulate')
    .description('run vendors’ simulators as servers on this machine')
    .argument('<destinations...>', 'names as in "sluice list"')
    .option(
      '--port <number>',
      'port of the first; the others take the next ones; default: any free ports',
      wholeNumber(0, lastPort),
    );
  addTrafficOption(addFaultOptions(command))
    .addHelpText(
      'after',
      examples([
        'sluice simulate bloomreach --port 4010',
        'sluice simulate bloomreach --fault 429=5% --fault 500=1% --fault item=1% --seed 7',
        'sluice send bloomreach --to-simulator http://127.0.0.1:4010 events.ndjson',
      ]),
    )
    .action((slugs: string[], choices: SimulateOptions) => run(slugs, choices, session));
}

async function run(
  slugs: readonly string[],
  { traffic, ...choices }: SimulateOptions,
  session: Session,
): Promise<void> {
  const { io } = session;
  for (const slug of slugs) await simulatorAccount(slug);
  const last = (choices.port ?? 0) + slugs.length - 1;
  if (last > lastPort)
    throw new UsageError(`--port: ${slugs.length} simulators need ports up to ${last}; the highest is ${lastPort}.`);
  const running: StartedSimulator[] = [];
  try {
    for (const [place, slug] of slugs.entries()) {
      const port = choices.port ? choices.port + place : 0;
      running.push(await startSimulator(slug, { ...choices, port, journal: traffic }));
    }
    await untilSignal(io, async () => {
      for (const simulator of running) await write(io.stdout, announcementOf(simulator));
      await tellLine(io, 'Press Ctrl-C to stop.');
    });
  } finally {
    for (const simulator of running) await simulator.close();
  }
  for (const simulator of running) {
    session.exitCode = worseExitCode(session.exitCode, exitCodeOfLosses(simulator.losses()));
    await write(io.stdout, accountOf(simulator, lookOf(io)));
  }
}

/** Listens for signals before anything is announced: a reader of the announcement may stop the simulators at once. */
async function untilSignal(io: Io, announce: () => Promise<void>): Promise<void> {
  let stop: (() => void) | undefined;
  const signalled = new Promise<void>((resolve) => {
    stop = io.onSignal(() => resolve());
  });
  await announce();
  await signalled;
  stop?.();
}

function announcementOf({ slug, origin, account }: StartedSimulator): string {
  return (
    `${slug} listens on ${origin}\n` +
    `  The settings of its account:\n${JSON.stringify(account, null, 2).replace(/^/gm, '  ')}\n` +
    `  To send to it: sluice send ${slug} --to-simulator ${origin} events.ndjson\n\n`
  );
}

function accountOf({ slug, counts, losses }: StartedSimulator, look: Look): string {
  const { requests, accepted, refused, dropped, faults } = counts;
  const items = `${count(accepted, 'item')} accepted, ${refused} refused, ${dropped} accepted but ignored`;
  const line = `${slug} got ${count(requests, 'request')}: ${items}; ${count(faults, 'fault')} made.`;
  return [wrap(line, '', look.width), ...lossSections(losses(), look)].join('\n');
}
