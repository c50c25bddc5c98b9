import type { CommandWords, OptionWords } from './words-of';

/** For bash 4 and later; zsh can run it, too. */
export function bashScript(commands: readonly CommandWords[]): string {
  return `# bash completion of sluice: source <(sluice completion bash)
_sluice() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${command:+$command }$word" in
      ${commands
        .filter(({ path }) => path !== '')
        .map(({ path }) => quote(path))
        .join('|')}) command="\${command:+$command }$word" ;;
    esac
  done
  case "$command" in
${commands.map(branchOf).join('\n')}
  esac
}
complete -o filenames -F _sluice sluice
`;
}

function branchOf({ path, subcommands, options, words, takesFiles }: CommandWords): string {
  const own = [...subcommands.map(({ name }) => name), ...words].join(' ');
  const valued = options.filter(({ takesValue }) => takesValue);
  const files = takesFiles ? '; compgen -f -- "$current"' : '';
  return `    ${quote(path)})
      case "$previous" in
${valued.map((option) => `        ${[option.short, option.long].filter(Boolean).join('|')}) ${valueOf(option)}; return ;;`).join('\n')}
      esac
      case "$current" in
        -*) mapfile -t COMPREPLY < <(compgen -W ${quote(options.map(({ long }) => long).join(' '))} -- "$current") ;;
        *) mapfile -t COMPREPLY < <(compgen -W ${quote(own)} -- "$current"${files}) ;;
      esac ;;`;
}

function valueOf({ choices, takesFile }: OptionWords): string {
  if (choices.length > 0) return `mapfile -t COMPREPLY < <(compgen -W ${quote(choices.join(' '))} -- "$current")`;
  return takesFile ? 'mapfile -t COMPREPLY < <(compgen -f -- "$current")' : 'COMPREPLY=()';
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
