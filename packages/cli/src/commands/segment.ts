import { didYouMeanOneOf, isObject, type Rejected, type Retry } from '@sluice/kit/host';
import type { Caller, DynamicChoice, InstalledDefinition, SegmentAction } from '@sluice/segment-destinations';
import type { Command } from 'commander';
import { chooseDestinations } from '../configuration/choose-destinations';
import { addDestinationOptions, type DestinationOptions } from '../configuration/destination-options';
import { openPipeline } from '../configuration/open-pipeline';
import { readJsonFile } from '../configuration/read-json-file';
import { addYesOption, isAgreed } from '../confirm';
import { openRoute } from '../delivery/open-route';
import { examples } from '../examples';
import { exitCodeOf } from '../exit-code';
import { findSegmentDefinition, isOfSegment } from '../segment-destinations';
import type { Session } from '../session';
import { lookOf } from '../text/look';
import { outcomeLine } from '../text/outcome-line';
import { printable } from '../text/printable';
import { wrap } from '../text/wrap';
import { UsageError } from '../usage-error';
import { tellLine, write, writeLine } from '../write';

/** `sluice segment` */
export function segment(program: Command, session: Session): void {
  const command = program
    .command('segment')
    .description('what Segment’s app does while you set up one of its destinations');
  addChoices(command, session);
  addAudience(command, session);
  addHook(command, session);
}

function subcommand(command: Command, name: string, description: string): Command {
  return command.command(name).description(description).argument('<destination>', 'name as in "sluice list --segment"');
}

interface ChoicesOptions extends DestinationOptions {
  readonly payload?: string;
  readonly json?: boolean;
}

function addChoices(command: Command, session: Session): void {
  const own = subcommand(command, 'choices', 'ask the vendor what a field of an action may hold')
    .argument('<action>', 'key of the action')
    .argument('[field]', 'the field, or one within it, as in properties.colour; default: lists the fields')
    .option('--payload <file>', 'what other fields hold, as JSON: choices may depend on it')
    .option('--json', 'as JSON');
  addDestinationOptions(own)
    .addHelpText(
      'after',
      examples([
        'sluice segment choices segment:hubspot-cloud upsertObject object_details.object_type --settings hubspot.json',
      ]),
    )
    .action((written: string, key: string, field: string | undefined, options: ChoicesOptions) =>
      tellChoices(definitionOf(written), key, field, options, session),
    );
}

async function tellChoices(
  { name, definition, core }: InstalledDefinition,
  key: string,
  field: string | undefined,
  options: ChoicesOptions,
  session: Session,
): Promise<void> {
  const { io } = session;
  const { dynamicChoices, dynamicFieldsOf } = await import('@sluice/segment-destinations');
  const action = actionIn(definition, key);
  if (field === undefined) {
    for (const one of dynamicFieldsOf(action)) await writeLine(io, one);
    return;
  }
  const payload = await readObject(options.payload);
  const choices: DynamicChoice[] = [];
  await withCaller(name, options, session, async (caller) => {
    const pages = new Set<string | undefined>();
    for (let page: string | undefined; !pages.has(page);) {
      pages.add(page);
      const found = await dynamicChoices(definition, key, field, {
        ...caller,
        core,
        payload,
        ...(page !== undefined && { page }),
      });
      if ('status' in found) return tellFailure(found, session);
      choices.push(...found.choices);
      page = found.nextPage;
    }
    const { paint, width } = lookOf(io);
    if (options.json) {
      await write(io.stdout, `${JSON.stringify(choices, null, 2)}\n`);
      return;
    }
    for (const { value, label, description } of choices) {
      const words = printable([label, description].filter(Boolean).join(': '));
      await write(io.stdout, wrap(words, '    ', width, `${paint('name', printable(String(value)))}  `));
    }
  });
}

interface AudienceOptions extends DestinationOptions {
  readonly audienceSettings?: string;
  readonly find?: boolean;
  readonly yes?: boolean;
}

function addAudience(command: Command, session: Session): void {
  const own = subcommand(command, 'audience', 'create an audience at the vendor, and print its ID; asks first')
    .argument('<name>', 'what to call it; with --find, its ID')
    .option('--find', 'create none: check whether the vendor has the one with this ID')
    .option('--audience-settings <file>', 'the audience’s own settings as a JSON object');
  addYesOption(addDestinationOptions(own))
    .addHelpText(
      'after',
      examples(
        ['sluice segment audience segment:tiktok-audiences Vips --settings tiktok.json --audience-settings vips.json'],
        'Segment writes the ID into the events of the audience, as context.personas.external_audience_id.',
      ),
    )
    .action((written: string, audience: string, options: AudienceOptions) =>
      tellAudience(definitionOf(written), audience, options, session),
    );
}

