import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Run } from './run-sluice';

const bin = join(__dirname, '../bin/sluice.js');
const command = [process.execPath, '-r', require.resolve('./from-source.cjs'), bin];

/** Lines so long that texts are not wrapped. */
const unwrapped = { ...process.env, COLUMNS: undefined };

/** Runs the command line in a process of its own, from source. */
export function startProcess(argv: readonly string[]): ChildProcessWithoutNullStreams {
  const [node = '', ...rest] = command;
  const child = spawn(node, [...rest, ...argv], { env: unwrapped });
  child.stdin.on('error', () => {});
  return child;
}

/** Waits for the end of a process, and collects what it prints. */
export async function endOf(child: ChildProcessWithoutNullStreams): Promise<Run> {
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number, stdout, stderr };
}

/** Runs a line of bash in which `sluice` is the command line, from source, also as an array; standard input is empty. */
export async function runShell(line: string): Promise<Run> {
  const quoted = command.map((word) => `'${word}'`).join(' ');
  const child = spawn('bash', ['-c', `sluice() { ${quoted} "$@"; }\nsluice=(${quoted})\n${line}`], { env: unwrapped });
  child.stdin.end();
  return endOf(child);
}
