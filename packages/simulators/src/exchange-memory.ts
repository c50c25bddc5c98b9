import { closeSync, openSync, writeSync } from 'node:fs';
import type { Exchange } from './exchange';
import type { DroppedItem } from './vendor-simulator';

export interface Counts {
  requests: number;
  /** Items that the vendor says it accepted. */
  accepted: number;
  /** Items refused; a request refused as a whole counts its items, and at least one. */
  refused: number;
  /** Accepted according to the vendor's status but dropped, misread or of no use; counted once for each reason. */
  dropped: number;
  /** Requests answered with 429 for coming faster than the vendor allows. */
  limited: number;
  /** Faults injected: at most one per request, and one for each item refused on purpose. */
  faults: number;
}

type Tally = Omit<Counts, 'requests' | 'dropped'>;

const nothing: Readonly<Counts> = { requests: 0, accepted: 0, refused: 0, dropped: 0, limited: 0, faults: 0 };

/** Keeps the last exchanges in memory and every exchange in the journal. */
export class ExchangeMemory {
  readonly exchanges: Exchange[] = [];
  readonly dropped: DroppedItem[] = [];
  readonly counts: Counts = { ...nothing };
  private journal: number | undefined;

  /** `remember`: how many exchanges are kept; `journal`: the file that receives all of them. */
  constructor(
    private readonly remember: number,
    journal: string | undefined,
    private readonly journalLine = (line: string) => line,
  ) {
    // The journal contains credentials and personal data: nobody else may read it.
    this.journal = journal === undefined ? undefined : openSync(journal, 'a', 0o600);
  }

  add(exchange: Exchange, tally: Tally, dropped: readonly DroppedItem[]): void {
    this.counts.requests += 1;
    this.counts.accepted += tally.accepted;
    this.counts.refused += tally.refused;
    this.counts.limited += tally.limited;
    this.counts.faults += tally.faults;
    this.counts.dropped += dropped.length;
    this.exchanges.push(exchange);
    this.dropped.push(...dropped);
    forgetOldest(this.exchanges, this.remember);
    forgetOldest(this.dropped, this.remember);
    // Written before the answer is sent, so that whoever has the answer finds the line.
    if (this.journal !== undefined) writeSync(this.journal, `${this.journalLine(JSON.stringify(exchange))}\n`);
  }

  clear(): void {
    this.exchanges.length = 0;
    this.dropped.length = 0;
    Object.assign(this.counts, nothing);
  }

  close(): void {
    if (this.journal !== undefined) closeSync(this.journal);
    this.journal = undefined;
  }
}

function forgetOldest(list: unknown[], keep: number): void {
  if (list.length > keep) list.splice(0, list.length - keep);
}
