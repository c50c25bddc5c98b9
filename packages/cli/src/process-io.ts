import { type BigIntStats, fstatSync } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { fileIdentity } from './file-identity';
import { FileOutput } from './file-output';
import type { Io, Signal } from './io';
import { hasColours } from './text/has-colours';
import { widestText } from './text/wrap';

/** For a terminal that does not report its width. */
const usualWidth = 80;
const signals: readonly Signal[] = ['SIGHUP', 'SIGINT', 'SIGTERM'];

/** The `Io` of this process. */
export function processIo(): Io {
  const { env } = process;
  const stdin = isFolder(0) ? folderAsInput() : process.stdin;
  const stdout = outputOf(1, () => process.stdout);
  const stderr = outputOf(2, () => process.stderr);
  // Writers get their own failures; failures of writes that nobody waits for are checked at the end.
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

/** A terminal's own width; elsewhere `COLUMNS`, or no limit: a program reads the output, so each message stays on one line. */
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
 * Uses big integers: once Node.js 20 has called `fstat` on a pipe with plain numbers, it mistakes symbolic links for their
 * targets, and a package behind a link (as in pnpm) does not find its own dependencies.
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

/** Fails on reading; Node itself treats a folder as empty input. */
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
