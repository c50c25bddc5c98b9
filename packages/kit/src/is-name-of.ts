import type { Destination } from './destination';
import { rememberNames } from './remember';

/** Whether somebody who writes this means the destination: `Commanders Act`, `COMMANDERS_ACT` and `commanders-act` are one. */
export function isNameOf({ name, slug }: Pick<Destination, 'name' | 'slug'>, written: string): boolean {
  return [name, slug].some((one) => plain(one) === plain(written));
}

const plain = rememberNames((name) => name.toLowerCase().replace(/[^a-z0-9]/g, ''));
