import type { Outcome } from '@sluice/kit/host';

/** A request that was sent, and its answer. */
export interface ShownExchange {
  /** Numbered in the order of sending, from 1. */
  readonly number: number;
  /** Positions of its events in the list. */
  readonly events: readonly number[];
  /** Since sending began. */
  readonly startMilliseconds: number;
  readonly milliseconds: number;
  /** How often these events had been sent before. */
  readonly attempt: number;
  readonly method: string;
  /** Secrets are replaced by their names in braces. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Absent if there was no answer. */
  readonly status?: number;
  readonly answer?: string;
  readonly failure?: string;
  /** What the simulator did wrong on purpose. */
  readonly fault?: string;
  /** What the vendor would have dropped although it accepted the request. */
  readonly dropped?: readonly { readonly index: number; readonly reason: string }[];
}

/** What is reported while sending, in the order in which it happens. */
export type SendingStep =
  | { readonly exchange: ShownExchange }
  | { readonly outcome: Outcome; readonly event: number }
  /** At the end: what the simulator has kept but cannot use. */
  | { readonly pending: readonly { readonly reason: string; readonly count: number }[] }
  | { readonly failure: string };
