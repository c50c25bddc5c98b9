import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import { compile, type Subscription } from '@sluice/engine';
import type { Destination, Outcome, RawSettings } from '@sluice/kit/host';
import type * as simulators from '@sluice/simulators';
import { currentFile, type CurrentTest, wholeName } from './current-file';
import { deliverThrough } from './deliver-through';
import { findOrphans } from './find-orphans';
import { noSleep } from './no-sleep';
import { guardNetwork, type NetworkGuard } from './network-guard';
import { record } from './record';
import type { Provenance } from './recording';
import { recordingEnvironment } from './recording-environment';
import { RecordingError } from './recording-error';
import type { DeliveryOptions } from './run-delivery';
import { TestRecording } from './test-recording';
import { toWire } from './to-wire';

export interface RecorderOptions {
  /** As they are in the recordings. Passwords never are: a placeholder is made for each. */
  readonly settings: RawSettings;
  /** For the recordings made by this recorder. Those from documentation (`docs`) are written by hand. */
  readonly provenance: Provenance;
  /** By setting: what is in the recordings instead of its value. For passwords for which the usual placeholder cannot be used. */
  readonly placeholders?: Readonly<Record<string, string>>;
  /** The vendor's simulator, if it is not the one with the destination's slug and these settings as its account. */
  readonly simulator?: Omit<simulators.SimulatorOptions, 'port'> & { readonly slug?: string };
}

export interface RecordedDelivery extends Omit<DeliveryOptions, 'sleep'> {
  /** By default the destination's presets. */
  readonly subscriptions?: readonly Subscription[];
  /** What differs from the recorder's settings. */
  readonly settings?: RawSettings;
}

export interface Recorder {
  /** Delivers events over HTTP as recorded for the running test. One outcome for each event. */
  deliver(events: readonly unknown[], delivery?: RecordedDelivery): Promise<Outcome[]>;
  /** Lets the tests connect to a simulator that they have started. */
  allow(simulator: Pick<simulators.Simulator, 'origin'>): void;
}

/** Those of the tests in this file, whichever recorder they use. */
const recordings = new Map<CurrentTest, TestRecording>();

/**
 * Replays the HTTP exchanges of a test file's tests, or records them with `RECORD=1`. Recording `live` also needs
 * `RECORD_SETTINGS`, the path of a JSON file with real settings; the rest is recorded from the vendor's simulator. Call it at
 * the top of a test file or of a `describe`.
 */
export function recorder(destination: Destination, options: RecorderOptions): Recorder {
  const environment = recordingEnvironment(destination, options);
  const own = new Map<CurrentTest, TestRecording>();
  const allowed: string[] = [];
  let guard: NetworkGuard | undefined;
  let simulator: Promise<simulators.Simulator> | undefined;

  beforeAll(() => {
    if (environment.isRecording) return;
    guard = guardNetwork();
    for (const origin of allowed) guard.allow(origin);
  });

  afterEach(() => {
    const { test } = currentFile;
    // A test that has failed already has its one cause.
    if (test && test.errors.length === 0 && !environment.isRecorded) finish(recordingOf(test));
  });

  afterAll(async () => {
    guard?.remove();
    await (await simulator)?.close();
    for (const [test, recording] of own) {
      // Now and not after each test: a later hook may have failed it.
      if (environment.isRecorded && test.errors.length === 0) recording.save(options.provenance);
    }
    settleOrphans(environment.isRecording);
  });

  async function targetOf(origin: string): Promise<string> {
    if (environment.target !== undefined) return environment.target === 'vendor' ? origin : environment.target;
    const { slug = destination.slug, account, ...more } = options.simulator ?? {};
    // Loaded for recording only: a replay does not need it.
    const { startSimulator } = require('@sluice/simulators') as typeof simulators;
    // -- settings are scalars, as in an account
    simulator ??= startSimulator(slug, {
      now: () => new Date(options.provenance.date),
      ...more,
      account: { ...(options.settings as simulators.Account), ...account },
    });
    return (await simulator).origin;
  }

  async function deliver(
    events: readonly unknown[],
    { subscriptions, settings = {}, ...more }: RecordedDelivery,
  ): Promise<Outcome[]> {
    const { test } = currentFile;
    if (!test) throw new RecordingError('The recorder delivers inside of tests only.');
    const recording = recordingOf(test);
    own.set(test, recording);
    const pipelineWith = (all: RawSettings) =>
      compile(destination, { settings: all, ...(subscriptions && { subscriptions }) });
    const shown = pipelineWith(environment.shownSettings(settings));
    if (!environment.isRecorded) {
      const replay = { ...more, sleep: noSleep, allow: (origin: string) => guard?.allow(origin) };
      return deliverThrough(shown, events, replay, (request) => toWire(recording.answer(request, environment.mend)));
    }
    const isSimulated = environment.target === undefined;
    const recorded = await record(pipelineWith(environment.realSettings(settings)), events, {
      ...more,
      // The simulator needs no patience.
      ...(isSimulated && { sleep: noSleep }),
      shown,
      targetOf,
    });
    recording.add(recorded.exchanges);
    return recorded.outcomes;
  }

  const deliverAt: Recorder['deliver'] = (events, delivery = {}) => {
    const place = {};
    Error.captureStackTrace(place, deliverAt);
    return deliver(events, delivery).catch((error: unknown) => {
      throw error instanceof RecordingError ? error.at(place) : error;
    });
  };
  const allow = ({ origin }: Pick<simulators.Simulator, 'origin'>): void => {
    allowed.push(origin);
    guard?.allow(origin);
  };
  return { deliver: deliverAt, allow };
}

function recordingOf(test: CurrentTest): TestRecording {
  const recording = recordings.get(test) ?? new TestRecording(currentFile.path, wholeName(test));
  recordings.set(test, recording);
  return recording;
}

function finish(recording: TestRecording): void {
  try {
    recording.finish();
  } catch (error) {
    throw error instanceof RecordingError ? error.at({}) : error;
  }
}

function settleOrphans(isRecording: boolean): void {
  const orphans = findOrphans(currentFile.path, currentFile.names);
  if (isRecording) {
    for (const path of orphans) rmSync(path, { recursive: true });
  } else if (orphans.length > 0) {
    const list = orphans.map((path) => relative(process.cwd(), path)).join(', ');
    throw new RecordingError(`No test uses ${list}. Delete what is not needed, or run with RECORD=1.`).at({});
  }
}
