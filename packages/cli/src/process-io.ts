import type { Io, Signal } from './io';

const widestText = 110;

/** This process as the commands see it. */
export function processIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  // Whoever reads the output may stop early (`| head`): what is left is not written, and nothing else changes.
  for (const stream of [stdout, stderr]) stream.on('error', () => {});
  return {
    stdin,
    stdout,
    stderr,
    env,
    isTerminal: { stdin: stdin.isTTY, stderr: stderr.isTTY },
    width: Math.min(widestText, stdout.columns || widestText),
    onSignal(listener: (signal: Signal) => void) {
      process.on('SIGINT', listener).on('SIGTERM', listener);
      return () => void process.off('SIGINT', listener).off('SIGTERM', listener);
    },
  };
}
