import type { Pipeline } from '@sluice/engine';
import { hideSecrets, titleOf } from '@sluice/kit/host';
import type { DestinationOptions } from '../configuration/destination-options';
import { openDestinations } from '../configuration/open-destinations';
import { CommandFailure } from '../command-failure';
import { type EventSource, eventSourcesFor } from '../events/event-source';
import type { FaultOptions } from '../fault-options';
import { exitCode, exitCodeOfLosses, worseExitCode } from '../exit-code';
import { fileIdentityAt } from '../file-identity';
import type { Session } from '../session';
import { accountNamedIn } from '../simulator-account';
import { lookOf } from '../text/look';
import { tellLine, write } from '../write';
import { Checkpoint } from './checkpoint';
import { type Delivery, deliverEvents } from './deliver-events';
import { EventFeed } from './event-feed';
import { Interruption } from './interruption';
import { jsonReports } from './json-report';
import { openRoute, type Route } from './open-route';
import { Progress } from './progress';
import { RejectedFile } from './rejected-file';
import type { Report } from './report';
import { Tally } from './tally';
import { textReport } from './text-report';
import { assertApart, pathsFor } from './written-files';

/** What the user chose for a delivery. */
export interface DeliveryChoices extends DestinationOptions, FaultOptions {
  readonly traffic?: string;
  readonly rejected?: string;
  readonly checkpoint?: string;
  readonly skip: number;
  readonly olderThan?: number;
  readonly concurrency: number;
  readonly attempts: number;
  readonly window: number;
  readonly json?: true;
}

/** One destination's part of a delivery. */
interface Run {
  readonly pipeline: Pipeline;
  readonly feed: EventFeed;
  readonly tally: Tally;
  readonly delivery: Delivery;
  readonly route: Route;
  readonly rejectedFile: RejectedFile | undefined;
  readonly checkpoint: Checkpoint | undefined;
  /** How many events to skip from the beginning. */
  readonly skip: number;
  readonly failures: unknown[];
}

/** Sends events to one or several destinations in parallel, and prints the reports, whatever ends the delivery. */
export async function runDelivery(
  words: readonly (string | undefined)[],
  options: DeliveryChoices,
  session: Session,
): Promise<void> {
  const { io } = session;
  const interruption = new Interruption(io);
  try {
    const runs = await openRuns(words, options, session);
    const start = performance.now();
    interruption.whenFirst(() => {
      for (const { feed } of runs) feed.stop();
    });
    const progress = new Progress(io, runs);
    await Promise.all(runs.map((run) => deliverTo(run, options, interruption.abortSignal)));
    progress.stop();
    interruption.end();
    const seconds = Math.round(performance.now() - start) / 1000;
    session.exitCode = interruption.exitCode ?? runs.map(exitCodeOf).reduce(worseExitCode, exitCode.allWell);
    await printReports(runs, { options, interruption, seconds }, session);
    const [failure] = runs.flatMap(({ failures }) => failures);
    if (failure !== undefined) throw failure;
  } finally {
    interruption.end();
  }
}

/** Opens everything the runs need, so that what cannot be read or written fails before anything is sent. */
async function openRuns(
  words: readonly (string | undefined)[],
  options: DeliveryChoices,
  { io }: Session,
): Promise<Run[]> {
  const { destinations, names, config } = await openDestinations(words, options, io);
  const sources = await eventSourcesFor(destinations.length, names, io);
  const labels = destinations.map(({ label }) => label);
  const rejectedPaths = pathsFor(options.rejected, labels);
  const checkpointPaths = pathsFor(options.checkpoint, labels);
  const read = [options.settings, options.subscriptions, config];
  await assertFilesApart([...(sources[0] ?? []), ...(await identified(read))], {
    ...options,
    rejectedPaths,
    checkpointPaths,
  });
  const runs: Run[] = [];
  for (const [at, { pipeline }] of destinations.entries()) {
    const { slug } = pipeline.destination;
    const { concurrency, fault, seed, toSimulator, traffic: journal } = options;
    const account =
      toSimulator === true ? await accountNamedIn(pipeline.destination, pipeline.settings.all) : undefined;
    const [rejectedPath, checkpointPath] = [rejectedPaths[at], checkpointPaths[at]];
    const checkpoint = checkpointPath === undefined ? undefined : await Checkpoint.open(checkpointPath, slug, names);
    const skip = Math.max(options.skip, checkpoint?.events ?? 0);
    if (checkpoint && checkpoint.events > 0) {
      await tellLine(io, `Resuming after event ${checkpoint.events - 1}, as ${checkpoint.path} says.`);
    }
    runs.push({
      pipeline,
      skip,
      feed: new EventFeed(sources[at] ?? [], skip, checkpoint !== undefined),
      tally: new Tally(),
      delivery: { resumeAt: skip, arrivedBehind: 0, isPaused: false },
      rejectedFile: rejectedPath === undefined ? undefined : await RejectedFile.prepare(rejectedPath),
      checkpoint,
      route: await openRoute(
        slug,
        toSimulator,
        { fault, seed, account, journal, journalLine: (line) => hideSecrets(line, pipeline.settings) },
        concurrency,
      ),
      failures: [],
    });
  }
  return runs;
}

