import type { Transport } from '@sluice/engine';
import { bodyText, type Outcome } from '@sluice/kit/host';
import { Random, specEvents } from '@sluice/events';
import { oddities } from './fuzzed-event';
import { inProcessValues } from './in-process-values';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';

export interface FuzzOptions {
  /** How many events. */
  readonly count: number;
  /** The same seed makes the same events. */
  readonly seed: number;
  /** Called now and then with the number of events done. */
  readonly onProgress?: (events: number) => void;
}

export interface Fuzzed {
  readonly events: number;
  readonly outcomes: Readonly<Record<Outcome['status'], number>>;
  readonly requests: number;
  /** Events whose outcome has a cause: no request could be made for them. */
  readonly unmade: number;
  /** What was thrown, a few of each kind; there should be nothing. */
  readonly thrown: readonly string[];
  readonly withoutOutcome: number;
}

/**
 * Delivers events of the spec with some of their values replaced by odd ones, in-process values included, to a vendor that
 * accepts everything: as lists, to every destination under each of its settings.
 */
export async function fuzz(subjects: readonly Subject[], { count, seed, onProgress }: FuzzOptions): Promise<Fuzzed> {
  const random = new Random(seed);
  const pipelines = subjects.flatMap((subject) => settingVariants(subject).map(({ pipeline }) => pipeline));
  const outcomes = { delivered: 0, skipped: 0, rejected: 0, retry: 0 };
  const thrown: string[] = [];
  let [events, ends, requests, unmade] = [0, 0, 0, 0];
  const transport: Transport = {
    send(request) {
      bodyText(request);
      requests += 1;
      return Promise.resolve({ status: 200, headers: {}, json: { success: true, status: true, errors: [] } });
    },
    close: () => Promise.resolve(),
  };
  for (let run = 0; events < count; run += 1) {
    const size = Math.min(count - events, random.integer(1, 100));
    const list = Array.from({ length: size }, () => oddEvent(random));
    const pipeline = pipelines[run % pipelines.length];
    try {
      const delivery = pipeline?.deliver(list, { transport, attempts: 1, isPaced: false }) ?? [];
      for await (const { outcome } of delivery) {
        ends += 1;
        outcomes[outcome.status] += 1;
        if ('cause' in outcome) unmade += 1;
      }
    } catch (error) {
      thrown.push(`${pipeline?.destination.slug}, run ${run} of seed ${seed}: ${String(error)}`);
    }
    events += size;
    if (run % 200 === 0) onProgress?.(events);
  }
  return { events, outcomes, requests, unmade, thrown: thrown.slice(0, 20), withoutOutcome: events - ends };
}

function oddValue(random: Random): unknown {
  return random.chance(0.6) ? random.pick(inProcessValues)() : random.pick(oddities);
}

/** One in fifty is not an event at all, one in five is as it should be; the others have one to four odd values. */
function oddEvent(random: Random): unknown {
  const drawn = random.fraction();
  if (drawn < 0.02) return oddValue(random);
  const places: [object, string][] = [];
  const event = copyOf(random.pick(specEvents), places);
  if (drawn < 0.2) return event;
  for (let changes = random.integer(1, 4); changes > 0; changes -= 1) {
    // Half of them at the top level: it has few places, and the most important ones.
    const [holder, key] = random.chance(0.5) ? random.pick(places) : [event, random.pick(Object.keys(event))];
    const value = oddValue(random);
    Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return event;
}

/** A copy of JSON, and all places in it that have a value. */
function copyOf<T extends object>(value: T, places: [object, string][]): T {
  const copy = (Array.isArray(value) ? [] : {}) as Record<string, unknown>;
  for (const [key, member] of Object.entries(value)) {
    places.push([copy, key]);
    copy[key] = typeof member === 'object' && member !== null ? copyOf(member as object, places) : member;
  }
  return copy as T;
}
