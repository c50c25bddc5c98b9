import { type Kind, type Reading, unreadable } from './kind';

/** A kind that makes more of what another one reads, or finds it unreadable; in the words of that one unless given. */
export function refined<V, W>(
  kind: Kind<V>,
  refine: (value: V) => Reading<W>,
  words: Partial<Pick<Kind<W>, 'name' | 'wanted'>> = {},
): Kind<W> {
  return {
    ...kind,
    ...words,
    read: (given, settings) => {
      const value = kind.read(given, settings);
      if (value === undefined) return undefined;
      return value === unreadable ? unreadable : refine(value);
    },
  };
}
