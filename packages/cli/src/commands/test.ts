import { dirname, join, relative, resolve } from 'node:path';
import type { Pipeline } from '@sluice/engine';
import { count } from '@sluice/kit/host';
import type { Command } from 'commander';
import { chooseDestinations } from '../configuration/choose-destinations';
import { addConfigOption, destinationWords } from '../configuration/destination-options';
import { labelsOf } from '../configuration/open-destinations';
import { tryPipeline } from '../configuration/open-pipeline';
import { eventSources } from '../events/event-source';
import { readEvents } from '../events/read-events';
import { examples } from '../examples';
import { exitCode } from '../exit-code';
import { differences } from '../expectations/differences';
import {
  type ExpectationFiles,
  findExpectations,
  readExpectation,
  writeExpectation,
} from '../expectations/expectation-files';
import { findDestination } from '../find-destination';
import { planWindow } from '../preview/plan-window';
import { withPlaceholders } from '../preview/with-placeholders';
import type { Session } from '../session';
import { lookOf } from '../text/look';
import { shellWord } from '../text/shell-word';
import { wrap } from '../text/wrap';
import { UsageError } from '../usage-error';
import { write } from '../write';

interface TestOptions {
  readonly config?: string;
  readonly tests?: string;
  readonly update?: true;
  readonly json?: true;
}

/** The result of one test at one destination. */
interface Result {
  readonly test: string;
  readonly destination: string;
  readonly status: 'passed' | 'failed' | 'new' | 'updated';
  readonly expected?: unknown;
  readonly actual?: unknown;
}

const folderName = 'sluice-tests';

/** `sluice test` */
export function test(program: Command, session: Session): void {
  const command = program
    .command('test')
    .description('compare what events become with the expected results you keep; nothing is sent')
    .argument('[destinations...]', destinationWords);
  addConfigOption(command)
    .option('--tests <folder>', `where the tests are; default: the folder ${folderName} beside the config file`)
    .option('--update', 'save what the events become now as the expected result')
    .option('--json', 'the results as JSON')
    .addHelpText(
      'after',
      examples(
        [
          `mkdir -p ${folderName}`,
          `sluice events "Order Completed" > ${folderName}/order.json`,
          'sluice test --update',
          'sluice test',
        ],
        'Each file of events in the folder is a test; order.expected.json next to it holds the requests and outcomes, by ' +
          'destination, with {{names}} in place of secrets. Keep both with your code, and look at what --update changes. No ' +
          'secrets are needed, and nothing depends on the time.',
        'Exit codes: 0 all as expected; 1 something differs, or has no expected result yet; 2 the settings or subscriptions must be fixed. ' +
          'To try the credentials of an account, use "sluice try".',
      ),
    )
    .action((slugs: string[], options: TestOptions) => run(slugs, options, session));
}

async function run(slugs: readonly string[], options: TestOptions, session: Session): Promise<void> {
  const { io } = session;
  const named = slugs.map((slug) => findDestination(slug).slug);
  const { entries, config } = await chooseDestinations(named, options, io);
  const folder = options.tests ?? join(config === undefined ? io.folder : dirname(config), folderName);
  const tests = await findExpectations(folder);
  if (tests.length === 0) {
    const shown = options.tests ?? relative(io.folder, resolve(io.folder, folder));
    const order = `mkdir -p ${shellWord(shown)} && sluice events "Order Completed" > ${shellWord(join(shown, 'order.json'))}`;
    throw new UsageError(
      `${shown}: there are no tests. Write events there, as in: ${order}; then add --update. To try the credentials of an ` +
        'account, use "sluice try".',
    );
  }
  const labels = labelsOf(entries.map(({ destination }) => destination));
  const pipelines: [label: string, pipeline: Pipeline][] = [];
  for (const [at, entry] of entries.entries()) {
    const { pipeline, problems, unset } = await tryPipeline(entry, { env: io.env });
    // An unset secret is no problem: the requests show all secrets by name.
    const missing = unset.filter(({ isStoodIn }) => !isStoodIn);
    if (!pipeline || missing.length > 0) {
      const [first = '', ...more] = [...missing, ...problems].map(({ place, message }) => `${place}: ${message}`);
      throw new UsageError(first, more);
    }
    pipelines.push([labels[at] ?? entry.destination, pipeline]);
  }
  const results: Result[] = [];
  for (const files of tests) results.push(...(await examine(files, pipelines, options, session)));
  const isRight = ({ status }: Result) => status === 'passed' || status === 'updated';
  if (!results.every(isRight)) session.exitCode = exitCode.rejected;
  if (options.json) await write(io.stdout, `${JSON.stringify(results, null, 2)}\n`);
  else await tellResults(results, session);
}

async function examine(
  { name, events: path, expected: pathOfExpected }: ExpectationFiles,
  pipelines: readonly (readonly [label: string, pipeline: Pipeline])[],
  { update }: TestOptions,
  { io }: Session,
): Promise<Result[]> {
  const events: unknown[] = [];
  for await (const read of readEvents(await eventSources([path], io))) {
    if ('problem' in read) throw new UsageError(`${read.source}, line ${read.line}: ${read.problem}`);
    events.push(read.event);
  }
  const expected = await readExpectation(pathOfExpected);
  const results: Result[] = [];
  const now: Record<string, unknown> = { ...expected };
  for (const [destination, pipeline] of pipelines) {
    const actual = await becomes(events, pipeline);
    const known = expected && Object.hasOwn(expected, destination) ? expected[destination] : undefined;
    now[destination] = actual;
    if (JSON.stringify(actual) === JSON.stringify(known)) results.push({ test: name, destination, status: 'passed' });
    else if (update) results.push({ test: name, destination, status: 'updated' });
    else if (known === undefined) results.push({ test: name, destination, status: 'new', actual });
    else results.push({ test: name, destination, status: 'failed', expected: known, actual });
  }
  if (results.some(({ status }) => status === 'updated')) await writeExpectation(pathOfExpected, now);
  return results;
}

/** Requests and outcomes, whatever the age of the events. Round-tripped through JSON, to be compared with a file. */
async function becomes(events: readonly unknown[], pipeline: Pipeline): Promise<unknown> {
  const { requests, outcomes } = await planWindow(pipeline, events, 0, withPlaceholders(pipeline.settings));
  const told = outcomes.map(({ title: _title, ...outcome }) => outcome);
  return JSON.parse(JSON.stringify({ requests, outcomes: told }));
}

async function tellResults(results: readonly Result[], { io }: Session): Promise<void> {
  const look = lookOf(io);
  const { paint, width } = look;
  const marks = {
    passed: paint('good', '✓'),
    updated: paint('warning', '↻'),
    failed: paint('bad', '✗'),
    new: paint('bad', '?'),
  };
  const words = {
    passed: '',
    updated: ' (updated)',
    failed: '',
    new: ' (no expected result yet: sluice test --update)',
  };
  for (const { test: name, destination, status, expected, actual } of results) {
    await write(io.stdout, wrap(`${marks[status]} ${name}: ${destination}${words[status]}`, '', width));
    if (status === 'failed') await write(io.stdout, differences(expected, actual, look));
  }
  const numbers = (['passed', 'updated', 'failed', 'new'] as const)
    .map((status) => ({ status, number: results.filter((one) => one.status === status).length }))
    .filter(({ number }) => number > 0)
    .map(({ status, number }) => `${number} ${status}`);
  await write(
    io.stdout,
    `\n${wrap(`${count(results.length, 'test')}: ${numbers.join(', ')}. Nothing was sent.`, '', width)}`,
  );
}
