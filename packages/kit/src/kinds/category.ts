import { rememberNames } from '../remember';
import type { Kind, Reading } from './kind';
import { text } from './text';

const read = rememberNames((given): { readonly path: Reading<string> } => {
  const path = text.read(given);
  if (typeof path !== 'string') return { path };
  const levels = path.split(/[>/]/).map((level) => level.trim());
  return { path: levels.filter((level) => level !== '').join(' > ') || undefined };
});

/** All levels, from the first on, divided by " > "; the sender may divide them by "/", too. */
export const category: Kind<string> = {
  ...text,
  read: (given) => (typeof given === 'string' ? read(given).path : text.read(given)),
};

/** The levels of what was read as a category, from the first on: of `Home > Kitchen > Pans` the three names. */
export const categoryLevels = rememberNames((path): readonly string[] => path.split(' > '));
