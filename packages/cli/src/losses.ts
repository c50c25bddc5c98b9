import type { Request } from '@sluice/kit/host';
import type { Exchange, Pending, Simulator } from '@sluice/simulators';
import { RequestQueues } from './request-queues';
import { countedLine } from './text/counted-line';
import type { Look } from './text/look';
import { printable } from './text/printable';
import { wrap } from './text/wrap';

/** Reasons may name properties of events: at most this many are told apart. */
const mostReasons = 1000;

/** What a simulator accepted in its answers, but the vendor would not use. */
export interface Losses {
  /** Dropped or misread, the most frequent first. */
  readonly dropped: readonly Dropped[];
  /** Kept, but of no use until something else arrives. */
  readonly pending: readonly Pending[];
}

interface Dropped {
  readonly reason: string;
  readonly count: number;
  /** The position of the first such event in the input, from 0; undefined if another process sent it. */
  readonly firstEvent?: number;
  /** The first such request, counted from 1, as `--traffic` keeps them. */
  readonly firstRequest: number;
}

/** Counts what a simulator drops. Its size does not depend on how much is dropped. */
export class LossCount {
  private readonly byReason = new Map<string, { -readonly [K in keyof Omit<Dropped, 'reason'>]: Dropped[K] }>();
  /** The events of requests in flight. */
  private readonly inFlight = new RequestQueues<readonly number[]>();

  /** Notes the events of a request's items, before it is sent. */
  expect(request: Request, events: readonly number[]): void {
    this.inFlight.add(request, events);
  }

  add(exchange: Exchange): void {
    const { number, dropped } = exchange;
    const events = this.inFlight.take(exchange) ?? [];
    for (const { reason, index } of dropped) {
      const isRoom = this.byReason.has(reason) || this.byReason.size < mostReasons;
      const text = isRoom ? reason : 'Other reasons.';
      const known = this.byReason.get(text);
      const event = events[index];
      if (known) known.count += 1;
      else
        this.byReason.set(text, { count: 1, ...(event !== undefined && { firstEvent: event }), firstRequest: number });
    }
  }

  /** `skipped`: how many events of the input come before those that are sent. */
  of(simulator: Pick<Simulator, 'pending'>, skipped = 0): Losses {
    const dropped = [...this.byReason].map(([reason, { firstEvent, ...rest }]) => ({
      reason,
      ...rest,
      ...(firstEvent !== undefined && { firstEvent: firstEvent + skipped }),
    }));
    return { dropped: dropped.toSorted((one, other) => other.count - one.count), pending: simulator.pending() };
  }
}

/** The losses as text for people, each section with a heading; empty if there are none. */
export function lossSections({ dropped, pending }: Losses, { paint, width }: Look): string[] {
  const line = (count: number, reason: string) => countedLine(count, printable(reason), width);
  const first = ({ count, firstEvent, firstRequest }: Dropped) => {
    const event = firstEvent === undefined ? '' : `event ${firstEvent}, `;
    return wrap(
      paint('faint', `(${count === 1 ? '' : 'first: '}${event}request ${firstRequest})`),
      ' '.repeat(11),
      width,
    );
  };
  return [
    dropped.map((one) => line(one.count, one.reason) + first(one)),
    pending.map(({ reason, count }) => line(count, reason)),
  ].flatMap((lines, at) =>
    lines.length > 0 ? [`${wrap(paint('warning', headings[at] ?? ''), '', width)}${lines.join('')}`] : [],
  );
}

const headings = [
  'Accepted by the simulator, but the vendor would drop or ignore it',
  'Stored by the simulator, but of no use until more events arrive',
] as const;
