import type { PathTo } from './paths.ts';

/**
 * The paths that the user may want to type, best first: those that begin with the text, then those whose last name begins with one of
 * its words, then those that contain all of its words.
 */
export function completePath(typed: string, paths: readonly PathTo[], most = 50): PathTo[] {
  const text = typed.trim().toLowerCase();
  const words = text
    .replace(/^\$\.?/, '')
    .split(/[\s.[\]_]+/)
    .filter(Boolean);
  const ranks: PathTo[][] = [[], [], []];
  for (const one of paths) {
    const path = one.path.toLowerCase();
    if (path.startsWith(text) || path.startsWith(`$.${text}`)) ranks[0]?.push(one);
    else if (words.some((word) => path.slice(path.lastIndexOf('.') + 1).startsWith(word)) && holdsAll(path, words))
      ranks[1]?.push(one);
    else if (holdsAll(path, words)) ranks[2]?.push(one);
  }
  return ranks.flat().slice(0, most);
}

function holdsAll(path: string, words: readonly string[]): boolean {
  return words.every((word) => path.includes(word));
}
