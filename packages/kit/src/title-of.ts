import type { Destination } from './destination';

/** The vendor as people write it: `Commanders Act` of `CommandersAct`, for a definition's name holds no blanks. */
export function titleOf({ name, slug }: Pick<Destination, 'name' | 'slug'>): string {
  const words = slug.split('-');
  if (words.join('') !== name.toLowerCase()) return name;
  let end = 0;
  return words.map(({ length }) => name.slice(end, (end += length))).join(' ');
}
