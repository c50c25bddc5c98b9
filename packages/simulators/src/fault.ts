const faultKinds = ['429', '500', '503', 'slow', 'reset', 'truncated', 'oversized', 'item'] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  kind: FaultKind;
  /** The share of requests, or of items if the kind is `item`: 0 to 1. */
  rate: number;
}

const form = /^\s*(?<kind>[^=\s]+)\s*=\s*(?<amount>\d+(?:\.\d+)?|\.\d+)\s*(?<percent>%?)\s*$/;

/** Reads `429=5%` or `500=0.05`. */
export function parseFault(text: string): Fault {
  const { kind, amount, percent } = form.exec(text)?.groups ?? {};
  const known = faultKinds.find((candidate) => candidate === kind);
  const rate = Number(amount) / (percent === '%' ? 100 : 1);
  if (known === undefined || !(rate <= 1)) {
    throw new Error(
      `"${text}" is not a fault. Write kind=rate, such as 429=5% or item=0.01: ` +
        `kind is one of ${faultKinds.join(', ')}; rate is 0 to 1, or 0% to 100%.`,
    );
  }
  return { kind: known, rate };
}
