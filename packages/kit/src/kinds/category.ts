import { rememberNames } from '../remember';
import { type Kind, unreadable } from './kind';
import { text } from './text';

/** The levels of a category, from the first on: of `Home > Kitchen > Pans` the three names. They are divided by ">" or "/". */
const levelsOf = rememberNames((given): readonly string[] => {
  const read = text.read(given);
  if (typeof read !== 'string') return [];
  const levels = read.split(/[>/]/).map((level) => level.trim());
  return levels.filter((level) => level !== '');
});
const pathOf = rememberNames((given) => levelsOf(given).join(' > '));

/** All levels, divided by " > ". */
export const category: Kind<string> = {
  ...text,
  read: (given) => (typeof given === 'string' && pathOf(given)) || text.read(given),
};

/** One level; the first is 1. What cannot be read is unreadable for the first alone: one note is enough. */
export function categoryLevel(level: number): Kind<string> {
  return {
    ...text,
    read: (given) => {
      const read = typeof given === 'string' ? levelsOf(given)[level - 1] : undefined;
      if (read !== undefined || level > 1) return read;
      return text.read(given) === unreadable ? unreadable : undefined;
    },
  };
}
