import type { Fault, FaultKind } from './fault';

type RequestFaultKind = Exclude<FaultKind, 'item'>;

interface RequestFault {
  kind: RequestFaultKind;
  rate: number;
}

/** What goes wrong with one request. */
export interface DrawnFaults {
  /** At most one: two kinds never occur in one request. */
  readonly kind: RequestFaultKind | undefined;
  readonly refuseItem: () => boolean;
}

/**
 * Draws the faults of a request from its number and the seed alone, so that the same seed gives the same faults however many
 * items the earlier requests had.
 */
export function createFaultDraw(faults: readonly Fault[], seed: number): (requestNumber: number) => DrawnFaults {
  for (const { kind, rate } of faults) {
    if (!(rate >= 0 && rate <= 1)) throw new Error(`The rate of fault ${kind} is ${rate}; it must be 0 to 1.`);
  }
  const requestFaults = faults.filter((fault): fault is RequestFault => fault.kind !== 'item');
  const itemRate = sumRates(faults.filter(({ kind }) => kind === 'item'));
  // Not exactly 1: rates that add up to 1 may be slightly more in floating point.
  if (sumRates(requestFaults) > 1 + 1e-9) {
    throw new Error(`The rates of ${requestFaults.map(({ kind }) => kind).join(', ')} add up to more than 100%.`);
  }

  return (requestNumber) => {
    const next = randomNumbers(Math.imul(seed, 0x9e3779b1) ^ Math.imul(requestNumber, 0x85ebca6b));
    return { kind: pick(requestFaults, next()), refuseItem: () => next() < itemRate };
  };
}

function pick(faults: readonly RequestFault[], drawn: number): RequestFaultKind | undefined {
  let upTo = 0;
  for (const { kind, rate } of faults) {
    upTo += rate;
    if (drawn < upTo) return kind;
  }
  return undefined;
}

function sumRates(faults: readonly { rate: number }[]): number {
  return faults.reduce((sum, { rate }) => sum + rate, 0);
}

/** mulberry32: small, fast, and the same on every machine. */
function randomNumbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
