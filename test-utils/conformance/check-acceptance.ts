import type { DeliveredEvent, Pipeline, Transport } from '@sluice/engine';
import { recentEvents, specEvents } from '@sluice/events';
import type { Simulator } from '@sluice/simulators';
import { findStale } from './find-stale';
import { impatient } from './impatient';
import { nameEvent } from './name-event';
import { sampleEvents } from './sample-events';
import { settingVariants, type Variant } from './setting-variants';
import type { Exceptions, Subject } from './subject';
import { withSimulator } from './with-simulator';

/**
 * Whether the vendor's simulator accepts and uses everything that the presets make from the spec's events and from 500 generated
 * ones; with other settings, from the spec's events. `drops` lists what is accepted to no purpose, by the beginning of its
 * reason.
 */
export async function checkAcceptance(
  subject: Subject,
  drops: Exceptions = {},
  events = sampleEvents(500),
): Promise<string[]> {
  const [usual, ...others] = settingVariants(subject);
  const reasons = new Set<string>();
  const problems = await inTrial(subject, usual, async (trial) => [
    ...(await judge(trial, recentEvents(events), drops, reasons)),
    ...(await compareWithSingles(trial)),
  ]);
  for (const variant of others) {
    const judgeSpec = (trial: Trial) => judge(trial, recentEvents(specEvents), drops, reasons);
    const found = await inTrial(subject, variant, judgeSpec);
    problems.push(...found.map((problem) => `With ${variant.name}, ${problem}`));
  }
  const needed = Object.keys(drops).filter((key) => [...reasons].some((reason) => reason.startsWith(key)));
  return [...new Set(problems), ...findStale('drops', drops, needed)];
}

interface Trial {
  readonly pipeline: Pipeline;
  readonly simulator: Simulator;
  readonly transport: Transport;
}

/** Each variant gets a simulator whose account has the same settings. */
async function inTrial(
  subject: Subject,
  { settings, pipeline }: Variant,
  work: (trial: Trial) => Promise<string[]>,
): Promise<string[]> {
  return withSimulator({ ...subject, settings }, (simulator, transport) => work({ pipeline, simulator, transport }));
}

/** What is wrong; adds to `reasons` why the simulator accepted something to no purpose. */
async function judge(
  trial: Trial,
  events: readonly object[],
  drops: Exceptions,
  reasons: Set<string>,
): Promise<string[]> {
  const { simulator } = trial;
  const delivered = await deliver(trial, events);
  const problems = delivered.flatMap(({ event, outcome, isSent }) => {
    // What is rejected before it is sent is covered by another check.
    const isRefused = outcome.status === 'retry' || (outcome.status === 'rejected' && isSent);
    return isRefused ? [`${nameEvent(event)} is refused: ${outcome.message}`] : [];
  });
  if (!delivered.some(({ outcome, isSent }) => isSent && outcome.status === 'delivered')) {
    problems.push('nothing at all is delivered.');
  }
  const isExpected = (reason: string) => Object.keys(drops).some((beginning) => reason.startsWith(beginning));
  const dropped = simulator.dropped.map(({ reason }) => reason);
  for (const reason of dropped) reasons.add(reason);
  const isClean = problems.length === 0 && simulator.counts.refused === 0 && dropped.every(isExpected);
  return isClean ? problems : [...problems, ...(await findCulprits(trial, events, isExpected))];
}

async function deliver(
  { pipeline, simulator, transport }: Trial,
  events: readonly object[],
): Promise<DeliveredEvent[]> {
  simulator.clear();
  const all: DeliveredEvent[] = [];
  for await (const one of pipeline.deliver(events, { transport, ...impatient })) all.push(one);
  return all;
}

/** Halves the list down to single events: the simulator does not say which event the things it drops come from. */
async function findCulprits(
  trial: Trial,
  events: readonly object[],
  isExpected: (reason: string) => boolean,
): Promise<string[]> {
  await deliver(trial, events);
  const { counts, exchanges } = trial.simulator;
  const unexpected = trial.simulator.dropped.map(({ reason }) => reason).filter((reason) => !isExpected(reason));
  if (counts.refused === 0 && unexpected.length === 0) return [];
  if (events.length > 1) {
    const half = Math.ceil(events.length / 2);
    const first = await findCulprits(trial, events.slice(0, half), isExpected);
    return [...first, ...(await findCulprits(trial, events.slice(half), isExpected))];
  }
  const name = nameEvent(events[0]);
  const answers = exchanges.map(({ status, answer }) => `${status} ${JSON.stringify(answer)}`).join(', then ');
  return [
    ...(counts.refused > 0 ? [`${name} is refused: ${answers}`] : []),
    ...unexpected.map((reason) => `${name} is accepted to no purpose: ${reason}`),
  ];
}

/** Losses that occur only when events share a request show in no answer. */
async function compareWithSingles(trial: Trial): Promise<string[]> {
  const events = recentEvents(specEvents);
  await deliver(trial, events);
  const together = trial.simulator.counts.accepted;
  let alone = 0;
  for (const event of events) {
    await deliver(trial, [event]);
    alone += trial.simulator.counts.accepted;
  }
  if (together === alone) return [];
  return [`Of the spec's events in a list the vendor takes ${together} objects, of each alone ${alone}.`];
}
