import type { CommandWords, OptionWords } from './words-of';

/** For fish: one line for each possible completion. */
export function fishScript(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap((command) => linesOf(command, commands));
  return `# fish completion of sluice: sluice completion fish > ~/.config/fish/completions/sluice.fish
complete -c sluice -f
${lines.join('\n')}
`;
}

function linesOf(
  { path, subcommands, options, words, takesFiles }: CommandWords,
  all: readonly CommandWords[],
): string[] {
  const condition = conditionOf(path, subcommands.length > 0, all);
  const line = (rest: string) => `complete -c sluice ${condition} ${rest}`;
  return [
    ...subcommands.map(({ name, description }) => line(`-a ${name} -d ${quote(description)}`)),
    ...(words.length > 0 ? [line(`-a ${quote(words.join(' '))}`)] : []),
    ...(takesFiles ? [line('-F')] : []),
    ...options.map((option) => line(optionOf(option))),
  ];
}

function conditionOf(path: string, hasSubcommands: boolean, all: readonly CommandWords[]): string {
  const [first, second] = path.split(' ');
  if (path === '') return '-n __fish_use_subcommand';
  const seen = `__fish_seen_subcommand_from ${first}`;
  if (second !== undefined) return `-n ${quote(`${seen}; and __fish_seen_subcommand_from ${second}`)}`;
  const below = all.filter((one) => one.path.startsWith(`${path} `)).map((one) => one.path.split(' ')[1]);
  return `-n ${quote(hasSubcommands ? `${seen}; and not __fish_seen_subcommand_from ${below.join(' ')}` : seen)}`;
}

function optionOf({ long, short, description, takesValue, choices, takesFile }: OptionWords): string {
  return [
    `-l ${long.replace(/^--/, '')}`,
    ...(short === undefined ? [] : [`-s ${short.replace(/^-/, '')}`]),
    ...(takesValue ? [takesFile ? '-r -F' : '-x'] : []),
    ...(choices.length > 0 ? [`-a ${quote(choices.join(' '))}`] : []),
    `-d ${quote(description)}`,
  ].join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
