import type { ConfigurationProblem } from '@sluice/engine';
import { count, isObject } from '@sluice/kit/host';
import type { Command } from 'commander';
import { chooseDestinations } from '../configuration/choose-destinations';
import type { ConfigEntry } from '../configuration/config-file';
import { addConfigOption, destinationWords } from '../configuration/destination-options';
import { doubledEvents } from '../configuration/doubled-events';
import { labelsOf } from '../configuration/open-destinations';
import { tryPipeline } from '../configuration/open-pipeline';
import { unfilledFields } from '../configuration/unfilled-fields';
import { examples } from '../examples';
import { exitCode } from '../exit-code';
import { findDestination } from '../find-destination';
import type { Session } from '../session';
import { type Look, lookOf } from '../text/look';
import { wrap } from '../text/wrap';
import { write } from '../write';

interface ValidateOptions {
  readonly config?: string;
  readonly strict?: true;
  readonly json?: true;
}

/** The findings for one destination of a config file. */
interface Finding {
  readonly destination: string;
  readonly problems: readonly ConfigurationProblem[];
  readonly warnings: readonly ConfigurationProblem[];
}

/** `sluice validate` */
export function validate(program: Command, session: Session): void {
  const command = program
    .command('validate')
    .description('check a config file: settings, subscriptions, triggers and mappings; nothing is sent')
    .argument('[destinations...]', destinationWords);
  addConfigOption(command)
    .option('--strict', 'treat warnings as problems')
    .option('--json', 'the findings as JSON')
    .addHelpText(
      'after',
      examples(
        ['sluice validate', 'sluice validate bloomreach --strict'],
        'It warns about environment variables that are not set, since they may be set where events are sent, about required fields that ' +
          'are left empty, and about events that would be sent twice. Exit codes: 0 valid, 2 something must be fixed. "sluice try" tries the credentials, too.',
      ),
    )
    .action((slugs: string[], options: ValidateOptions) => run(slugs, options, session));
}

async function run(slugs: readonly string[], options: ValidateOptions, session: Session): Promise<void> {
  const { io } = session;
  const named = slugs.map((slug) => findDestination(slug).slug);
  const { entries } = await chooseDestinations(named, options, io);
  const labels = labelsOf(entries.map(({ destination }) => destination));
  const findings: Finding[] = [];
  for (const [at, entry] of entries.entries())
    findings.push(await examine(entry, labels[at] ?? entry.destination, session));
  const isWrong = ({ problems, warnings }: Finding) =>
    problems.length > 0 || (options.strict === true && warnings.length > 0);
  if (findings.some(isWrong)) session.exitCode = exitCode.settings;
  if (options.json) await write(io.stdout, `${JSON.stringify(findings, null, 2)}\n`);
  else for (const finding of findings) await write(io.stdout, textOf(finding, lookOf(io)));
}

async function examine(entry: ConfigEntry, destination: string, { io }: Session): Promise<Finding> {
  const { problems, unset } = await tryPipeline(entry, { env: io.env });
  const warnings = unset.map(({ place, message }) => ({ place, message }));
  if (problems.length > 0) return { destination, problems, warnings };
  const checks = [missing, unfilledFields, doubledEvents];
  for (const check of checks) warnings.push(...(await check(entry)));
  return { destination, problems, warnings };
}

/** That there is no subscription, if there is none. */
async function missing({ destination, subscriptions, place }: ConfigEntry): Promise<ConfigurationProblem[]> {
  const { subscriptionsOf } = await import('@sluice/engine');
  const all = isObject(subscriptions) ? subscriptionsOf(findDestination(destination), subscriptions) : subscriptions;
  if (!all || all.length > 0) return [];
  const message = 'there are none: nothing would be sent. Leave "subscriptions" out to use the presets.';
  return [{ place: `${place?.subscriptions}: subscriptions`, message }];
}

function textOf({ destination, problems, warnings }: Finding, { paint, width }: Look): string {
  const numbers = [
    ...(problems.length > 0 ? [count(problems.length, 'problem')] : []),
    ...(warnings.length > 0 ? [count(warnings.length, 'warning')] : []),
  ];
  const head = problems.length > 0 ? paint('bad', `✗ ${destination}`) : paint('good', `✓ ${destination}`);
  const line = (tone: 'bad' | 'warning', mark: string) => (problem: ConfigurationProblem) =>
    wrap(`${paint(tone, `${mark}: ${problem.place}`)}: ${problem.message}`, '    ', width, '  ');
  return [
    wrap(`${head}${numbers.length > 0 ? `: ${numbers.join(', ')}` : ''}`, '', width),
    ...problems.map(line('bad', 'problem')),
    ...warnings.map(line('warning', 'warning')),
  ].join('');
}
