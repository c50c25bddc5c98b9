import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InstallationError } from './installation-error';

/** What a transformer was built to, and its sources. */
export const builtTree = join('dist', 'src');
export const sourceTree = 'src';

/**
 * The folder of a transformer that holds the destinations it runs, relative to its own: what it was built to, where it was built. There a
 * further build neither alters our files nor adds to them.
 */
export function findTree(transformer: string): string {
  const trees = [builtTree, sourceTree];
  const tree = trees.find((place) => existsSync(join(transformer, place, 'v0', 'destinations')));
  if (tree !== undefined) return tree;
  const looked = trees.map((place) => join(place, 'v0', 'destinations')).join(' nor ');
  throw new InstallationError(
    `${transformer} is not a RudderStack transformer: it holds neither ${looked}. ` +
      'Give the folder of the transformer, cloned or inside its image.',
  );
}
