import type { Command } from 'commander';
import type { Io } from '../io';
import { lossSections } from '../losses';
import { repeatable } from '../repeatable';
import type { Session } from '../session';
import { simulatorAccount } from '../simulator-account';
import { type SimulatorChoices, type StartedSimulator, startSimulator } from '../start-simulator';
import { count } from '../text/count';
import { wholeNumber } from '../option-numbers';
import { tell, write } from '../write';

/** `sluice simulate` */
export function simulate(program: Command, { io }: Session): void {
  program
    .command('simulate')
    .description('run vendors’ simulators as servers on this machine')
    .argument('<destinations...>', 'as "sluice list" names them')
    .option(
      '--port <number>',
      'port of the first, the others take the next ones; any free ones unless given',
      wholeNumber(0, 65_535),
    )
    .option('--fault <kind=rate>', 'make something go wrong, as in 429=5% or item=0.01; may be given again', repeatable)
    .option('--seed <number>', 'the same seed gives the same faults', wholeNumber(0))
    .option('--journal <file>', 'append every exchange to a file, one JSON object a line, credentials included')
    .addHelpText(
      'after',
      '\nExamples:\n  sluice simulate bloomreach --port 4010\n' +
        '  sluice simulate bloomreach --fault 429=5% --fault 500=1% --fault item=1% --seed 7\n' +
        '  sluice send bloomreach --to-simulator http://127.0.0.1:4010 events.ndjson',
    )
    .action((slugs: string[], choices: SimulatorChoices) => run(slugs, choices, io));
}

async function run(slugs: readonly string[], choices: SimulatorChoices, io: Io): Promise<void> {
  for (const slug of slugs) await simulatorAccount(slug);
  const running: StartedSimulator[] = [];
  try {
    for (const [place, slug] of slugs.entries()) {
      const port = choices.port ? choices.port + place : 0;
      running.push(await startSimulator(slug, { ...choices, port }));
    }
    await untilSignal(io, async () => {
      for (const simulator of running) await write(io.stdout, announcementOf(simulator));
      await tell(io.stderr, 'Press Ctrl-C to stop.\n');
    });
  } finally {
    for (const simulator of running) await simulator.close();
  }
  for (const simulator of running) await write(io.stdout, accountOf(simulator));
}

/** Listens before anything is announced: whoever reads the announcement may stop the simulators at once. */
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

function accountOf({ slug, counts, losses }: StartedSimulator): string {
  const { requests, accepted, refused, dropped, faults } = counts;
  const items = `${count(accepted, 'item')} accepted, ${refused} refused, ${dropped} accepted but of no use`;
  const line = `${slug} got ${count(requests, 'request')}: ${items}; ${count(faults, 'fault')} made.\n`;
  return [line, ...lossSections(losses())].join('\n');
}
