import { ownMember } from './own-member';
import { splitPath } from './split-path';

/** The value at a path, for paths that are not known before the event. */
export function readPath(root: unknown, path: string): unknown {
  return splitPath(path).reduce(ownMember, root);
}
