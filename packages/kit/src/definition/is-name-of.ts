import type { Destination } from './destination';
import { rememberNames } from '../remember';

/**
 * Whether this name means the destination: `Commanders Act`, `COMMANDERS_ACT` and `commanders-act` all do, and so does
 * `Commanders Act (Actions)`, which is how Segment writes such destinations in the `integrations` of events.
 */
export function isNameOf({ name, slug }: Pick<Destination, 'name' | 'slug'>, written: string): boolean {
  return [name, slug].some((one) => plain(one) === plain(written));
}

const plain = rememberNames((name) => name.toLowerCase().replace(/\(actions\)|[^a-z0-9]/g, ''));
