import { rememberNames } from '../remember';
import { type Kind, type Reading, unreadable } from './kind';
import { text } from './text';

const read = rememberNames((given): { readonly path: Reading<string> } => {
  const path = text.read(given);
  if (typeof path !== 'string') return { path };
  const levels = path.split(/[>/]/).map((level) => level.trim());
  return { path: levels.filter((level) => level !== '').join(' > ') || undefined };
});

/** All levels, top first, separated by " > ". Also reads levels separated by "/", and a list of levels. */
export const category: Kind<string> = {
  ...text,
  read: (given) => (Array.isArray(given) ? readLevels(given) : readPath(given)),
};

function readPath(given: unknown): Reading<string> {
  return typeof given === 'string' ? read(given).path : text.read(given);
}

function readLevels(given: readonly unknown[]): Reading<string> {
  const levels = given.map(readPath).filter((level) => level !== undefined);
  return levels.includes(unreadable) ? unreadable : levels.join(' > ') || undefined;
}

/** The levels of a category that was read, top first: the three names of `Home > Kitchen > Pans`. */
export const categoryLevels = rememberNames((path): readonly string[] => path.split(' > '));
