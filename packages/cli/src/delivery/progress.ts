import type { Io } from '../io';
import { count } from '../text/count';
import type { Tally } from './tally';

const redrawMilliseconds = 200;

/** One line on the terminal that tells how far the delivery is; nothing where the output is no terminal. */
export class Progress {
  private readonly timer: NodeJS.Timeout | undefined;
  private readonly start = performance.now();

  constructor(
    private readonly io: Io,
    private readonly runs: readonly { readonly tally: Tally; readonly route: { readonly sent: () => number } }[],
  ) {
    if (io.isTerminal.stderr) this.timer = setInterval(() => this.draw(), redrawMilliseconds);
  }

  /** Takes the line away. */
  stop(): void {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.io.stderr.write('\r\u001b[K');
  }

  private draw(): void {
    const sum = (numberOf: (tally: Tally) => number) =>
      this.runs.reduce((total, { tally }) => total + numberOf(tally), 0);
    const events = sum((tally) => tally.events);
    const [delivered, skipped, rejected, retry] = (['delivered', 'skipped', 'rejected', 'retry'] as const).map(
      (status) => sum((tally) => tally.counts[status]),
    ) as [number, number, number, number]; // -- one for each of the four
    const requests = this.runs.reduce((total, { route }) => total + route.sent(), 0);
    const seconds = (performance.now() - this.start) / 1000;
    const parts = [
      `${count(events, 'event')} (${Math.round(events / seconds).toLocaleString('en')} a second)`,
      count(requests, 'request'),
      `${delivered.toLocaleString('en')} delivered`,
      ...(skipped > 0 ? [`${skipped.toLocaleString('en')} skipped`] : []),
      ...(rejected > 0 ? [`${rejected.toLocaleString('en')} rejected`] : []),
      ...(retry > 0 ? [`${retry.toLocaleString('en')} retry`] : []),
    ];
    this.io.stderr.write(`\r${parts.join(' · ').slice(0, this.io.width.stderr - 1)}\u001b[K`);
  }
}
