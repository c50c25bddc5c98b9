import type { Outcome } from '@sluice/kit/host';
import { exitCode, exitCodeOf, worseExitCode } from '../exit-code';
import { isTooOld } from './is-too-old';
import type { Place } from './place';

/** Messages may contain numbers and names, and a run may have a million events: at most this many are told apart. */
const mostReasons = 1000;

/** A reason why events were not delivered, and for how many. */
export interface Reason {
  readonly status: 'skipped' | 'rejected' | 'retry';
  readonly fix?: string;
  readonly message: string;
  /** Whether such events can never be delivered. */
  readonly isTooOld?: true;
  count: number;
  /** How many of them may have reached the vendor anyway. */
  mayHaveArrived: number;
  /** The position of the first such event in the input, from 0. */
  readonly firstEvent: number;
  readonly firstPlace: Place | undefined;
}

/** Counts the outcomes of events. Its size does not depend on their number. */
export class Tally {
  readonly counts = { delivered: 0, skipped: 0, rejected: 0, retry: 0 };
  exitCode: number = exitCode.allWell;
  private readonly reasonsByKey = new Map<string, Reason>();
  private readonly notesByText = new Map<string, number>();

  get events(): number {
    const { delivered, skipped, rejected, retry } = this.counts;
    return delivered + skipped + rejected + retry;
  }

  add(index: number, outcome: Outcome, place: Place | undefined): void {
    this.counts[outcome.status] += 1;
    this.exitCode = worseExitCode(this.exitCode, exitCodeOf(outcome));
    if (outcome.status === 'delivered') {
      for (const note of outcome.notes ?? []) this.addNote(note);
    } else {
      this.addReason(index, outcome, place);
    }
  }

  /** The most frequent first. */
  reasons(): Reason[] {
    return [...this.reasonsByKey.values()].toSorted((one, other) => other.count - one.count);
  }

  /** Notes on delivered events for their sender, the most frequent first. */
  notes(): { readonly message: string; readonly count: number }[] {
    return [...this.notesByText]
      .map(([message, count]) => ({ message, count }))
      .toSorted((one, other) => other.count - one.count);
  }

  private addNote(note: string): void {
    const isRoom = this.notesByText.has(note) || this.notesByText.size < mostReasons;
    const text = isRoom ? note : 'Other notes.';
    this.notesByText.set(text, (this.notesByText.get(text) ?? 0) + 1);
  }

  private addReason(index: number, outcome: Exclude<Outcome, { status: 'delivered' }>, place: Place | undefined): void {
    const { status, message } = outcome;
    const fix = 'fix' in outcome ? outcome.fix : undefined;
    const keyOf = (text: string) => `${status}\n${fix}\n${isTooOld(outcome)}\n${text}`;
    const isRoom = this.reasonsByKey.has(keyOf(message)) || this.reasonsByKey.size < mostReasons;
    const text = isRoom ? message : 'Other reasons.';
    const known = this.reasonsByKey.get(keyOf(text));
    const doubtful = outcome.mayHaveArrived ? 1 : 0;
    if (known) {
      known.count += 1;
      known.mayHaveArrived += doubtful;
    } else {
      const reason = {
        status,
        ...(fix && { fix }),
        message: text,
        ...(isTooOld(outcome) && { isTooOld: true as const }),
        count: 1,
        mayHaveArrived: doubtful,
        firstEvent: index,
        firstPlace: place,
      };
      this.reasonsByKey.set(keyOf(text), reason);
    }
  }
}
