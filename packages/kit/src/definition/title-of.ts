import type { Destination } from './destination';

/** The vendor as people write it: a definition's name has no spaces, so `CommandersAct` becomes `Commanders Act`. */
export function titleOf({ name, slug }: Pick<Destination, 'name' | 'slug'>): string {
  const words = slug.split('-');
  if (words.join('') !== name.toLowerCase()) return name;
  let end = 0;
  return words.map(({ length }) => name.slice(end, (end += length))).join(' ');
}
