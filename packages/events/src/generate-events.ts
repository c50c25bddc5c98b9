import { createVisitor, type Visitor } from './journeys/visitor';
import { EarliestFirst } from './journeys/earliest-first';
import { journey } from './journeys/journey';
import { Random } from './random';
import { Tracker } from './journeys/tracker';
import type { SpecEvent } from './spec-event';

/** What `generateEvents` makes. */
export interface GenerateEventsOptions {
  count: number;
  /** By default one for every five events; never more than there are events. */
  visitors?: number;
  /** A whole number; 1 by default. */
  seed?: number;
  /** When the first visitors come, in ISO 8601. */
  start?: string;
  /** By default `mixed`: one visitor comes through Segment, the next through RudderStack. */
  shape?: 'segment' | 'rudderstack' | 'mixed';
}

/** Visitors in the shop at the same time. The memory that a run needs depends only on this. */
const greatestCrowd = 2048;

/**
 * Journeys of customers, interleaved in order of time. The same options give the same events. Events are generated when they are
 * asked for.
 */
export function generateEvents(options: GenerateEventsOptions): Generator<SpecEvent, void, undefined> {
  const { count, seed = 1, start = '2025-03-03T07:00:00.000Z', shape = 'mixed' } = options;
  const { visitors = Math.max(1, Math.floor(count / 5)) } = options;
  requireWhole('count', count, 0);
  requireWhole('visitors', visitors, 1);
  requireWhole('seed', seed, Number.MIN_SAFE_INTEGER);
  const startsAt = Date.parse(start);
  if (Number.isNaN(startsAt)) throw new RangeError(`start must be a date in ISO 8601, not ${JSON.stringify(start)}`);
  return interleave({ count, visitors: Math.min(visitors, count), seed, startsAt, shape });
}

function requireWhole(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number${least < 0 ? '' : ` of at least ${least}`}, not ${value}`);
  }
}

interface Plan {
  count: number;
  visitors: number;
  seed: number;
  startsAt: number;
  shape: Visitor['shape'] | 'mixed';
}

function* interleave({ count, visitors, seed, startsAt, shape }: Plan): Generator<SpecEvent, void, undefined> {
  const random = new Random(seed);
  const crowd = new EarliestFirst<Visit>();
  let eventsToPromise = count;
  let visitorsToCome = visitors;
  const admit = (arrivesAt: number): Visit => {
    const index = visitors - visitorsToCome;
    const promised = drawNumberOfEvents(random, eventsToPromise, visitorsToCome);
    eventsToPromise -= promised;
    visitorsToCome -= 1;
    const ownShape = shape === 'mixed' ? (index % 2 === 0 ? 'segment' : 'rudderstack') : shape;
    return new Visit(new Tracker(createVisitor(seed, index, ownShape, arrivesAt), arrivesAt), promised);
  };

  const crowdSize = Math.min(visitors, greatestCrowd);
  for (let place = 0; place < crowdSize; place += 1) crowd.add(admit(startsAt + random.integer(0, crowdSize * 500)));
  for (let visit = crowd.first; visit !== undefined; visit = crowd.first) {
    const { event, time } = visit;
    if (visit.goOn()) crowd.replaceFirst(visit);
    else if (visitorsToCome > 0) crowd.replaceFirst(admit(time + random.integer(0, 60_000)));
    else crowd.removeFirst();
    yield event;
  }
}

/** A journey, and how many of its events are still wanted. */
class Visit {
  private readonly events: Generator<SpecEvent, never>;
  event: SpecEvent;

  constructor(
    private readonly tracker: Tracker,
    private left: number,
  ) {
    this.events = journey(tracker);
    this.event = this.events.next().value;
  }

  get time(): number {
    return this.tracker.time;
  }

  /** Generates the next event; false if the journey is over. */
  goOn(): boolean {
    this.left -= 1;
    if (this.left === 0) return false;
    this.event = this.events.next().value;
    return true;
  }
}

/** Most visitors only look around, and a few do most of everything. Together they make exactly the wanted number of events. */
function drawNumberOfEvents(random: Random, eventsLeft: number, visitorsLeft: number): number {
  if (visitorsLeft === 1) return eventsLeft;
  const mean = eventsLeft / visitorsLeft;
  const timesTheMean = random.chance(0.85) ? random.fraction() * 0.8 : 2 + random.fraction() * 4.8;
  const mostPossible = eventsLeft - (visitorsLeft - 1);
  return Math.max(1, Math.min(Math.round(mean * timesTheMean), mostPossible));
}
