import type { Command } from 'commander';
import { openPipeline, type PipelineFiles } from '../configuration/open-pipeline';
import { confirm } from '../confirm';
import { openRoute } from '../delivery/open-route';
import { exitCodeOf } from '../exit-code';
import { findDestination } from '../find-destination';
import type { Session } from '../session';
import { simulatorAccount } from '../simulator-account';
import { outcomeLine } from '../text/outcome-line';
import { UsageError } from '../usage-error';
import { write } from '../write';

interface DeleteOptions extends PipelineFiles {
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly toSimulator?: boolean;
  readonly yes?: boolean;
}

/** `sluice delete` */
export function deletePerson(program: Command, session: Session): void {
  program
    .command('delete')
    .description('make the vendor forget a person, where it can; asks first')
    .argument('<destination>', 'as "sluice list" names it')
    .option('--user-id <id>', 'the person’s user ID')
    .option('--anonymous-id <id>', 'the person’s anonymous ID')
    .option('--settings <file>', 'settings of the destination as a JSON object')
    .option('--config <file>', 'a file with settings, as "sluice init" writes it')
    .option('--to-simulator', 'try it on a simulator in this process')
    .option('--yes', 'do it without asking')
    .addHelpText('after', '\nExamples:\n  sluice delete bloomreach --config sluice.json --user-id 42')
    .action((slug: string, options: DeleteOptions) => run(slug, options, session));
}

async function run(slug: string, options: DeleteOptions, session: Session): Promise<void> {
  const { io } = session;
  const { userId, anonymousId } = options;
  const person = { ...(userId && { userId }), ...(anonymousId && { anonymousId }) };
  const ids = Object.values(person).join(' / ');
  if (ids === '') throw new UsageError('Name the person with --user-id or --anonymous-id.');
  const destination = findDestination(slug);
  const defaults = options.toSimulator ? await simulatorAccount(destination.slug) : undefined;
  const pipeline = await openPipeline(destination, options, { env: io.env, defaults });
  const question = `Make ${destination.name} forget "${ids}"? It cannot be undone.`;
  if (!options.yes && !io.isTerminal.stdin) throw new UsageError(`${question} Nobody can be asked here: add --yes.`);
  if (!options.yes && !(await confirm(question, io))) return;
  const route = await openRoute(destination.slug, options.toSimulator || undefined, {}, 1);
  try {
    const outcome = await pipeline.erase(person, route);
    session.exitCode = exitCodeOf(outcome);
    await write(io.stdout, `${outcome.status === 'delivered' ? 'Forgotten' : outcomeLine(outcome)}\n`);
  } finally {
    await route.close();
  }
}
