import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InstallationError } from './installation-error';

/** The folders of a transformer's build and of its sources. */
export const builtTree = join('dist', 'src');
export const sourceTree = 'src';

/**
 * The folder that contains the destinations a transformer runs, relative to the transformer's folder: its build, if it has been
 * built. A further build there neither changes our files nor adds to them.
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
