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
    private readonly tally: Tally,
    private readonly requestsSent: () => number,
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
    const { events, counts } = this.tally;
    const seconds = (performance.now() - this.start) / 1000;
    const parts = [
      `${count(events, 'event')} (${Math.round(events / seconds).toLocaleString('en')} a second)`,
      count(this.requestsSent(), 'request'),
      `${counts.delivered.toLocaleString('en')} delivered`,
      ...(counts.skipped > 0 ? [`${counts.skipped.toLocaleString('en')} skipped`] : []),
      ...(counts.rejected > 0 ? [`${counts.rejected.toLocaleString('en')} rejected`] : []),
      ...(counts.retry > 0 ? [`${counts.retry.toLocaleString('en')} to be retried`] : []),
    ];
    this.io.stderr.write(`\r${parts.join(' · ').slice(0, this.io.width - 1)}\u001b[K`);
  }
}
