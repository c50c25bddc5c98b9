import { type BigIntStats, fstatSync } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { fileIdentity } from './file-identity';
import { FileOutput } from './file-output';
import type { Io, Signal } from './io';
import { hasColours } from './text/has-colours';
import { widestText } from './text/wrap';

/** Of a terminal that does not say. */
const usualWidth = 80;
const signals: readonly Signal[] = ['SIGHUP', 'SIGINT', 'SIGTERM'];

/** This process as the commands see it. */
export function processIo(): Io {
  const { env } = process;
  const stdin = isFolder(0) ? folderAsInput() : process.stdin;
  const stdout = outputOf(1, () => process.stdout);
  const stderr = outputOf(2, () => process.stderr);
  // Whoever writes is told of failures; those of writes that nobody waits for are looked at in the end.
  for (const stream of [stdout, stderr]) stream.on('error', () => {});
  return {
    stdin,
    stdinIdentity: identityOfInput(),
    stdout,
    stderr,
    env,
    folder: process.cwd(),
    isTerminal: { stdin: process.stdin.isTTY, stderr: process.stderr.isTTY },
    hasColours: { stdout: hasColours(stdout, env), stderr: hasColours(stderr, env) },
    width: { stdout: widthOf(stdout, env), stderr: widthOf(stderr, env) },
    onSignal(listener: (signal: Signal) => void) {
      for (const signal of signals) process.on(signal, listener);
      return () => {
        for (const signal of signals) process.off(signal, listener);
      };
    },
  };
}

/** A terminal's own; elsewhere what `COLUMNS` says, else one message is one line: programs read it. */
function widthOf(stream: Writable, { COLUMNS }: NodeJS.ProcessEnv): number {
  if ('columns' in stream) return Math.min(widestText, Number(stream.columns) || usualWidth);
  return Number(COLUMNS) > 0 ? Number(COLUMNS) : Infinity;
}

function outputOf(descriptor: number, ownStream: () => Writable): Writable {
  try {
    return statsOf(descriptor).isFile() ? new FileOutput(descriptor) : ownStream();
  } catch {
    return ownStream();
  }
}

/**
 * As big integers: once Node.js 20 has looked at a pipe with plain numbers, it takes links for what they lead to, and a package
 * behind one (of pnpm) does not find its own packages.
 */
function statsOf(descriptor: number): BigIntStats {
  return fstatSync(descriptor, { bigint: true });
}

function isFolder(descriptor: number): boolean {
  try {
    return statsOf(descriptor).isDirectory();
  } catch {
    return false;
  }
}

/** Node itself takes a folder for an empty input. */
function folderAsInput(): Readable {
  return new Readable({
    read() {
      this.destroy(Object.assign(new Error('It is a folder.'), { code: 'EISDIR', syscall: 'read' }));
    },
  });
}

function identityOfInput(): string | undefined {
  try {
    return fileIdentity(statsOf(0));
  } catch {
    return undefined;
  }
}
