import type { Writable } from 'node:stream';

/** Writes and waits until the reader has taken it. Returns whether anybody still reads. */
export async function write(stream: Writable, text: string): Promise<boolean> {
  if (!stream.writable) return false;
  const error = await new Promise<Error | null | undefined>((resolve) => void stream.write(text, resolve));
  return !error;
}
