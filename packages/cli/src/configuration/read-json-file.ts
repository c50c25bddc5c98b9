import { readFile } from 'node:fs/promises';
import { jsonProblem } from '../events/json-problem';
import { unreadableFile } from '../file-problem';
import { UsageError } from '../usage-error';

/**
 * Reads a file that the user wrote; messages call it `shown`. Error messages never quote its content, which may contain secrets.
 */
export async function readJsonFile(path: string, shown = path): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadableFile(shown, error);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new UsageError(`${shown}: ${jsonProblem(text)}.`);
  }
}
