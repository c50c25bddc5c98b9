/** Who must act before a rejected event can be delivered. */
export type Fix = 'event' | 'settings' | 'vendor';

export interface Delivered {
  readonly status: 'delivered';
  /** What the sender may want to know although the event arrived. */
  readonly notes?: readonly string[];
}
export interface Skipped {
  readonly status: 'skipped';
  readonly message: string;
}
export interface Rejected {
  readonly status: 'rejected';
  readonly fix: Fix;
  /** What is wrong, where, and the mend. Holds no payload, credential or stack. */
  readonly message: string;
  /** The vendor's HTTP status, where the vendor answered. */
  readonly httpStatus?: number;
  readonly cause?: unknown;
}
export interface Retry {
  readonly status: 'retry';
  readonly message: string;
  readonly httpStatus?: number;
  readonly cause?: unknown;
}

/** What became of one event. */
export type Outcome = Delivered | Skipped | Rejected | Retry;

/** What became of one item, or of a whole request: an outcome that is not `skipped`. */
export type Verdict = Delivered | Rejected | Retry;

export const delivered: Delivered = { status: 'delivered' };

export function skipped(message: string): Skipped {
  return { status: 'skipped', message };
}

export function rejected(fix: Fix, message: string, more: Pick<Rejected, 'httpStatus' | 'cause'> = {}): Rejected {
  return { status: 'rejected', fix, message, ...more };
}

export function retry(message: string, more: Pick<Retry, 'httpStatus' | 'cause'> = {}): Retry {
  return { status: 'retry', message, ...more };
}

const severity = { skipped: 0, delivered: 1, rejected: 2, retry: 3 } as const;

/** The worse of two outcomes: retry, then rejected, then delivered, then skipped. Of two delivered, both their notes. */
export function worse(first: Outcome, second: Outcome): Outcome {
  if (first.status === 'delivered' && second.status === 'delivered') {
    return withNotes([...(first.notes ?? []), ...(second.notes ?? [])]);
  }
  return severity[second.status] > severity[first.status] ? second : first;
}

/** Delivered, with the notes there are, each once. */
export function withNotes(notes: readonly string[]): Delivered {
  return notes.length > 0 ? { status: 'delivered', notes: [...new Set(notes)] } : delivered;
}
