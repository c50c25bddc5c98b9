/** Who must act before a rejected event can be delivered. */
export type Fix = 'event' | 'settings' | 'vendor';

/** The vendor accepted the event. */
export interface Delivered {
  readonly status: 'delivered';
  /** What the sender may want to know even though the event arrived. */
  readonly notes?: readonly string[];
}

interface Undelivered {
  /** What is wrong, where, and the fix. Contains no payload, credential or stack. */
  readonly message: string;
  /**
   * Whether the vendor may have received the event, or a part of it: sent again, it may be there twice. Every outcome of a
   * delivery has this; an event that was not sent yet does not.
   */
  readonly mayHaveArrived?: boolean;
}

/** There was nothing to send, and nothing is wrong. */
export interface Skipped extends Undelivered {
  readonly status: 'skipped';
}

interface Failed extends Undelivered {
  /** The vendor's HTTP status, if the vendor answered. */
  readonly httpStatus?: number;
  /** Set if the vendor's answer could not be understood. */
  readonly notUnderstood?: true;
  readonly cause?: unknown;
}

/** The event cannot be delivered until somebody acts. */
export interface Rejected extends Failed {
  readonly status: 'rejected';
  readonly fix: Fix;
}

/** The event may be delivered if it is sent again later. */
export interface Retry extends Failed {
  readonly status: 'retry';
}

/** What happened to one event. */
export type Outcome = Delivered | Skipped | Rejected | Retry;

/** What happened to one item, or to a whole request: an outcome other than `skipped`. */
export type Verdict = Delivered | Rejected | Retry;

/** The outcome of an event that arrived, without notes. */
export const delivered: Delivered = { status: 'delivered' };

type More = Partial<Omit<Failed, 'message'>>;

/** Makes the outcome of an event for which there is nothing to send. */
export function skipped(message: string): Skipped {
  return { status: 'skipped', message };
}

/** Makes a rejection; `fix` says who must act. */
export function rejected(fix: Fix, message: string, more: More = {}): Rejected {
  return { status: 'rejected', fix, message, ...more };
}

/** Makes the outcome of an event that is worth sending again. */
export function retry(message: string, more: More = {}): Retry {
  return { status: 'retry', message, ...more };
}

const severity = { skipped: 0, delivered: 1, rejected: 2, retry: 3 } as const;

/**
 * The worse of two outcomes: retry, then rejected, then delivered, then skipped. Two delivered ones keep both their notes. If one
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

/** The worst of several outcomes; delivered if there are none. */
export function worst(outcomes: readonly Outcome[]): Outcome {
  return outcomes.length > 0 ? outcomes.reduce(worse) : delivered;
}

/** Delivered, with these notes, without repeats. */
export function withNotes(notes: readonly string[]): Delivered {
  return notes.length > 0 ? { status: 'delivered', notes: [...new Set(notes)] } : delivered;
}
