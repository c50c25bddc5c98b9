import type { Command } from 'commander';
import {
  type Action,
  defaultMapping,
  type Destination,
  type GlobalSetting,
  isObject,
  type Preset,
} from '@sluice/kit/host';
import { readJsonFile } from '../configuration/read-json-file';
import { findDestination } from '../find-destination';
import type { Session } from '../session';
import { unwritableFile } from '../file-problem';
import { UsageError } from '../usage-error';
import { writeAtomically } from '../write-atomically';
import { write } from '../write';

/** `sluice init` */
export function init(program: Command, { io }: Session): void {
  program
    .command('init')
    .description('write a config file to edit: settings to fill in, the presets as subscriptions')
    .argument('<destination>', 'as "sluice list" names it')
    .option('--config <file>', 'the file; a destination is added where it exists', 'sluice.json')
    .addHelpText(
      'after',
      '\nExamples:\n  sluice init bloomreach\n  sluice send --config sluice.json events.ndjson\n' +
        '\nWrite secrets as ${NAMES} that are read from the environment: then the file can be kept with your code.',
    )
    .action(async (slug: string, { config }: { config: string }) => {
      const destination = findDestination(slug);
      const entries = await entriesOf(config);
      if (entries.some((entry) => isObject(entry) && entry.destination === destination.slug)) {
        throw new UsageError(
          `${config}: ${destination.slug} is in it already. Edit it there, or name another --config.`,
        );
      }
      const content = { destinations: [...entries, entryFor(destination)] };
      // People type secrets there, whatever they are told.
      await writeAtomically(config, `${JSON.stringify(content, null, 2)}\n`).catch((error: unknown) => {
        throw unwritableFile(config, error);
      });
      await write(io.stdout, `${config}: ${destination.name} added. ${nextSteps(destination, config)}\n`);
    });
}

async function entriesOf(path: string): Promise<readonly unknown[]> {
  if (path === '') throw new UsageError('--config must name a file.');
  const content = await readJsonFile(path).catch((error: unknown) => {
    if (error instanceof UsageError && error.message.endsWith('there is no such file.')) return { destinations: [] };
    throw error;
  });
  if (isObject(content) && Array.isArray(content.destinations)) return content.destinations;
  throw new UsageError(`${path}: it exists and is no config file. Name another with --config.`);
}

function entryFor({ slug, authentication, actions, presets }: Destination) {
  const settings = Object.entries(authentication.fields).map(([key, setting]) => [key, toFillIn(slug, key, setting)]);
  return {
    destination: slug,
    settings: Object.fromEntries(settings) as unknown,
    subscriptions: presets.length > 0 ? presets.map(subscriptionOf) : Object.entries(actions).map(toMap),
  };
}

function subscriptionOf({ name, subscribe, partnerAction, mapping }: Preset) {
  return { name, partnerAction, subscribe, mapping };
}

/** Of a destination that has no presets, each action with its defaults, and what is required of it to be filled in. */
function toMap([partnerAction, { title, defaultSubscription, fields }]: [string, Action]) {
  const required = Object.entries(fields).filter(([, field]) => field.required === true);
  return {
    name: title,
    partnerAction,
    subscribe: defaultSubscription ?? 'type = "track"',
    mapping: { ...Object.fromEntries(required.map(([key]) => [key, ''])), ...defaultMapping(fields) },
  };
}

/** An optional secret is left empty: an environment variable that is not set would be an error. */
function toFillIn(slug: string, key: string, { type, required, default: value }: GlobalSetting) {
  return type === 'password' && required ? `\${${variableOf(slug, key)}}` : (value ?? '');
}

function variableOf(slug: string, key: string): string {
  return `${slug}_${key.replace(/[A-Z]/g, '_$&')}`.replace(/\W/g, '_').toUpperCase();
}

function nextSteps({ slug, authentication }: Destination, config: string): string {
  const secrets = Object.entries(authentication.fields)
    .filter(([, { type }]) => type === 'password')
    .map(([key]) => `${key} (as "\${${variableOf(slug, key)}}", read from the environment)`);
  const aboutSecrets = secrets.length > 0 ? ` Its secrets: ${secrets.join(', ')}.` : '';
  return (
    `Fill in the settings ("sluice describe ${slug}" explains each).${aboutSecrets}\n` +
    `Then try it: sluice test ${slug} --config ${config}`
  );
}