async function tellAudience(
  { name, definition, core }: InstalledDefinition,
  audience: string,
  options: AudienceOptions,
  session: Session,
): Promise<void> {
  const { io } = session;
  const { createAudience, getAudience, hasAudiences } = await import('@sluice/segment-destinations');
  if (!hasAudiences(definition)) throw new UsageError(`Segment cannot create audiences at ${definition.name}.`);
  const { find: isSought = false } = options;
  const audienceSettings = await readObject(options.audienceSettings);
  await withCaller(name, options, session, async (caller) => {
    const question = `Create the audience "${audience}" at ${definition.name}?`;
    if (!isSought && !(await isAgreed(question, options, session))) return;
    const ask = isSought ? getAudience : createAudience;
    const found = await ask(definition, audience, { ...caller, core, audienceSettings });
    if ('status' in found) return tellFailure(found, session);
    await writeLine(io, printable(found.externalId));
  });
}

interface HookOptions extends DestinationOptions {
  readonly inputs?: string;
  readonly yes?: boolean;
}

function addHook(command: Command, session: Session): void {
  const about = 'create what an action needs at the vendor, and print what to put into its mapping; asks first';
  const own = subcommand(command, 'hook', about)
    .argument('<action>', 'key of the action')
    .argument('[hook]', 'the hook; default: lists the hooks and their inputs')
    .option('--inputs <file>', 'the values of the hook’s inputs, as a JSON object');
  addYesOption(addDestinationOptions(own))
    .addHelpText(
      'after',
      examples(
        [
          'sluice segment hook segment:klaviyo upsertProfile retlOnMappingSave --settings klaviyo.json --inputs list.json',
        ],
        'Segment runs hooks when a mapping is saved, and stores their results in it. "sluice segment choices" asks which values an ' +
          'input may have, as in retlOnMappingSave.list_identifier.',
      ),
    )
    .action((written: string, key: string, hook: string | undefined, options: HookOptions) =>
      tellHook(definitionOf(written), key, hook, options, session),
    );
}

async function tellHook(
  { name, definition, core }: InstalledDefinition,
  key: string,
  hook: string | undefined,
  options: HookOptions,
  session: Session,
): Promise<void> {
  const { io } = session;
  const { hooksOf, runHook } = await import('@sluice/segment-destinations');
  const hooks = hooksOf(actionIn(definition, key));
  if (hook === undefined) {
    const { paint, width } = lookOf(io);
    for (const [known, { label = '', description = label, inputFields = {} }] of Object.entries(hooks)) {
      const inputs = Object.keys(inputFields).join(', ') || 'nothing';
      const words = printable(`${description} Asks for: ${inputs}.`);
      await write(io.stdout, wrap(words, '    ', width, `${paint('name', known)}  `));
    }
    return;
  }
  const known = Object.keys(hooks);
  if (!known.includes(hook)) {
    const hint = didYouMeanOneOf(hook, known);
    throw new UsageError(`The action "${key}" has no hook "${hook}".${hint}`);
  }
  const inputs = await readObject(options.inputs);
  await withCaller(name, options, session, async (caller) => {
    if (!(await isAgreed(`Run the hook "${hook}" at ${definition.name}?`, options, session))) return;
    const saved = await runHook(definition, key, hook, { ...caller, core, inputs });
    if ('status' in saved) return tellFailure(saved, session);
    await write(io.stdout, `${JSON.stringify({ [hook]: saved }, null, 2)}\n`);
  });
}

function actionIn({ name, actions }: InstalledDefinition['definition'], key: string): SegmentAction {
  const action = Object.hasOwn(actions, key) ? actions[key] : undefined;
  if (action) return action;
  const known = Object.keys(actions);
  const hint = didYouMeanOneOf(key, known);
  throw new UsageError(`${name} has no action "${key}".${hint}`);
}

/** The content of a file; an empty object if none is named. */
async function readObject(file: string | undefined): Promise<Readonly<Record<string, unknown>>> {
  const content = file === undefined ? {} : await readJsonFile(file);
  if (isObject(content)) return content;
  throw new UsageError(`${file}: this must be a JSON object.`);
}

function definitionOf(written: string): InstalledDefinition {
  if (isOfSegment(written)) return findSegmentDefinition(written);
  throw new UsageError(
    `"${written}" is not one of Segment's: "sluice list --segment" lists those, as in segment:slack.`,
  );
}

/** Runs some work with the settings of a destination and a connection to its vendor. */
async function withCaller(
  name: string,
  options: DestinationOptions,
  { io }: Session,
  work: (caller: Caller) => Promise<void>,
): Promise<void> {
  const { entries } = await chooseDestinations([`segment:${name}`], options, io);
  const [entry, another] = entries;
  if (!entry || another)
    throw new UsageError(`The config file has segment:${name} more than once: name a file with --settings.`);
  const { destination, settings } = await openPipeline(entry, { env: io.env, toSimulator: options.toSimulator });
  const route = await openRoute(destination.slug, options.toSimulator, {}, 1);
  try {
    await work({ settings, exchange: (request) => route.send(request) });
  } finally {
    await route.close();
  }
}

async function tellFailure(outcome: Rejected | Retry, session: Session): Promise<void> {
  session.exitCode = exitCodeOf(outcome);
  await tellLine(session.io, outcomeLine(outcome, lookOf(session.io, 'stderr')));
}
