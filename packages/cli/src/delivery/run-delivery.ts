import type { Pipeline } from '@sluice/engine';
import { hideSecrets } from '@sluice/kit/host';
import { openDeliveries } from '../configuration/open-deliveries';
import type { PipelineFiles } from '../configuration/open-pipeline';
import { eventSourcesFor } from '../events/event-source';
import { exitCode, worseExitCode } from '../exit-code';
import type { Session } from '../session';
import { write } from '../write';
import { type Delivery, deliverEvents } from './deliver-events';
import { EventFeed } from './event-feed';
import { Interruption } from './interruption';
import { jsonReports } from './json-report';
import { openRoute, type Route } from './open-route';
import { Progress } from './progress';
import { RejectedFile, rejectedPaths } from './rejected-file';
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
  readonly olderThan?: number;
  readonly concurrency: number;
  readonly attempts: number;
  readonly window: number;
  readonly format: 'text' | 'json';
}

/** One destination's part of a delivery. */
interface Run {
  readonly pipeline: Pipeline;
  readonly feed: EventFeed;
  readonly tally: Tally;
  readonly delivery: Delivery;
  readonly route: Route;
  readonly rejectedFile: RejectedFile | undefined;
  readonly failures: unknown[];
}

/** Sends events to one destination or several side by side, and prints the reports, whatever ends the delivery. */
export async function runDelivery(words: readonly string[], options: DeliveryChoices, session: Session): Promise<void> {
  const { io } = session;
  const isSimulated = options.toSimulator !== undefined;
  const { pipelines, names } = await openDeliveries(words, { ...options, isSimulated }, io.env);
  const sources = await eventSourcesFor(pipelines.length, names, io);
  const paths = rejectedPaths(
    options.rejected,
    pipelines.map(({ destination }) => destination.slug),
  );
  const runs: Run[] = [];
  for (const [index, pipeline] of pipelines.entries()) {
    const path = paths[index];
    const { concurrency, fault, seed, traffic: journal } = options;
    runs.push({
      pipeline,
      feed: new EventFeed(sources[index] ?? [], options.skip),
      tally: new Tally(),
      delivery: { resumeAt: options.skip, isPaused: false },
      rejectedFile: path === undefined ? undefined : await RejectedFile.prepare(path, names),
      route: await openRoute(
        pipeline.destination.slug,
        options.toSimulator,
        { fault, seed, journal, journalLine: (line) => hideSecrets(line, pipeline.settings) },
        concurrency,
      ),
      failures: [],
    });
  }

  const start = performance.now();
  const interruption = new Interruption(io, () => {
    for (const { feed } of runs) feed.stop();
  });
  const progress = new Progress(io, runs);
  await Promise.all(runs.map((run) => deliverTo(run, options, interruption.abortSignal)));
  progress.stop();
  interruption.end();
  const seconds = Math.round(performance.now() - start) / 1000;
  await printReports(runs, { options, interruption, seconds }, session);

  const [failure] = runs.flatMap(({ failures }) => failures);
  if (failure !== undefined) throw failure;
  const codes = runs.map(({ tally, feed }) =>
    worseExitCode(tally.exitCode, feed.unreadable.length > 0 ? exitCode.rejected : exitCode.allWell),
  );
  session.exitCode = interruption.exitCode ?? codes.reduce(worseExitCode, exitCode.allWell);
}

async function deliverTo(run: Run, options: DeliveryChoices, signal: AbortSignal): Promise<void> {
  const { pipeline, feed, tally, rejectedFile, delivery, route, failures } = run;
  const { window: windowSize, concurrency, attempts, olderThan, toSimulator } = options;
  const attempt = (work: Promise<void> | undefined) => work?.catch((error: unknown) => void failures.push(error));
  await attempt(
    deliverEvents({ pipeline, feed, tally, rejectedFile }, delivery, {
      transport: route,
      windowSize,
      concurrency,
      attempts,
      signal,
      isPaced: toSimulator === undefined,
      ...(olderThan !== undefined && { greatestAgeSeconds: olderThan * 3600 }),
    }),
  );
  await attempt(route.close());
  await attempt(rejectedFile?.close());
}

async function printReports(
  runs: readonly Run[],
  { options, interruption, seconds }: { options: DeliveryChoices; interruption: Interruption; seconds: number },
  { io }: Session,
): Promise<void> {
  const reports = runs.map((run) => reportOf(run, { options, interruption, seconds }));
  if (options.format === 'json') {
    for (const { stopReason } of reports) if (stopReason !== undefined) await write(io.stderr, `${stopReason}\n`);
    await write(io.stdout, jsonReports(reports.map(({ report }) => report)));
    return;
  }
  for (const [index, { report, stopReason }] of reports.entries()) {
    const { pipeline, rejectedFile } = runs[index] as Run; // -- one report for each run
    const context = { name: pipeline.destination.name, skip: options.skip, stopReason, rejectedFile };
    await write(io.stdout, `${index > 0 ? '\n' : ''}${textReport(report, context)}`);
  }
}

function reportOf(
  { pipeline, feed, tally, delivery, route, failures }: Run,
  { options, interruption, seconds }: { options: DeliveryChoices; interruption: Interruption; seconds: number },
): { report: Report; stopReason: string | undefined } {
  const stopReason = stopReasonOf(interruption, delivery, failures);
  const isUnfinished = !feed.isAtEnd || delivery.resumeAt < options.skip + tally.events;
  const report = {
    destination: pipeline.destination.slug,
    events: tally.events,
    requests: route.sent(),
    ...tally.counts,
    notes: tally.notes(),
    reasons: tally.reasons(),
    seconds,
    ...(stopReason !== undefined && isUnfinished && { resumeAt: delivery.resumeAt }),
    unreadable: feed.unreadable,
    ...(feed.unreadableMore > 0 && { unreadableMore: feed.unreadableMore }),
  };
  return { report, stopReason };
}

function stopReasonOf(
  { signal }: Interruption,
  { isPaused }: Delivery,
  failures: readonly unknown[],
): string | undefined {
  if (failures.length > 0) return 'Stopped by an error, see below.';
  if (signal) return `Stopped by ${signal === 'SIGINT' ? 'Ctrl-C' : signal}.`;
  return isPaused ? 'Stopped reading: nothing can be delivered with these settings. Mend them first.' : undefined;
}
