import type { Exchange, Pending, Simulator } from '@sluice/simulators';
import { countedLine } from './text/counted-line';
import type { Look } from './text/look';
import { printable } from './text/printable';
import { wrap } from './text/wrap';

/** Reasons may name properties of events: at most this many are told apart. */
const mostReasons = 1000;

/** What a simulator accepted in its answers, but the vendor would not use. */
export interface Losses {
  /** Dropped or misread, the most frequent first. Requests are counted from 1, as `--traffic` keeps them. */
  readonly dropped: readonly { readonly reason: string; readonly count: number; readonly firstRequest: number }[];
  /** Kept, but of no use until something else arrives. */
  readonly pending: readonly Pending[];
}

/** Counts what a simulator drops. Its size does not depend on how much is dropped. */
export class LossCount {
  private readonly byReason = new Map<string, { count: number; readonly firstRequest: number }>();

  add({ number, dropped }: Pick<Exchange, 'number' | 'dropped'>): void {
    for (const { reason } of dropped) {
      const isRoom = this.byReason.has(reason) || this.byReason.size < mostReasons;
      const text = isRoom ? reason : 'Other reasons.';
      const known = this.byReason.get(text);
      if (known) known.count += 1;
      else this.byReason.set(text, { count: 1, firstRequest: number });
    }
  }

  of(simulator: Pick<Simulator, 'pending'>): Losses {
    const dropped = [...this.byReason].map(([reason, { count, firstRequest }]) => ({ reason, count, firstRequest }));
    return { dropped: dropped.toSorted((one, other) => other.count - one.count), pending: simulator.pending() };
  }
}

/** The losses as text for people, each section with a heading; empty if there are none. */
export function lossSections({ dropped, pending }: Losses, { paint, width }: Look): string[] {
  const line = (count: number, reason: string) => countedLine(count, printable(reason), width);
  const first = (request: number) => wrap(paint('faint', `(first in request ${request})`), ' '.repeat(11), width);
  return [
    dropped.map(({ reason, count, firstRequest }) => line(count, reason) + first(firstRequest)),
    pending.map(({ reason, count }) => line(count, reason)),
  ].flatMap((lines, at) =>
    lines.length > 0 ? [`${wrap(paint('warning', headings[at] ?? ''), '', width)}${lines.join('')}`] : [],
  );
}

const headings = [
  'Accepted by the simulator, but the vendor would drop or ignore it',
  'Stored by the simulator, but of no use until more events arrive',
] as const;
