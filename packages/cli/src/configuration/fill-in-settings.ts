import type { RawSettings } from '@sluice/kit/host';
import type { Io } from '../io';
import { fillInVariables, VariableError } from './fill-in-variables';

/** Settings with the environment's values filled in, and the problems, by key, of the settings that had to be left out. */
export interface FilledSettings {
  readonly settings: RawSettings;
  readonly problems: ReadonlyMap<string, VariableError>;
}

/** Replaces `${NAMES}` in settings with the environment's values. */
export function fillInSettings(raw: RawSettings, env: Io['env']): FilledSettings {
  const problems = new Map<string, VariableError>();
  const settings = Object.entries(raw).flatMap(([key, value]): [string, unknown][] => {
    try {
      return [[key, typeof value === 'string' ? fillInVariables(value, env) : value]];
    } catch (error) {
      if (!(error instanceof VariableError)) throw error;
      problems.set(key, error);
      return [];
    }
  });
  return { settings: Object.fromEntries(settings), problems };
}
