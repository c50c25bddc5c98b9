import { examples } from '../examples';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalog } from '@sluice/catalog';
import type { Destination } from '@sluice/kit/host';
import type { DefinitionFiles } from '@sluice/rudderstack';
import type { Command } from 'commander';
import { unwritableFolder } from '../file-problem';
import { findDestination } from '../find-destination';
import { makeFolder } from '../make-folder';
import { addTry } from './rudderstack-try';
import type { Session } from '../session';
import { type Look, lookOf } from '../text/look';
import { shellWord } from '../text/shell-word';
import { wrap } from '../text/wrap';
import { isSystemError, systemReason } from '../system-reason';
import { UsageError } from '../usage-error';
import { write } from '../write';

/** `sluice rudderstack` */
export function rudderstack(program: Command, session: Session): void {
  const command = program.command('rudderstack').description('set up Sluice’s destinations in RudderStack');
  addConfig(command, session);
  addInstall(command, session);
  addTry(command, session);
}

function addConfig(command: Command, { io }: Session): void {
  command
    .command('config')
    .description('print a destination’s definition for RudderStack, and the settings rudder-server needs')
    .argument('<destination>', 'name as in "sluice list"')
    .option('--out <folder>', 'write the files there')
    .option('--json', 'all as one JSON document')
    .addHelpText(
      'after',
      examples(
        ['sluice rudderstack config bloomreach', 'sluice rudderstack config tracify --out definitions/tracify'],
        'workspaceConfig.json is an entry of sources[].destinations in the file of a self-hosted server; the others are what RudderStack keeps of a destination.',
      ),
    )
    .action(async (slug: string, { out, json }: { out?: string; json?: boolean }) => {
      const destination = findDestination(slug);
      const { definitionFiles } = await import('@sluice/rudderstack');
      const { files, flags } = definitionFiles(destination);
      if (out !== undefined) await writeFiles(out, files);
      if (json) {
        await write(io.stdout, `${JSON.stringify({ ...files, flags }, null, 2)}\n`);
        return;
      }
      const written = Object.keys(files).map((name) => `${join(out ?? '', name)}\n`);
      const printed = Object.entries(files).map(
        ([name, content]) => `${name}\n${JSON.stringify(content, null, 2)}\n\n`,
      );
      await write(io.stdout, (out === undefined ? printed : [...written, '\n']).join(''));
      await write(io.stdout, `Settings of rudder-server\n${describeFlags(flags, lookOf(io))}`);
    });
}

async function writeFiles(folder: string, files: DefinitionFiles['files']): Promise<void> {
  if (folder === '') throw new UsageError('--out must name a folder.');
  try {
    await makeFolder(folder);
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
    }
  } catch (error) {
    throw unwritableFolder(folder, error);
  }
}

function describeFlags(flags: DefinitionFiles['flags'], { paint, width }: Look): string {
  return flags
    .map(
      ({ key, variable, value, why }) =>
        `  ${paint('name', key)}: ${value}\n  ${paint('name', variable)}=${value}\n${wrap(why, '      ', width)}`,
    )
    .join('');
}

interface InstallChoices {
  readonly remove?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

function addInstall(command: Command, { io }: Session): void {
  command
    .command('install')
    .description('install destinations into a RudderStack transformer, or remove them')
    .argument('<transformer>', 'folder of the transformer, cloned or inside its image')
    .argument('[destinations...]', 'names as in "sluice list"; default: those that RudderStack lacks')
    .option('--remove', 'remove them and restore what they replaced; default: all')
    .option('--force', 'even if installed files have been changed since')
    .option('--dry-run', 'show what would be done, and change nothing')
    .addHelpText(
      'after',
      examples([
        'sluice rudderstack install ../rudder-transformer tracify bloomreach',
        'sluice rudderstack install ../rudder-transformer --remove',
      ]),
    )
    .action(
      async (
        transformer: string,
        slugs: readonly string[],
        { remove: isRemoval, force, dryRun: isDry = false }: InstallChoices,
      ) => {
        const { builtInOf, install, InstallationError, remainingSteps, remove } = await import('@sluice/rudderstack');
        const isForced = force ?? false;
        const named = slugs.map(findDestination);
        try {
          if (isRemoval) {
            const chosen = named.length > 0 && { slugs: named.map(({ slug }) => slug) };
            const { removed, restored } = remove({ transformer, isForced, isDry, ...chosen });
            const last = wrap(takeBack, '', io.width.stdout);
            await write(
              io.stdout,
              listed(isDry ? 'To be removed' : 'Removed', removed) +
                listed(isDry ? 'To be put back' : 'Put back', restored) +
                last,
            );
            return;
          }
          const destinations = named.length > 0 ? named : Object.values(catalog).filter((one) => !builtInOf(one));
          if (destinations.length === 0)
            throw new UsageError(
              `RudderStack has an integration of each. Name those to install: ${Object.keys(catalog).join(', ')}.`,
            );
          const { written, replaced } = install({ transformer, destinations, isForced, isDry });
          const steps = remainingSteps(transformer, destinations, shellWord(transformer)).map((step) =>
            wrap(step, '  ', io.width.stdout),
          );
          const last = wrap(
            `Then restart it. What rudder-server wants: ${destinations.map(configCommand).join(', ')}`,
            '',
            io.width.stdout,
          );
          await write(
            io.stdout,
            listed(isDry ? 'To be written' : 'Written', written) +
              listed(isDry ? 'To be moved aside' : 'Moved aside', replaced),
          );
          await write(io.stdout, `${steps.length > 0 ? `Still to do\n${steps.join('')}` : ''}${last}`);
        } catch (error) {
          if (error instanceof InstallationError) throw new UsageError(error.message);
          if (isSystemError(error)) throw new UsageError(`${error.path ?? transformer}: ${systemReason(error)}`);
          throw error;
        }
      },
    );
}

const takeBack =
  'Then undo what was set for them, DISABLE_<NAME>_CDK_V2 and the flags in features.ts, and restart it: without our ' +
  'folder, nothing answers if its own workflow is off.';

function configCommand({ slug }: Destination): string {
  return `sluice rudderstack config ${slug}`;
}

function listed(title: string, paths: readonly string[]): string {
  return paths.length > 0 ? `${title}\n${paths.map((path) => `  ${path}\n`).join('')}` : '';
}
