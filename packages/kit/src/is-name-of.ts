import type { Destination } from './destination';

/** Whether somebody who writes this means the destination: `Commanders Act`, `COMMANDERS_ACT` and `commanders-act` are one. */
export function isNameOf({ name, slug }: Pick<Destination, 'name' | 'slug'>, written: string): boolean {
  return [name, slug].some((one) => plain(one) === plain(written));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
