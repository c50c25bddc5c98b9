import { type Kind, type Reading, unreadable } from './kind';

/** A kind that converts what another kind reads, or finds it unreadable. Name and `wanted` are the other's by default. */
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
