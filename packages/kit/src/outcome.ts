/** Who must act before a rejected event can be delivered. */
export type Fix = 'event' | 'settings' | 'vendor';

export interface Delivered {
  readonly status: 'delivered';
  /** What the sender may want to know although the event arrived. */
  readonly notes?: readonly string[];
}

interface Undelivered {
  /** What is wrong, where, and the fix. Holds no payload, credential or stack. */
  readonly message: string;
  /**
   * Whether the vendor may have the event, or a part of it, all the same: sent again it may be there twice. Every outcome of a
   * delivery says so; of what was not sent yet there is nothing to say.
   */
  readonly mayHaveArrived?: boolean;
}

export interface Skipped extends Undelivered {
  readonly status: 'skipped';
}

interface Failed extends Undelivered {
  /** The vendor's HTTP status, where the vendor answered. */
  readonly httpStatus?: number;
  /** Set where the vendor answered and could not be understood. */
  readonly notUnderstood?: true;
  readonly cause?: unknown;
}

export interface Rejected extends Failed {
  readonly status: 'rejected';
  readonly fix: Fix;
}

export interface Retry extends Failed {
  readonly status: 'retry';
}

/** What became of one event. */
export type Outcome = Delivered | Skipped | Rejected | Retry;

/** What became of one item, or of a whole request: an outcome that is not `skipped`. */
export type Verdict = Delivered | Rejected | Retry;

export const delivered: Delivered = { status: 'delivered' };

type More = Partial<Omit<Failed, 'message'>>;

export function skipped(message: string): Skipped {
  return { status: 'skipped', message };
}

export function rejected(fix: Fix, message: string, more: More = {}): Rejected {
  return { status: 'rejected', fix, message, ...more };
}

export function retry(message: string, more: More = {}): Retry {
  return { status: 'retry', message, ...more };
}

const severity = { skipped: 0, delivered: 1, rejected: 2, retry: 3 } as const;

/**
 * The worse of two outcomes: retry, then rejected, then delivered, then skipped. Of two delivered, both their notes. Where one
 * of them arrived, or may have, the worse one says so.
 */
export function worse(first: Outcome, second: Outcome): Outcome {
  if (first.status === 'delivered' && second.status === 'delivered') {
    return withNotes([...(first.notes ?? []), ...(second.notes ?? [])]);
  }
  const [result, other] = severity[second.status] > severity[first.status] ? [second, first] : [first, second];
  if (result.status === 'delivered' || result.mayHaveArrived) return result;
  return other.status === 'delivered' || other.mayHaveArrived ? { ...result, mayHaveArrived: true } : result;
}

/** The worst of what became of the parts of one thing; delivered where it has none. */
export function worst(outcomes: readonly Outcome[]): Outcome {
  return outcomes.length > 0 ? outcomes.reduce(worse) : delivered;
}

/** Delivered, with the notes there are, each once. */
export function withNotes(notes: readonly string[]): Delivered {
  return notes.length > 0 ? { status: 'delivered', notes: [...new Set(notes)] } : delivered;
}
