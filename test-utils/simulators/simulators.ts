import { bloomreach } from './bloomreach/bloomreach';
import type { VendorSimulator } from './vendor-simulator';

/** By slug. */
export const simulators: Readonly<Record<string, VendorSimulator>> = { bloomreach };
