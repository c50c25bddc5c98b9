import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, type Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Io, main, type Signal } from '../src/index';

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  /** What is piped in; a terminal unless given. */
  readonly stdin?: string | Buffer | Readable;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the function that sends a signal, once the command listens. */
  readonly whenListening?: (send: (signal: Signal) => void) => void;
  readonly stdinIsTerminal?: boolean;
  readonly stderrIsTerminal?: boolean;
  readonly stdinIdentity?: string;
  /** Where the command runs; where no config file is, unless given. */
  readonly folder?: string;
  /** Of a line of text: so long that it is not wrapped, unless given. */
  readonly width?: number;
  readonly hasColours?: Io['hasColours'];
  /** What the command prints to; collected unless given. */
  readonly stdout?: Writable;
  readonly stderr?: Writable;
  /** Called with what is printed, when it is. */
  readonly onStdout?: (text: string) => void;
}

/** Calls the command line in this process. */
export async function runSluice(argv: readonly string[], world: World = {}): Promise<Run> {
  const { stdin, env = {}, whenListening, stderrIsTerminal = false, onStdout, stdinIdentity } = world;
  const { folder = '/', hasColours = { stdout: false, stderr: false }, width = 10_000 } = world;
  const { stdinIsTerminal = stdin === undefined } = world;
  const collectedOut = new PassThrough();
  const collectedErr = new PassThrough();
  const { stdout = collectedOut, stderr = collectedErr } = world;
  if (onStdout) stdout.on('data', (chunk: Buffer) => onStdout(chunk.toString()));
  const printed = Promise.all([text(collectedOut), text(collectedErr)]);
  const code = await main(argv, {
    stdin: stdin instanceof Readable ? stdin : Readable.from(stdin === undefined ? [] : [Buffer.from(stdin)]),
    stdout,
    stderr,
    env,
    stdinIdentity,
    isTerminal: { stdin: stdinIsTerminal, stderr: stderrIsTerminal },
    folder,
    hasColours,
    width: { stdout: width, stderr: width },
    onSignal(listener) {
      let isListening = true;
      whenListening?.((signal) => isListening && listener(signal));
      return () => void (isListening = false);
    },
  });
  collectedOut.end();
  collectedErr.end();
  const [out, err] = await printed;
  return { code, stdout: out, stderr: err };
}

/** Writes a file to a folder of its own and returns its path. */
export function temporaryFile(name: string, content: string | Buffer | object): string {
  const path = join(mkdtempSync(join(tmpdir(), 'sluice-')), name);
  const isRaw = typeof content === 'string' || Buffer.isBuffer(content);
  writeFileSync(path, isRaw ? content : JSON.stringify(content));
  return path;
}
