import type { Pipeline, Transport } from '@sluice/engine';
import type { Command } from 'commander';
import { openPipeline, type PipelineFiles } from '../configuration/open-pipeline';
import { askFor, confirm } from '../confirm';
import { openRoute } from '../delivery/open-route';
import { firstLine } from '../events/first-line';
import { exitCode, exitCodeOf } from '../exit-code';
import { findDestination } from '../find-destination';
import type { Io } from '../io';
import type { Session } from '../session';
import { simulatorAccount } from '../simulator-account';
import { outcomeLine } from '../text/outcome-line';
import { UsageError } from '../usage-error';
import { tell, write } from '../write';

interface DeleteOptions extends PipelineFiles {
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly email?: string;
  readonly toSimulator?: boolean;
  readonly yes?: boolean;
}

type Person = Parameters<Pipeline['erase']>[0];

/** `sluice delete` */
export function deletePerson(program: Command, session: Session): void {
  program
    .command('delete')
    .description('make the vendor forget a person, where it can; asks first')
    .argument('<destination>', 'as "sluice list" names it')
    .option('--user-id <id>', 'the person’s user ID; "-" reads it from standard input')
    .option('--anonymous-id <id>', 'the person’s anonymous ID; "-" reads it from standard input')
    .option('--email <address>', 'the person’s email address; "-" reads it from standard input')
    .option('--settings <file>', 'settings of the destination as a JSON object')
    .option('--config <file>', 'a file with settings, as "sluice init" writes it')
    .option('--to-simulator', 'try it on a simulator in this process')
    .option('--yes', 'do it without asking')
    .addHelpText(
      'after',
      '\nExamples:\n  sluice delete bloomreach --config sluice.json --user-id 42\n' +
        '  sluice delete bloomreach --config sluice.json --user-id - --yes < id.txt\n' +
        '\nAn ID in the command is seen by whoever lists processes, and stays in the history of the shell; one that is read\n' +
        'from standard input is not. Exit codes: 0 forgotten, 1 the vendor cannot or you said no, 2 the settings or the\n' +
        'command must be fixed, 75 try again later, 130 stopped by Ctrl-C.',
    )
    .action((slug: string, options: DeleteOptions) => run(slug, options, session));
}

async function run(slug: string, options: DeleteOptions, session: Session): Promise<void> {
  const { io } = session;
  const destination = findDestination(slug);
  assertNamed(options);
  if (!destination.erase) {
    await tell(io.stderr, `${destination.name} has no call that forgets a person: ask the vendor. Nothing was done.\n`);
    session.exitCode = exitCode.impossible;
    return;
  }
  const defaults = options.toSimulator ? await simulatorAccount(destination.slug) : undefined;
  const pipeline = await openPipeline(destination, options, { env: io.env, defaults });
  const person = await personOf(options, io);
  const refusal = await refusalOf(person, pipeline);
  if (refusal !== undefined) throw new UsageError(`${refusal} Nothing was done.`);
  const question = `Make ${destination.name} forget "${Object.values(person).join(' / ')}"? It cannot be undone.`;
  const isAskable = io.isTerminal.stdin;
  if (!options.yes && !isAskable) throw new UsageError(`${question} Nobody can be asked here: add --yes.`);
  if (!options.yes && !(await confirm(question, io))) {
    await tell(io.stderr, 'Nothing was done.\n');
    session.exitCode = exitCode.declined;
    return;
  }
  const route = await openRoute(destination.slug, options.toSimulator || undefined, {}, 1);
  try {
    const outcome = await pipeline.erase(person, route);
    session.exitCode = exitCodeOf(outcome);
    await write(io.stdout, `${outcome.status === 'delivered' ? 'Forgotten' : outcomeLine(outcome)}\n`);
  } finally {
    await route.close();
  }
}

/** By whom a person may be named, and what the question calls it. */
const names = { userId: 'user ID', anonymousId: 'anonymous ID', email: 'email address' } as const;
const keys = ['userId', 'anonymousId', 'email'] as const;

function assertNamed(options: DeleteOptions): void {
  const named = keys.filter((key) => options[key]);
  if (named.length === 0) throw new UsageError('Name the person with --user-id, --anonymous-id or --email.');
  if (named.filter((key) => options[key] === '-').length > 1) {
    throw new UsageError('Only one of --user-id, --anonymous-id and --email can be read from standard input.');
  }
}

async function personOf(options: DeleteOptions, io: Io): Promise<Person> {
  const person: Record<string, string> = {};
  for (const key of keys) {
    const value = options[key];
    if (value) person[key] = value === '-' ? await readId(names[key], io) : value;
  }
  return person;
}

async function readId(what: string, io: Io): Promise<string> {
  const line = io.isTerminal.stdin ? await askFor(`The person’s ${what}: `, io) : await firstLine(io.stdin);
  const id = line.trim();
  if (id === '') throw new UsageError(`There is no ${what} in the standard input. Nothing was done.`);
  return id;
}

/** Why these settings allow no such call; found out by everything but the call. */
async function refusalOf(person: Person, pipeline: Pipeline): Promise<string | undefined> {
  let isAsked = false;
  const nowhere: Transport = {
    send() {
      isAsked = true;
      return Promise.reject(new Error('It is not sent.'));
    },
    close: () => Promise.resolve(),
  };
  const outcome = await pipeline.erase(person, nowhere);
  return isAsked || !('message' in outcome) ? undefined : outcome.message;
}
