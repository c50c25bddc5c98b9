import { parseUrl } from '@sluice/kit/host';
import { type Command, InvalidArgumentError } from 'commander';

/** The options of every command that works with a configured destination; see `chooseDestinations`. */
export interface DestinationOptions {
  readonly config?: string;
  readonly settings?: string;
  readonly subscriptions?: string;
  /** The origin of a running simulator; true for one in this process. */
  readonly toSimulator?: string | true;
}

/** The name of the config file. */
export const configFileName = 'sluice.json';

/** Adds the arguments of a command that takes destinations, then event files. */
export function addWords(command: Command, events: string): Command {
  return command.argument('[destination]', destinationWords).argument('[events...]', events);
}

/** The help text for the destinations argument. */
export const destinationWords = 'name as in "sluice list", or several; default: all in the config file';

/** Adds `--config`. */
export function addConfigOption(command: Command): Command {
  return command.option(
    '--config <file>',
    `the config file, as "sluice init" writes it; default: the nearest ${configFileName}, in this folder or above`,
  );
}

/** Adds the options with which a command opens destinations. */
export function addDestinationOptions(command: Command): Command {
  addConfigOption(command)
    .option('--settings <file>', 'settings of the destination as a JSON object, instead of a config file')
    .option(
      '--subscriptions <file>',
      'subscriptions as JSON, instead of a config file: a list, or changes to the presets',
    )
    .option(
      '--to-simulator [url]',
      'use a simulator of the vendor, and the settings of its account: one in this process, or the one at the URL',
      simulatorOf,
    );
  // Without this, `--to-simulator events.ndjson` would treat the event file as the URL.
  const parseOptions = command.parseOptions.bind(command);
  command.parseOptions = (args) =>
    parseOptions(args.map((arg, at) => (arg === '--to-simulator' && !isUrl(args[at + 1]) ? '--to-simulator=' : arg)));
  return command;
}

const isUrl = (text: string | undefined) => text !== undefined && /^https?:\/\//i.test(text);

function simulatorOf(text: string): string | true {
  if (text === '') return true;
  const url = parseUrl(text);
  if (url && isUrl(text)) return url.origin;
  throw new InvalidArgumentError('It must be a URL, as in http://127.0.0.1:4010.');
}
