import type { Destination } from './destination';
import { rememberNames } from './remember';

/**
 * Whether somebody who writes this means the destination: `Commanders Act`, `COMMANDERS_ACT` and `commanders-act` are one, and so is
 * `Commanders Act (Actions)`, as Segment calls destinations of this kind in the "integrations" of events.
 */
export function isNameOf({ name, slug }: Pick<Destination, 'name' | 'slug'>, written: string): boolean {
  return [name, slug].some((one) => plain(one) === plain(written));
}

const plain = rememberNames((name) => name.toLowerCase().replace(/\(actions\)|[^a-z0-9]/g, ''));
