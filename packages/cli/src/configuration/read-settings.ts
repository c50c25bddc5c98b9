import type { RawSettings } from '@sluice/kit/host';
import type { Io } from '../io';
import { UsageError } from '../usage-error';
import { isObject } from '@sluice/kit/host';
import { fillInVariables, VariableError } from './fill-in-variables';
import { readJsonFile } from './read-json-file';

/** A settings file, with the environment's values in their places. What the settings mean is checked by the engine. */
export async function readSettings(path: string, env: Io['env']): Promise<RawSettings> {
  return filledSettings(await readJsonFile(path), path, env);
}

/** The same of settings that stand in a file with others; `place` is where. */
export function filledSettings(content: unknown, place: string, env: Io['env']): RawSettings {
  if (!isObject(content)) {
    throw new UsageError(`${place}: the settings must be a JSON object, as in {"apiKey": "\${API_KEY}"}.`);
  }
  const problems: string[] = [];
  const settings = Object.entries(content).map(([key, value]: [string, unknown]) => {
    try {
      return [key, typeof value === 'string' ? fillInVariables(value, env) : value] as const;
    } catch (error) {
      if (!(error instanceof VariableError)) throw error;
      problems.push(`${place}: settings.${key}: ${error.message}`);
      return [key, undefined] as const;
    }
  });
  const [first, ...more] = problems;
  if (first !== undefined) throw new UsageError(first, more);
  return Object.fromEntries(settings);
}
