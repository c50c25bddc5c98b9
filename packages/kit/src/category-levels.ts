import { rememberNames } from './remember';

/** The levels of a category, from the first on: of `Home > Kitchen > Pans` the three names. They are divided by ">" or "/". */
export const categoryLevels = rememberNames((category): readonly string[] =>
  category
    .split(/[>/]/)
    .map((level) => level.trim())
    .filter((level) => level !== ''),
);
