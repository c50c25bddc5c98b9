import { readFile } from 'node:fs/promises';
import { jsonProblem } from '../events/json-problem';
import { unreadableFile } from '../file-problem';
import { UsageError } from '../usage-error';

/** A file that the user wrote. What is wrong with it is said without a word of its content: it may hold secrets. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadableFile(path, error);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new UsageError(`${path}: ${jsonProblem(text)}.`);
  }
}
