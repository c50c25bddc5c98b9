import { compile, type Transport } from '@sluice/engine';
import type { Outcome } from '@sluice/kit/host';
import type { Fault, Simulator } from '@sluice/simulators';
import { nameEvent } from './name-event';
import type { Subject } from './subject';
import { withSimulator } from './with-simulator';

/** What happened to a list of events while the vendor failed now and then. */
export interface FaultyRun {
  readonly events: number;
  readonly requests: number;
  readonly faults: number;
  readonly outcomes: Readonly<Record<Outcome['status'], number>>;
  /** What must not happen: an event lost, duplicated or out of order, or refused for anything but the faults. */
  readonly problems: readonly string[];
}

/** Faults after which the same request may succeed. */
export const passingFaults: readonly Fault[] = [
  { kind: '429', rate: 0.06 },
  { kind: '500', rate: 0.03 },
  { kind: '503', rate: 0.03 },
  { kind: 'reset', rate: 0.02 },
  { kind: 'truncated', rate: 0.02 },
  { kind: 'oversized', rate: 0.02 },
];

/** Faults by which the vendor refuses what is good. */
export const refusingFaults: readonly Fault[] = [{ kind: 'item', rate: 0.02 }];

/**
 * Sends the events to the vendor's simulator, which injects the given faults; checks that each event ends with a true outcome.
 */
export async function sendUnderFaults(
  { destination, settings, simulator: slug }: Subject,
  events: readonly object[],
  faults: readonly Fault[],
): Promise<FaultyRun> {
  const isPassing = faults.every(({ kind }) => kind !== 'item');
  const pipeline = compile(destination, { settings });
  const itemsOf = pipeline.plan(events).events.map((planned) => ('items' in planned ? planned.items.length : 0));
  const outcomes = { delivered: 0, skipped: 0, rejected: 0, retry: 0 };
  const problems: string[] = [];
  let itemsDelivered = 0;
  let count = 0;
  const work = async (simulator: Simulator, transport: Transport): Promise<FaultyRun> => {
    // The simulator needs no patience.
    for await (const { index, event, outcome, isSent } of pipeline.deliver(events, {
      transport,
      sleep: async () => {},
    })) {
      if (index !== count || event !== events[index]) problems.push(`${nameEvent(event)} is out of its place.`);
      count += 1;
      outcomes[outcome.status] += 1;
      if (outcome.status === 'delivered') itemsDelivered += itemsOf[index] ?? 0;
      // An answer that was not understood is not a refusal, and is reported as something that may have arrived.
      const isRefused = outcome.status === 'rejected' && isSent && !outcome.notUnderstood;
      if (isRefused && isPassing) problems.push(`${nameEvent(event)} is refused: ${outcome.message}`);
    }
    if (count !== events.length) problems.push(`${events.length} events came to ${count} ends.`);
    const { accepted, refused, requests, faults: made } = simulator.counts;
    if (accepted < itemsDelivered) {
      problems.push(`The vendor took ${accepted} objects, but events with ${itemsDelivered} are said to be delivered.`);
    }
    if (isPassing && refused > 0) problems.push(`The vendor refused ${refused} objects for a reason.`);
    return { events: count, requests, faults: made, outcomes, problems };
  };
  return withSimulator({ settings, simulator: slug }, work, { faults, seed: 7, remember: 1000 });
}
