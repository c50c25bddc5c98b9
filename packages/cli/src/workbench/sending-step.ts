import type { Outcome } from '@sluice/kit/host';

/** One request that went, and what came back. */
export interface ShownExchange {
  /** Counts them in the order in which they left, from 1. */
  readonly number: number;
  /** Places of its events in the list. */
  readonly events: readonly number[];
  /** Since the sending began. */
  readonly startMilliseconds: number;
  readonly milliseconds: number;
  /** How often these events had been sent before. */
  readonly attempt: number;
  readonly method: string;
  /** Secrets are their names in braces. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Absent where no answer came. */
  readonly status?: number;
  readonly answer?: string;
  readonly failure?: string;
  /** What the simulator did wrong on purpose. */
  readonly fault?: string;
  /** What the vendor would have dropped although it said yes. */
  readonly dropped?: readonly { readonly index: number; readonly reason: string }[];
}

/** What a sending tells, in the order in which it happens. */
export type SendingStep =
  | { readonly exchange: ShownExchange }
  | { readonly outcome: Outcome; readonly event: number }
  /** At the end: what the simulator has kept and can make no use of. */
  | { readonly pending: readonly { readonly reason: string; readonly count: number }[] }
  | { readonly failure: string };
