import { fstatSync } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { fileIdentity } from './file-identity';
import { FileOutput } from './file-output';
import type { Io, Signal } from './io';

const widestText = 110;
const signals: readonly Signal[] = ['SIGHUP', 'SIGINT', 'SIGTERM'];

/** This process as the commands see it. */
export function processIo(): Io {
  const { env } = process;
  const stdin = isFolder(0) ? folderAsInput() : process.stdin;
  const stdout = outputOf(1, () => process.stdout);
  const stderr = outputOf(2, () => process.stderr);
  // Whoever writes is told of failures; those of writes that nobody waits for are looked at in the end.
  for (const stream of [stdout, stderr]) stream.on('error', () => {});
  const columns = 'columns' in stdout && typeof stdout.columns === 'number' ? stdout.columns : 0;
  return {
    stdin,
    stdinIdentity: identityOfInput(),
    stdout,
    stderr,
    env,
    isTerminal: { stdin: process.stdin.isTTY, stderr: process.stderr.isTTY },
    width: Math.min(widestText, columns || widestText),
    onSignal(listener: (signal: Signal) => void) {
      for (const signal of signals) process.on(signal, listener);
      return () => {
        for (const signal of signals) process.off(signal, listener);
      };
    },
  };
}

function outputOf(descriptor: number, ownStream: () => Writable): Writable {
  try {
    return fstatSync(descriptor).isFile() ? new FileOutput(descriptor) : ownStream();
  } catch {
    return ownStream();
  }
}

function isFolder(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isDirectory();
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
    return fileIdentity(fstatSync(0, { bigint: true }));
  } catch {
    return undefined;
  }
}
