import { rememberNames } from '../remember';
import { type Kind, type Reading, unreadable } from './kind';
import { text } from './text';

const read = rememberNames((given): { readonly path: Reading<string> } => {
  const path = text.read(given);
  if (typeof path !== 'string') return { path };
  const levels = path.split(/[>/]/).map((level) => level.trim());
  return { path: levels.filter((level) => level !== '').join(' > ') || undefined };
});

/** All levels, from the first on, divided by " > "; the sender may divide them by "/", too, or send a list of them. */
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

/** The levels of what was read as a category, from the first on: of `Home > Kitchen > Pans` the three names. */
export const categoryLevels = rememberNames((path): readonly string[] => path.split(' > '));
