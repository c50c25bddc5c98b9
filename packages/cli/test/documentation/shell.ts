import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from './block';

/** Commands of pages that no test can run, and why. They are read as bash reads them, and do nothing. */
const notRun: Readonly<Record<string, string>> = {
  docker: 'needs images of a registry',
  kubectl: 'needs a cluster',
  curl: 'asks a server that the page has started elsewhere',
  'sluice … segment:…': 'needs Segment’s own package, of 100 MB: npm run segment-proof',
};

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
const sluice = [process.execPath, '-r', require.resolve('../from-source.cjs'), require.resolve('./sluice.ts')].map(
  (word) => `'${word}'`,
);

const prelude = `
set -euo pipefail
sluice() {
  case "$*" in *segment:* | *--segment*) return ;; esac
  ${sluice.join(' ')} "$@"
}
npx() {
  case $1 in
    sluice | @sluice/cli) sluice "\${@:2}" ;;
    *) echo "The repository has no program $1." >&2; return 1 ;;
  esac
}
npm() {
  case $1 in
    install) ;; # of the registry; what it brings is tested where packages are packed
    start | test) ;;
    run) [[ ' ${Object.keys(scripts).join(' ')} ' == *" $2 "* ]] || { echo "There is no script $2." >&2; return 1; } ;;
    *) echo "npm $1 is not known here." >&2; return 1 ;;
  esac
}
${Object.keys(notRun)
  .filter((command) => !command.includes(' '))
  .map((command) => `${command}() { :; }`)
  .join('\n')}
`;

export interface ShellRun {
  readonly code: number;
  /** Both outputs, as a terminal has them. */
  readonly output: string;
}

/** Runs a page's commands in the reader's folder. */
export async function runShell(code: string, folder: string, env: Readonly<Record<string, string>>): Promise<ShellRun> {
  const child = spawn('bash', ['-c', `exec 2>&1\n${prelude}\n${code}`], {
    cwd: folder,
    env: { ...process.env, COLUMNS: '110', NO_COLOR: '1', ...env },
  });
  child.stdin.end();
  const [output, , [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: status as number, output };
}
