import type { Io } from '../io';
import { lookOf } from '../text/look';
import { paintFor } from '../text/paint';
import type { EventFeed } from './event-feed';
import { type ProgressState, progressText } from './progress-text';
import type { Tally } from './tally';

const redrawMilliseconds = 200;
/** How often a line is written if the output is not a terminal. */
const lineMilliseconds = 30_000;

interface ProgressOf {
  readonly tally: Tally;
  readonly feed: EventFeed;
  readonly route: { readonly sent: () => number };
}

/** Shows the progress of a delivery: on a terminal in one line that is redrawn, elsewhere in an occasional line. */
export class Progress {
  private readonly timer: NodeJS.Timeout;
  private readonly start = performance.now();

  constructor(
    private readonly io: Io,
    private readonly runs: readonly ProgressOf[],
  ) {
    this.timer = io.isTerminal.stderr
      ? setInterval(() => this.draw(), redrawMilliseconds)
      : setInterval(() => this.writeLine(), lineMilliseconds);
    this.timer.unref();
  }

  /** Removes the line. */
  stop(): void {
    clearInterval(this.timer);
    if (this.io.isTerminal.stderr) this.io.stderr.write('\r\u001b[K');
  }

  private draw(): void {
    const { paint, width } = lookOf(this.io, 'stderr');
    this.io.stderr.write(`\r${progressText(this.state(), { paint, width: width - 1 })}\u001b[K`);
  }

  private writeLine(): void {
    const text = progressText(this.state(), { paint: paintFor(false), width: Infinity });
    this.io.stderr.write(`${text.replace(/^[━─]+ +/, '')}\n`);
  }

  private state(): ProgressState {
    const sum = (numberOf: (run: ProgressOf) => number) => this.runs.reduce((total, run) => total + numberOf(run), 0);
    const shares = this.runs.map(({ feed }) => feed.share());
    return {
      // The slowest destination's share: it decides when the delivery ends.
      share: shares.reduce((least, share) =>
        least === undefined || share === undefined ? undefined : Math.min(least, share),
      ),
      seconds: (performance.now() - this.start) / 1000,
      events: sum(({ tally }) => tally.events),
      requests: sum(({ route }) => route.sent()),
      rejected: sum(({ tally }) => tally.counts.rejected),
      retry: sum(({ tally }) => tally.counts.retry),
    };
  }
}
