// Written by npm run wire.
import type { Destination } from '@sluice/kit/host';

interface VendorPackage {
  readonly destination: Destination;
}

/** By slug, what loads a destination. */
const loaders: Readonly<Record<string, () => VendorPackage>> = {
  bloomreach: () => require('@sluice/bloomreach') as VendorPackage,
  bluecore: () => require('@sluice/bluecore') as VendorPackage,
  blueshift: () => require('@sluice/blueshift') as VendorPackage,
  'commanders-act': () => require('@sluice/commanders-act') as VendorPackage,
  tracify: () => require('@sluice/tracify') as VendorPackage,
};

/** Every destination, by its slug; loaded when it is asked for. */
export const catalog: Readonly<Record<string, Destination>> = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.entries(loaders).map(([slug, load]) => [slug, { enumerable: true, get: () => load().destination }]),
  ),
);
