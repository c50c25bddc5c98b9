import type { Draft, Plan } from '../assembly/assemble';
import { assertSendable } from './assert-sendable';
import { type AnswerReading, type Channel, recognisesRepeats } from '../definition/channel';
import { NotSent, Unserialisable } from '../request/not-sent';
import { type Outcome, type Rejected, retry, type Retry, withNotes, worse, worst } from '../outcome/outcome';
import type { EventItems } from '../definition/action';
import { type Part, requestOf, valuesOf } from '../assembly/part';
import { readAnswer } from '../answers/read-answer';
import { readFailure } from '../answers/read-failure';
import type { Answer, Request } from '../request/request';
import type { PreparedSettings } from '../settings/settings';
import { tooOld } from './too-old';
import { unmade } from '../outcome/unmade';

/** What a delivery remembers from one plan to the next. */
export interface DeliveryMemory {
  /** People with an event that must be sent again; their later events wait. */
  readonly heldBack: Set<string>;
  /** Set once the vendor has refused the credentials: nothing more is sent. */
  paused?: Rejected;
}

/** How a plan is sent. */
export interface DispatchOptions {
  /**
   * Sends one request and resolves with the answer, whatever its status; rejects if there is none. `repeat` counts earlier answers to
   * these events that were not understood; `parts` are the items that it carries.
   */
  readonly send: (request: Request, channel: Channel, repeat: number, parts: readonly Part[]) => Promise<Answer>;
  /**
   * How often, at most, events are sent again after answers that were not understood, if the vendor recognises repeats; after that
   * they are rejected. By default they are returned as `retry`, for a host that repeats and counts by itself.
   */
  readonly repeats?: number;
  /** How many requests may be in flight at once; never two of one person. 1 by default. */
  readonly concurrency?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly memory?: DeliveryMemory;
}

/** What happened to one event, and whether a request containing it was sent. */
export interface Settled {
  /** Has `mayHaveArrived` unless it is delivered. */
  readonly outcome: Outcome;
  readonly isSent: boolean;
}

/** Sends a plan's requests and resolves with what happened to each event, in the order of the list. */
export async function dispatch(plan: Plan, settings: PreparedSettings, options: DispatchOptions): Promise<Settled[]> {
  const dispatching = new Dispatching(plan, settings, options);
  await dispatching.run();
  return dispatching.settled();
}

class Dispatching {
  private readonly outcomes: (Outcome | undefined)[];
  private readonly sent = new Set<number>();
  /** Events with an answer that was not understood, which may therefore have arrived. */
  private readonly doubtful = new Set<number>();
  private readonly memory: DeliveryMemory;
  private readonly now: () => number;

  constructor(
    private readonly plan: Plan,
    private readonly settings: PreparedSettings,
    private readonly options: DispatchOptions,
  ) {
    this.outcomes = [...plan.outcomes];
    this.memory = options.memory ?? { heldBack: new Set() };
    this.now = options.now ?? Date.now;
  }

  /** Runs the drafts one by one or concurrently, but each after earlier ones with the same person or event. */
  async run(): Promise<void> {
    const { concurrency = 1 } = this.options;
    if (concurrency > 1) await this.runSideBySide(concurrency);
    else for (const draft of this.plan.drafts) await this.send(draft);
  }

  private async runSideBySide(concurrency: number): Promise<void> {
    const newest = new Map<string | number, Promise<void>>();
    const slots = new Slots(concurrency);
    const all = this.plan.drafts.map((draft) => {
      const keys = draft.parts.flatMap((part) => [part.event, ...this.eventOf(part).people]);
      const earlier = keys.map((key) => newest.get(key)).filter((promise) => promise !== undefined);
      const finished = Promise.all(earlier).then(() => slots.run(() => this.send(draft)));
      for (const key of keys) newest.set(key, finished);
      return finished;
    });
    await Promise.all(all);
  }

  settled(): Settled[] {
    return this.outcomes.map((known = retry('The event was not sent.'), event) => {
      const { notes = [] } = this.plan.events[event] as Partial<EventItems>;
      const outcome =
        known.status === 'delivered'
          ? worse(withNotes(notes), known)
          : { ...known, mayHaveArrived: known.mayHaveArrived ?? false };
      return { outcome, isSent: this.sent.has(event) };
    });
  }

  private eventOf(part: Part): EventItems {
    return this.plan.events[part.event] as EventItems;
  }

