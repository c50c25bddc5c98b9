import type { CommandWords, OptionWords } from './words-of';

/** For zsh, to be autoloaded as a function or sourced. */
export function zshScript(commands: readonly CommandWords[]): string {
  return `#compdef sluice
# zsh completion of sluice: sluice completion zsh > ~/.zfunc/_sluice
${commands.map(functionOf).join('\n')}
if [ "$funcstack[1]" = "_sluice" ]; then _sluice "$@"; else compdef _sluice sluice; fi
`;
}

function functionOf({ path, subcommands, options, words, takesFiles }: CommandWords): string {
  const own = options.map(specOf);
  const name = nameOf(path);
  if (subcommands.length > 0) {
    const described = subcommands.map((one) => quote(`${escaped(one.name)}:${one.description}`)).join(' ');
    const branches = subcommands.map((one) => `    ${one.name}) ${nameOf(`${path} ${one.name}`.trim())} ;;`);
    return `${name}() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${[...own, quote('1:command:->command'), quote('*::argument:->argument')].join(' ')}
  case $state in
    command) local -a commands=(${described}); _describe command commands ;;
    argument) case $line[1] in
${branches.join('\n')}
    esac ;;
  esac
}`;
  }
  const values = words.length > 0 ? `(${words.join(' ')})` : '';
  const files = takesFiles ? '_files' : '';
  const action = values && files ? `{_alternative 'words:word:${values}' 'files:file:_files'}` : values || files || ' ';
  return `${name}() { _arguments ${[...own, quoteAction(action)].join(' ')} }`;
}

function quoteAction(action: string): string {
  return quote(`*:word:${action}`);
}

function specOf({ long, short, description, takesValue, choices, takesFile }: OptionWords): string {
  const value = choices.length > 0 ? `(${choices.join(' ')})` : takesFile ? '_files' : ' ';
  const told = `[${description.replace(/[[\]\\]/g, '\\$&')}]${takesValue ? `:value:${value}` : ''}`;
  return short === undefined ? quote(`*${long}${told}`) : `{${short},${long}}${quote(told)}`;
}

const nameOf = (path: string) => `_sluice${path === '' ? '' : `_${path.replaceAll(/\W/g, '_')}`}`;

const escaped = (text: string) => text.replaceAll(':', '\\:');

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