type ReadFile = Pick<EventSource, 'name' | 'identity'>;

async function identified(paths: readonly (string | undefined)[]): Promise<ReadFile[]> {
  const given = paths.filter((path) => path !== undefined);
  return Promise.all(given.map(async (name) => ({ name, identity: await fileIdentityAt(name) })));
}

async function assertFilesApart(
  read: readonly ReadFile[],
  files: DeliveryChoices & {
    readonly rejectedPaths: readonly (string | undefined)[];
    readonly checkpointPaths: readonly (string | undefined)[];
  },
): Promise<void> {
  const { rejectedPaths, checkpointPaths, traffic } = files;
  const written = [
    ...rejectedPaths.map((path) => ({ option: '--rejected', path })),
    ...checkpointPaths.map((path) => ({ option: '--checkpoint', path })),
    { option: '--traffic', path: traffic },
  ].flatMap(({ option, path }) => (path === undefined ? [] : [{ option, path }]));
  await assertApart(written, read);
}

async function deliverTo(run: Run, options: DeliveryChoices, signal: AbortSignal): Promise<void> {
  const { feed, rejectedFile, checkpoint, delivery, route, failures } = run;
  const { window: windowSize, concurrency, attempts, olderThan, toSimulator } = options;
  const attempt = (work: Promise<void> | undefined) => work?.catch((error: unknown) => void failures.push(error));
  await attempt(
    deliverEvents(run, delivery, {
      transport: route,
      windowSize,
      concurrency,
      attempts,
      signal,
      isPaced: toSimulator === undefined,
      ...(olderThan !== undefined && { greatestAgeSeconds: olderThan * 3600 }),
    }),
  );
  // Other readers of the same input must not wait for this one.
  if (!feed.isAtEnd) feed.stop();
  await attempt(route.close());
  await attempt(rejectedFile?.close());
  if (checkpoint && feed.isAtEnd && feed.leftToSkip > 0) {
    const reason = `${checkpoint.path} says that ${checkpoint.events} events are settled, but there are not that many.`;
    failures.push(new CommandFailure(`${reason} To start over, delete it.`, exitCode.unreadable));
  }
}

function exitCodeOf({ tally, feed, route }: Run): number {
  const read = feed.unreadable.length > 0 ? exitCode.unreadable : exitCode.allWell;
  const lost = route.losses ? exitCodeOfLosses(route.losses()) : exitCode.allWell;
  return [tally.exitCode, read, lost].reduce(worseExitCode);
}

async function printReports(
  runs: readonly Run[],
  { options, interruption, seconds }: { options: DeliveryChoices; interruption: Interruption; seconds: number },
  { io }: Session,
): Promise<void> {
  const reports = runs.map((run) => reportOf(run, { interruption, seconds }));
  if (options.json) {
    for (const { stopReason } of reports) if (stopReason !== undefined) await tellLine(io, stopReason);
    await write(io.stdout, jsonReports(reports.map(({ report }) => report)));
    return;
  }
  for (const [index, { report, stopReason }] of reports.entries()) {
    const { pipeline, rejectedFile, checkpoint, delivery, skip } = runs[index] as Run; // -- one report for each run
    const { arrivedBehind } = delivery;
    const context = { name: titleOf(pipeline.destination), skip, stopReason, rejectedFile, checkpoint, arrivedBehind };
    await write(io.stdout, `${index > 0 ? '\n' : ''}${textReport(report, context, lookOf(io))}`);
  }
}

function reportOf(
  { pipeline, feed, tally, delivery, route, failures, skip }: Run,
  { interruption, seconds }: { interruption: Interruption; seconds: number },
): { report: Report; stopReason: string | undefined } {
  const stopReason = stopReasonOf(interruption, delivery, failures);
  const reasons = tally.reasons();
  const isUnfinished = !feed.isAtEnd || delivery.resumeAt < skip + tally.events;
  const report = {
    destination: pipeline.destination.slug,
    events: tally.events,
    requests: route.sent(),
    ...tally.counts,
    mayHaveArrived: reasons.reduce((sum, { mayHaveArrived }) => sum + mayHaveArrived, 0),
    notes: tally.notes(),
    reasons,
    ...(route.losses && { simulator: route.losses(skip) }),
    seconds,
    ...(stopReason !== undefined && isUnfinished && { resumeAt: delivery.resumeAt }),
    ...(feed.empty.length > 0 && { empty: feed.empty }),
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
  return isPaused ? 'Stopped reading: nothing can be delivered with these settings. Fix them first.' : undefined;
}