  private async send(draft: Pick<Draft, 'channel' | 'parts'> & Partial<Draft>, repeat = 0): Promise<void> {
    const { channel } = draft;
    const parts = draft.parts.filter((part) => !this.isHeldBack(part, channel));
    if (parts.length === 0) return;
    const isWhole = parts.length === draft.parts.length;
    const { verdicts, isToBeSplit } = await this.ask(channel, parts, isWhole ? draft.request : undefined, repeat);
    if (isToBeSplit) {
      const half = Math.ceil(parts.length / 2);
      await this.send({ channel, parts: parts.slice(0, half) }, repeat);
      await this.send({ channel, parts: parts.slice(half) }, repeat);
      return;
    }
    if ('status' in verdicts && verdicts.status === 'rejected' && verdicts.fix === 'settings') this.pause(verdicts);
    const again: Part[] = [];
    let place = 0;
    for (const part of parts) {
      const outcome = 'status' in verdicts ? verdicts : worst(verdicts.slice(place, (place += part.items.length)));
      if (outcome.status !== 'retry' || !outcome.notUnderstood) this.settle(part, outcome);
      else if (!this.isRepeatable(part, channel)) this.settle(part, atLast(outcome));
      else if (this.options.repeats === undefined) this.settle(part, outcome);
      else if (repeat < this.options.repeats) again.push(part);
      else this.settle(part, atLast(outcome));
    }
    for (const part of again) this.doubtful.add(part.event);
    if (again.length > 0) await this.send({ channel, parts: again }, repeat + 1);
  }

  /** Sends the parts as one request. A failure becomes a verdict with its cause, and other requests go on. */
  private async ask(
    channel: Channel,
    parts: readonly Part[],
    built: Request | undefined,
    repeat: number,
  ): Promise<AnswerReading> {
    const { settings } = this;
    const isOfSeveralEvents = parts.length > 1;
    let request;
    try {
      request = built ?? requestOf(channel, parts, settings);
    } catch (cause) {
      return { verdicts: unmade(cause), isToBeSplit: isOfSeveralEvents };
    }
    const values = valuesOf(parts);
    try {
      if (channel.perform) {
        const exchange = (one: Request) => this.exchange(one, channel, parts, repeat);
        return await channel.perform(values, { settings, isOfSeveralEvents, exchange });
      }
      assertSendable(request);
      const answer = await this.options.send(request, channel, repeat, parts);
      if (!answer.isForToken) this.noteSent(parts);
      return readAnswer({ channel, request, values, isOfSeveralEvents }, answer, settings);
    } catch (cause) {
      // A channel with `perform` records what it sent in each exchange.
      if (!channel.perform && !(cause instanceof NotSent)) this.noteSent(parts);
      const isToBeSplit = isOfSeveralEvents && cause instanceof Unserialisable;
      return { verdicts: readFailure(cause, settings), isToBeSplit };
    }
  }

  private async exchange(request: Request, channel: Channel, parts: readonly Part[], repeat: number): Promise<Answer> {
    let isSent = true;
    try {
      assertSendable(request);
      const answer = await this.options.send(request, channel, repeat, parts);
      isSent = !answer.isForToken;
      return answer;
    } catch (cause) {
      isSent = !(cause instanceof NotSent);
      throw cause;
    } finally {
      if (isSent) this.noteSent(parts);
    }
  }

  private noteSent(parts: readonly Part[]): void {
    for (const { event } of parts) this.sent.add(event);
  }

  private isRepeatable({ items }: Part, channel: Channel): boolean {
    const values = items.map((item) => item.value);
    return recognisesRepeats(channel, values, this.settings.visible);
  }

  private pause(reason: Rejected): void {
    const isAnswer = reason.httpStatus !== undefined;
    const message = isAnswer ? `Not sent, because of an earlier answer: ${reason.message}` : reason.message;
    this.memory.paused ??= { ...reason, message, mayHaveArrived: false };
  }

  /** Whether the part must not be sent (withdrawn, paused, out of order, too old). If so, settles it. */
  private isHeldBack(part: Part, channel: Channel): boolean {
    const earlier = this.outcomes[part.event];
    if (earlier && earlier.status !== 'delivered') return true;
    const reason =
      this.memory.paused ??
      (this.memory.heldBack.size > 0 && this.eventOf(part).people.some((person) => this.memory.heldBack.has(person))
        ? retry('Not sent: an earlier event of the same person must be sent again first.')
        : this.refuseOld(part, channel));
    if (reason) this.settle(part, reason);
    return reason !== undefined;
  }

  private refuseOld(part: Part, channel: Channel): Outcome | undefined {
    try {
      return tooOld(part, channel, this.settings, this.now());
    } catch (cause) {
      return unmade(cause);
    }
  }

  private settle(part: Part, given: Outcome): void {
    // A channel with `perform` may have sent it by other means.
    if (given.status === 'delivered') this.sent.add(part.event);
    const earlier = this.outcomes[part.event];
    const isDoubtful = given.status !== 'delivered' && this.doubtful.has(part.event);
    const outcome = isDoubtful ? { ...given, mayHaveArrived: true } : given;
    this.outcomes[part.event] = earlier ? worse(earlier, outcome) : outcome;
    if (outcome.status === 'retry') {
      for (const person of this.eventOf(part).people) this.memory.heldBack.add(person);
    }
  }
}

/** The outcome after the last repeat. */
function atLast(outcome: Retry): Rejected {
  return { ...outcome, status: 'rejected', fix: 'vendor' };
}

/** Admits a limited number at once, first come, first served. */
class Slots {
  private readonly waiting: (() => void)[] = [];
  private free: number;

  constructor(count: number) {
    this.free = count;
  }

  async run(work: () => Promise<void>): Promise<void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => void this.waiting.push(resolve));
    try {
      await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
