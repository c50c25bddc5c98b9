import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InstallationError } from './installation-error';

/** The sources, and what they were built to: whichever is run, the destinations are in it. */
const places = ['src', join('dist', 'src')];

/** The folders of a transformer that hold `v0/destinations`, relative to its own. */
export function findTrees(transformer: string): readonly string[] {
  const trees = places.filter((place) => existsSync(join(transformer, place, 'v0', 'destinations')));
  if (trees.length > 0) return trees;
  const looked = places.map((place) => join(place, 'v0', 'destinations')).join(' nor ');
  throw new InstallationError(
    `${transformer} is no transformer of RudderStack's: it holds neither ${looked}. ` +
      'Give the folder that it was cloned into, or that its image has it in.',
  );
}
