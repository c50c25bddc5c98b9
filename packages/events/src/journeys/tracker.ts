import { arrivals } from '../shop/arrivals';
import { site } from '../shop/site';
import type { SpecEvent } from '../spec-event';
import { createContext, type Session, type View } from './create-context';
import { createTraits } from './create-traits';
import type { Random } from '../random';
import { toIso } from './to-iso';
import { uniqueId } from './unique-id';
import type { Visitor } from './visitor';

const hour = 3_600_000;

/** Does what an analytics SDK does: knows where the visitor is, what time it is and who they are, and makes events. */
export class Tracker {
  readonly random: Random;
  private numberOfEvents = 0;
  private session: Session = { id: 0, arrival: { referrer: '', search: '' } };
  private view: View | undefined;
  private traits: Record<string, unknown> | undefined;

  constructor(
    readonly visitor: Visitor,
    private clock: number,
  ) {
    this.random = visitor.random;
  }

  /** Unix milliseconds of the latest event. */
  get time(): number {
    return this.clock;
  }

  get isIdentified(): boolean {
    return this.traits !== undefined;
  }

  /** Starts a visit, so many hours after the last event. */
  startSession(leastHours: number, mostHours: number): void {
    if (this.numberOfEvents > 0) this.clock += this.random.integer(leastHours * hour, mostHours * hour);
    this.session = { id: Math.floor(this.clock / 1000), arrival: this.random.pick(arrivals) };
    this.view = undefined;
  }

  /** Lets the visitor think for a second, or for a minute. */
  pause(): void {
    this.clock += 1_500 + Math.floor(this.random.fraction() ** 2 * 60_000);
  }

  /** A page on the web, or a screen in the app. */
  look(name: string, category: string, path: string, title: string, search = ''): SpecEvent {
    const view = this.move(path, title, search);
    if (this.visitor.phone !== undefined) {
      const event = this.create('screen', { name, category });
      event.name = name;
      event.category = category;
      return event;
    }
    const { url, referrer } = view;
    const event = this.create('page', { name, category, path, url, title, referrer, search: view.search });
    event.name = name;
    event.category = category;
    return event;
  }

  track(name: string, properties: Record<string, unknown>): SpecEvent {
    const event = this.create('track', properties);
    event.event = name;
    return event;
  }

  identify(): SpecEvent {
    this.traits = createTraits(this.visitor, this.clock);
    const event = this.create('identify');
    if (this.visitor.shape === 'segment') event.traits = { ...this.traits };
    return event;
  }

  alias(): SpecEvent {
    const event = this.create('alias');
    event.previousId = this.visitor.anonymousId;
    return event;
  }

  group(groupId: string, traits: Record<string, unknown>): SpecEvent {
    const event = this.create('group');
    event.groupId = groupId;
    event.traits = traits;
    return event;
  }

  private move(path: string, title: string, ownSearch: string): View {
    const { arrival } = this.session;
    const search = this.view === undefined && ownSearch === '' ? arrival.search : ownSearch;
    const referrer = this.view?.url ?? arrival.referrer;
    this.view = { path, url: `${site}${path}${search}`, title, search, referrer };
    return this.view;
  }

  private create(type: SpecEvent['type'], properties?: Record<string, unknown>): SpecEvent {
    const { visitor, random, isIdentified } = this;
    const { seed, index, anonymousId, userId, shape, phone, clockErrorMilliseconds } = visitor;
    this.clock += random.integer(4, 400);
    const time = this.clock;
    const timestamp = toIso(time);
    const queueMilliseconds = random.integer(20, 900);
    const receivedAt = toIso(time + queueMilliseconds);
    const isClockRight = clockErrorMilliseconds === 0;
    const isRudderStack = shape === 'rudderstack';
    const event: SpecEvent = {
      type,
      messageId: uniqueId(seed, index, this.numberOfEvents),
      timestamp,
      anonymousId,
      context: createContext(visitor, this.view ?? this.move('/', 'Harbour', ''), this.session, this.traits),
      integrations: isRudderStack ? { All: true } : {},
      originalTimestamp: isClockRight ? timestamp : toIso(time + clockErrorMilliseconds),
      sentAt: isClockRight ? receivedAt : toIso(time + clockErrorMilliseconds + queueMilliseconds),
      receivedAt,
    };
    this.numberOfEvents += 1;
    if (properties !== undefined) event.properties = properties;
    if (isIdentified) event.userId = userId;
    if (isRudderStack) {
      // RudderStack's web SDK writes an empty userId for visitors whom it does not know.
      if (!isIdentified && phone === undefined) event.userId = '';
      event.channel = phone === undefined ? 'web' : 'mobile';
      event.request_ip = visitor.ip;
      event.rudderId = visitor.rudderId;
    }
    return event;
  }
}
