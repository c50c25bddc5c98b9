import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { type Action, type Destination, type GlobalSetting, isObject, titleOf } from '@sluice/kit/host';
import { addConfigOption, configFileName } from '../configuration/destination-options';
import { findConfig } from '../configuration/find-config';
import { readJsonFile } from '../configuration/read-json-file';
import { subscriptionOf } from '../configuration/subscription-of';
import { examples } from '../examples';
import { findDestination } from '../find-destination';
import type { Io } from '../io';
import type { Session } from '../session';
import { unwritableFile } from '../file-problem';
import { lookOf } from '../text/look';
import { shellLine } from '../text/shell-line';
import { shellWord } from '../text/shell-word';
import { wrap } from '../text/wrap';
import { UsageError } from '../usage-error';
import { writeAtomically } from '../write-atomically';
import { write } from '../write';

/** `sluice init` */
export function init(program: Command, { io }: Session): void {
  const command = program
    .command('init')
    .description('write a config file with the settings to fill in, or add destinations to it')
    .argument('<destinations...>', 'names as in "sluice list"');
  addConfigOption(command)
    .addHelpText(
      'after',
      examples(
        ['sluice init bloomreach', 'sluice init tracify blueshift', 'sluice validate'],
        'The presets apply without being in the file. Changes to them go under "subscriptions": "sluice describe ' +
          '<destination>" lists the presets, and https://github.com/sluice/sluice/blob/main/docs/write-a-mapping.md shows how.',
        'Write secrets as ${NAME}, to be read from the environment: then you can keep the file with your code.',
      ),
    )
    .action(async (slugs: string[], { config }: { config?: string }) => {
      const destinations = slugs.map(findDestination);
      const path = config ?? (await findConfig(io.folder)) ?? join(io.folder, configFileName);
      const shown = config ?? relative(io.folder, path);
      const { entries, schema } = await contentOf(path, shown);
      const known = destinations.find(({ slug }) =>
        entries.some((entry) => isObject(entry) && entry.destination === slug),
      );
      if (known)
        throw new UsageError(`${shown}: ${known.slug} is in it already. Edit it there, or name another --config.`);
      const content = {
        $schema: schema,
        destinations: [...entries, ...(await Promise.all(destinations.map(entryFor)))],
      };
      // Users put secrets there, whatever they are told.
      await writeAtomically(path, `${JSON.stringify(content, null, 2)}\n`).catch((error: unknown) => {
        throw unwritableFile(shown, error);
      });
      await write(
        io.stdout,
        nextSteps(destinations, { shown, option: config === undefined ? '' : ` --config ${shellWord(config)}` }, io),
      );
    });
}

/** The path of the nearest schema, relative to the file. If none is installed yet, the path where it will be. */
function schemaFor(folder: string): string {
  const schema = join('node_modules', '@sluice', 'cli', 'dist', 'sluice.schema.json');
  for (let above = folder; ; above = dirname(above)) {
    const isTop = dirname(above) === above;
    if (!isTop && !existsSync(join(above, schema))) continue;
    const path = relative(folder, join(isTop ? folder : above, schema))
      .split(sep)
      .join('/');
    return path.startsWith('.') ? path : `./${path}`;
  }
}

async function contentOf(path: string, shown: string): Promise<{ entries: readonly unknown[]; schema: unknown }> {
  if (path === '') throw new UsageError('--config must name a file.');
  const content = await readJsonFile(path, shown).catch((error: unknown) => {
    if (error instanceof UsageError && error.message.endsWith('there is no such file.')) return { destinations: [] };
    throw error;
  });
  if (!isObject(content) || !Array.isArray(content.destinations)) {
    throw new UsageError(`${shown}: it exists and is not a config file. Name another with --config.`);
  }
  return { entries: content.destinations, schema: content.$schema ?? schemaFor(dirname(resolve(path))) };
}

async function entryFor(destination: Destination) {
  const { slug, authentication, actions, presets } = destination;
  const { overridesOf } = await import('@sluice/engine');
  const toMap = ([key, action]: [string, Action]) => ({ name: action.title, ...subscriptionOf(key, action) });
  const needed = Object.entries(authentication.fields).filter(([, setting]) => isToFillIn(setting));
  return {
    destination: slug,
    settings: Object.fromEntries(needed.map(([key, setting]) => [key, toFillIn(slug, key, setting)])),
    // A destination without presets does nothing unless the user adds subscriptions.
    ...(presets.length === 0 && { subscriptions: overridesOf(destination, Object.entries(actions).map(toMap)) }),
  };
}

/** Whether the user has to fill in a setting: secrets, and what is required, even if only for one choice of another setting. */
function isToFillIn({ type, required, requiredWhen, default: value }: GlobalSetting): boolean {
  return type === 'password' || (value === undefined && (required === true || requiredWhen !== undefined));
}

/** An optional secret is left empty: a reference to an unset environment variable would be an error. */
function toFillIn(slug: string, key: string, { type, required }: GlobalSetting): string {
  return type === 'password' && required ? `\${${variableOf(slug, key)}}` : '';
}

function variableOf(slug: string, key: string): string {
  return `${slug}_${key.replace(/[A-Z]/g, '_$&')}`.replace(/\W/g, '_').toUpperCase();
}

function nextSteps(
  destinations: readonly Destination[],
  { shown, option }: { readonly shown: string; readonly option: string },
  io: Io,
): string {
  const { paint, width } = lookOf(io);
  const names = destinations.map(titleOf).join(', ');
  const explain = destinations.map(({ slug }) => `sluice describe ${slug}`);
  const secrets = destinations.flatMap(({ slug, authentication }) =>
    Object.entries(authentication.fields)
      .filter(([, { type }]) => type === 'password')
      .map(([key]) => wrap(`${paint('name', key)}: \${${variableOf(slug, key)}}`, '    ', width, '  ')),
  );
  return [
    wrap(`${paint('good', shown)}: added ${names}. Fill in the settings; these explain each:`, '', width),
    ...explain.map((line) => `${shellLine(line, width)}\n`),
    ...(secrets.length > 0 ? [wrap('It is best to read secrets from the environment:', '', width), ...secrets] : []),
    'Then try it:\n',
    ...['validate', 'try'].map((command) => `${shellLine(`sluice ${command}${option}`, width)}\n`),
  ].join('');
}
