import { examples } from '../examples';
import type { Pipeline, Transport } from '@sluice/engine';
import { titleOf } from '@sluice/kit/host';
import type { Command } from 'commander';
import { chooseDestinations } from '../configuration/choose-destinations';
import { addDestinationOptions, type DestinationOptions, destinationWords } from '../configuration/destination-options';
import { openPipeline } from '../configuration/open-pipeline';
import { addYesOption, askFor, isAgreed } from '../confirm';
import { openRoute } from '../delivery/open-route';
import { firstLine } from '../events/first-line';
import { exitCode, exitCodeOf, worseExitCode } from '../exit-code';
import { findDestination } from '../find-destination';
import type { Io } from '../io';
import type { Session } from '../session';
import { lookOf } from '../text/look';
import { outcomeLine } from '../text/outcome-line';
import { writeHeading } from '../text/write-heading';
import { UsageError } from '../usage-error';
import { tellLine, writeLine } from '../write';

interface DeleteOptions extends DestinationOptions {
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly email?: string;
  readonly yes?: boolean;
}

type Person = Parameters<Pipeline['erase']>[0];

/** `sluice delete` */
export function deletePerson(program: Command, session: Session): void {
  const command = program
    .command('delete')
    .description('make vendors forget a person, where they can; asks first')
    .argument('[destinations...]', destinationWords)
    .option('--user-id <id>', 'the person’s user ID; "-" reads it from standard input')
    .option('--anonymous-id <id>', 'the person’s anonymous ID; "-" reads it from standard input')
    .option('--email <address>', 'the person’s email address; "-" reads it from standard input');
  addYesOption(addDestinationOptions(command))
    .addHelpText(
      'after',
      examples(
        ['sluice delete --user-id 42', 'sluice delete bloomreach --user-id - --yes < id.txt'],
        'An ID on the command line can be seen by anyone who lists processes, and stays in the shell’s history; one that is read from standard input does not. Exit codes: 0 forgotten, 1 the vendor cannot or you said no, 2 the settings or the command must be fixed, 75 try again later, 130 stopped by Ctrl-C.',
      ),
    )
    .action((slugs: string[], options: DeleteOptions) => run(slugs, options, session));
}

async function run(slugs: readonly string[], options: DeleteOptions, session: Session): Promise<void> {
  const { io } = session;
  // Each word must be a destination: this command reads no event files.
  const named = slugs.map((slug) => findDestination(slug).slug);
  assertNamed(options);
  const { entries } = await chooseDestinations(named, options, io);
  const able = entries.filter(({ destination }) => findDestination(destination).erase);
  for (const { destination } of entries.filter((entry) => !able.includes(entry))) {
    const name = titleOf(findDestination(destination));
    const { paint } = lookOf(io, 'stderr');
    await tellLine(io, paint('bad', `${name} has no call that forgets a person: ask the vendor. Nothing was done.`));
    session.exitCode = exitCode.impossible;
  }
  if (able.length === 0) return;
  const pipelines: Pipeline[] = [];
  for (const entry of able)
    pipelines.push(await openPipeline(entry, { env: io.env, toSimulator: options.toSimulator }));
  const person = await personOf(options, io);
  for (const pipeline of pipelines) {
    if (entries.length > 1) await writeHeading(titleOf(pipeline.destination), pipelines.indexOf(pipeline), session);
    await forget(person, pipeline, options, session);
  }
}

async function forget(person: Person, pipeline: Pipeline, options: DeleteOptions, session: Session): Promise<void> {
  const { io } = session;
  const { destination } = pipeline;
  const refusal = await refusalOf(person, pipeline);
  if (refusal !== undefined) throw new UsageError(`${refusal} Nothing was done.`);
  const question = `Make ${titleOf(destination)} forget "${Object.values(person).join(' / ')}"? It cannot be undone.`;
  if (!(await isAgreed(question, options, session))) return;
  const route = await openRoute(destination.slug, options.toSimulator, {}, 1);
  try {
    const outcome = await pipeline.erase(person, route);
    const look = lookOf(io);
    session.exitCode = worseExitCode(session.exitCode, exitCodeOf(outcome));
    const line = outcome.status === 'delivered' ? look.paint('good', 'Forgotten') : outcomeLine(outcome, look);
    await writeLine(io, line);
  } finally {
    await route.close();
  }
}

/** The identifiers that can name a person, with the words the prompts use for them. */
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
  if (id === '') throw new UsageError(`There is no ${what} in standard input. Nothing was done.`);
  return id;
}

/** Why these settings rule out the deletion call, if they do. Runs everything except the call itself. */
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
