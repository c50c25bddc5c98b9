import { rememberNames } from '../remember';
import { type Kind, type Reading, unreadable } from './kind';
import { text } from './text';

const read = rememberNames((given): { readonly path: Reading<string> } => {
  const path = text.read(given);
  if (typeof path !== 'string') return { path };
  return { path: joined(path.split(path.includes('>') ? '>' : '/')) };
});

function joined(levels: readonly string[]): string | undefined {
  const named = levels.map((level) => level.trim()).filter((level) => /[\p{L}\p{N}]/u.test(level));
  return named.join(' > ') || undefined;
}

/**
 * All levels, top first, separated by " > ". Also reads levels separated by "/", and a list of levels. Otherwise a "/" is
 * part of a name: `Home > Bed/Bath`.
 */
export const category: Kind<string> = {
  ...text,
  read: (given) => (Array.isArray(given) ? readLevels(given) : readPath(given)),
};

function readPath(given: unknown): Reading<string> {
  return typeof given === 'string' ? read(given).path : text.read(given);
}

function readLevels(given: readonly unknown[]): Reading<string> {
  if (given.length === 1) return readPath(given[0]);
  const levels = given.map((level) => text.read(level)).filter((level) => level !== undefined);
  if (levels.includes(unreadable)) return unreadable;
  return joined(levels.flatMap((level) => String(level).split('>')));
}

/** The levels of a category that was read, top first: the three names of `Home > Kitchen > Pans`. */
export const categoryLevels = rememberNames((path): readonly string[] => path.split(' > '));
