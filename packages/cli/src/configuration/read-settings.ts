import { isObject, type RawSettings } from '@sluice/kit/host';
import { UsageError } from '../usage-error';
import { readJsonFile } from './read-json-file';

/** A settings file. What the settings mean is checked by the engine. */
export async function readSettings(path: string): Promise<RawSettings> {
  return checkedSettings(await readJsonFile(path), path);
}

/** The same of settings that stand in a file with others; `place` is where. */
export function checkedSettings(content: unknown, place: string): RawSettings {
  if (isObject(content)) return content;
  throw new UsageError(`${place}: the settings must be a JSON object, as in {"apiKey": "\${API_KEY}"}.`);
}
