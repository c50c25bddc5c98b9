import { openPipeline, type PipelineFiles } from '../configuration/open-pipeline';
import { eventSources } from '../events/event-source';
import { exitCode, worseExitCode } from '../exit-code';
import { findDestination } from '../find-destination';
import type { Session } from '../session';
import { simulatorAccount } from '../simulator-account';
import { write } from '../write';
import { deliverEvents, type Delivery } from './deliver-events';
import { EventFeed } from './event-feed';
import { Interruption } from './interruption';
import { jsonReport } from './json-report';
import { openRoute } from './open-route';
import { Progress } from './progress';
import { RejectedFile } from './rejected-file';
import type { Report } from './report';
import { Tally } from './tally';
import { textReport } from './text-report';

/** What the user chose for a delivery. */
export interface DeliveryChoices extends PipelineFiles {
  /** The URL of a running simulator; true for one in this process. */
  readonly toSimulator?: string | true;
  readonly fault?: readonly string[];
  readonly seed?: number;
  readonly traffic?: string;
  readonly rejected?: string;
  readonly skip: number;
  readonly concurrency: number;
  readonly attempts: number;
  readonly window: number;
  readonly format: 'text' | 'json';
}

/** Sends events and prints the report, whatever ends the delivery. */
export async function runDelivery(
  slug: string,
  names: readonly string[],
  options: DeliveryChoices,
  session: Session,
): Promise<void> {
  const { io } = session;
  const destination = findDestination(slug);
  const defaults = options.toSimulator ? await simulatorAccount(destination.slug) : undefined;
  const pipeline = await openPipeline(destination, options, { env: io.env, defaults });
  const sources = await eventSources(names, io);
  const rejectedFile = options.rejected === undefined ? undefined : await RejectedFile.prepare(options.rejected, names);
  const { concurrency, attempts, window: windowSize, fault, seed, traffic: journal } = options;
  const route = await openRoute(destination.slug, options.toSimulator, { fault, seed, journal }, concurrency);

  const start = performance.now();
  const feed = new EventFeed(sources, options.skip);
  const tally = new Tally();
  const delivery: Delivery = { resumeAt: options.skip, isPaused: false };
  const interruption = new Interruption(io, () => feed.stop());
  const progress = new Progress(io, tally, route.sent);
  const failures: unknown[] = [];
  const attempt = (work: Promise<void> | undefined) => work?.catch((error: unknown) => void failures.push(error));
  const { abortSignal: signal } = interruption;
  await attempt(
    deliverEvents({ pipeline, feed, tally, rejectedFile }, delivery, {
      transport: route,
      windowSize,
      concurrency,
      attempts,
      signal,
    }),
  );
  progress.stop();
  interruption.end();
  await attempt(route.close());
  await attempt(rejectedFile?.close());

  const stopReason = stopReasonOf(interruption, delivery, failures);
  const isUnfinished = !feed.isAtEnd || delivery.resumeAt < options.skip + tally.events;
  const report: Report = {
    destination: destination.slug,
    events: tally.events,
    requests: route.sent(),
    ...tally.counts,
    notes: tally.notes(),
    reasons: tally.reasons(),
    seconds: Math.round(performance.now() - start) / 1000,
    ...(stopReason !== undefined && isUnfinished && { resumeAt: delivery.resumeAt }),
    unreadable: feed.unreadable,
    ...(feed.unreadableMore > 0 && { unreadableMore: feed.unreadableMore }),
  };
  if (options.format === 'json') {
    if (stopReason !== undefined) await write(io.stderr, `${stopReason}\n`);
    await write(io.stdout, jsonReport(report));
  } else {
    await write(
      io.stdout,
      textReport(report, { name: destination.name, skip: options.skip, stopReason, rejectedFile }),
    );
  }
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  const unread = feed.unreadable.length > 0 ? exitCode.rejected : exitCode.allWell;
  session.exitCode = interruption.exitCode ?? worseExitCode(tally.exitCode, unread);
}

function stopReasonOf(
  { signal }: Interruption,
  { isPaused }: Delivery,
  failures: readonly unknown[],
): string | undefined {
  if (failures.length > 0) return 'Stopped by an error, see below.';
  if (signal) return `Stopped by ${signal === 'SIGINT' ? 'Ctrl-C' : signal}.`;
  return isPaused ? 'Stopped reading: the vendor refuses the settings or credentials. Mend them first.' : undefined;
}
