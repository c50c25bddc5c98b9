import type { Command, Option } from 'commander';

/** A command, as shells complete it. */
export interface CommandWords {
  /** `rudderstack config` */
  readonly path: string;
  readonly description: string;
  readonly subcommands: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly OptionWords[];
  /** What its arguments can be: destinations, or one of a few choices. Files are covered by `takesFiles`. */
  readonly words: readonly string[];
  readonly takesFiles: boolean;
}

/** An option, as shells complete it. */
export interface OptionWords {
  readonly long: string;
  readonly short: string | undefined;
  readonly description: string;
  readonly takesValue: boolean;
  /** The possible values; empty if they are not known. */
  readonly choices: readonly string[];
  readonly takesFile: boolean;
}

/** The program, its commands and their subcommands. */
export function wordsOf(program: Command, destinations: readonly string[]): CommandWords[] {
  const all: CommandWords[] = [];
  const visit = (command: Command, path: readonly string[]) => {
    const subcommands = command.commands.map((one) => ({ name: one.name(), description: one.description() }));
    const names = command.registeredArguments.map((argument) => argument.name());
    const choices = command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
    const isOfDestinations = names.some((name) => /^destinations?$/.test(name));
    all.push({
      path: path.join(' '),
      description: command.description(),
      subcommands,
      options: [...command.options.map(optionWords), help],
      words: [...choices, ...(isOfDestinations ? destinations : [])],
      takesFiles: names.some((name) => /^(?:events|path|transformer)$/.test(name)),
    });
    for (const one of command.commands) visit(one, [...path, one.name()]);
  };
  visit(program, []);
  return all;
}

const help = {
  long: '--help',
  short: '-h',
  description: 'show help',
  takesValue: false,
  choices: [],
  takesFile: false,
};

function optionWords({ long, short, description, required, optional, argChoices = [], flags }: Option): OptionWords {
  return {
    long: long ?? '',
    short,
    description,
    // An optional value is taken from the next word only if that is a URL.
    takesValue: required && !optional,
    choices: argChoices,
    takesFile: /<(?:file|folder)>/.test(flags),
  };
}
