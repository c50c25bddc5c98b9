import { isObject, type RawSettings } from '@sluice/kit/host';
import { UsageError } from '../usage-error';
import { readJsonFile } from './read-json-file';

/** Reads a settings file. The engine checks the settings themselves. */
export async function readSettings(path: string): Promise<RawSettings> {
  return checkedSettings(await readJsonFile(path), path);
}

/** Checks settings that are part of a larger file; `place` says where. */
export function checkedSettings(content: unknown, place: string): RawSettings {
  if (isObject(content)) return content;
  throw new UsageError(`${place}: the settings must be a JSON object, as in {"apiKey": "\${API_KEY}"}.`);
}
