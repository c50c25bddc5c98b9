import { type Kind, unreadable } from '../kinds/kind';
import { trimText } from '../kinds/trim-text';
import { isObject } from '../values/is-object';
import { rememberNames } from '../remember';
import type { RestOptions, Row, Rows } from './row';

/** Adds a note about the event. For a value that could not be read, `unread` is its row. */
export type Note = (text: string, unread?: Row) => void;
/** A vendor object under construction. */
export type Made = Record<string, unknown>;

/** By slot, what a field received and what was read from it. Overwritten with every event. */
export interface Sent {
  readonly given: unknown[];
  readonly read: unknown[];
}

/** A place for what this many fields send from one event. */
export function emptySent(slots: number): Sent {
  return { given: Array.from({ length: slots }), read: Array.from({ length: slots }) };
}

/** A field that is mapped from a member. */
export interface Taker {
  readonly slot: number;
  /** Whether the field gets the value unchanged. */
  readonly isVerbatim: boolean;
  /** The member of the member, if the field's path leads into it. */
  readonly inner: string | undefined;
  /** The field's kind. */
  readonly kind: Kind<unknown>;
}

/** The fields that are mapped from members, by the member's name. */
export type Takers = Map<string, Taker[]>;

/** Records that a field is mapped from the member of this name. */
export function addTaker(takers: Takers, name: string, taker: Taker): void {
  const known = takers.get(name);
  if (known) known.push(taker);
  else takers.set(name, [taker]);
}

/** The vendor's names in a table, except those that the event may use. */
export function namesOf(rows: Rows): ReadonlySet<string> {
  const own = Object.entries(rows).filter(([, row]) => row.keepsGiven !== true);
  return new Set(own.map(([key, row]) => row.as ?? key));
}

interface Known {
  /** The name under which it is sent. */
  readonly as: string;
  /** Why it is left out; undefined if the name is free. */
  readonly reason: string | undefined;
  readonly takers: readonly Taker[] | undefined;
  /** Whether a field's path leads into it. */
  readonly isReachedInto: boolean;
}

/** Copies the members of an object that no field has sent. */
export class Remainder {
  private readonly known: (name: string) => Known;

  /** `own` are the vendor's names in the object that is copied into. */
  constructor(
    private readonly takers: ReadonlyMap<string, readonly Taker[]>,
    private readonly own: ReadonlySet<string>,
    private readonly options: RestOptions,
  ) {
    this.known = rememberNames((name) => this.learn(name));
  }

  /** Copies the part of `from` that no field has sent. A note names the members that are left out, and why. */
  copy(from: Readonly<Record<string, unknown>>, into: Made, sent: Sent, note: Note): void {
    let leftOut: LeftOut | undefined;
    // Twice as fast as `Object.keys`. Whether a member is inherited is checked only before it would be copied.
    for (const name in from) {
      const value = from[name];
      if (value === undefined || value === null || value === '') continue;
      const known = this.known(name);
      if (known.takers !== undefined && isTaken(value, known.takers, sent)) continue;
      if (!Object.hasOwn(from, name)) continue;
      let reason: string | undefined;
      if (known.takers !== undefined && known.isReachedInto && isObject(value)) {
        const left = membersLeft(value, known.takers, sent);
        if (left === undefined) continue;
        if (known.reason === undefined) reason = this.put(left, known, into);
        else leftOut = withNames(leftOut, known.reason, namesWithin(name, left));
      } else reason = this.copyMember(value, known, into);
      if (reason !== undefined) leftOut = withNames(leftOut, reason, [name]);
    }
    if (leftOut)
      for (const [reason, names] of leftOut)
        note(`Left out, because ${reason}: ${names.map((name) => name || '""').join(', ')}.`);
  }

  /** Copies one member. Returns why it is left out, if it is. */
  private copyMember(value: unknown, known: Known, into: Made): string | undefined {
    if (known.reason === undefined && isPlain(value)) return this.put(value, known, into);
    // A value that equals the vendor's own member, or reads as nothing, is not lost.
    if (into[known.as] === value || readsAsNothing(value, known.takers)) return undefined;
    return known.reason ?? 'JSON cannot hold their values';
  }

  private put(value: unknown, { as }: Known, into: Made): string | undefined {
    const made = this.options.made ? this.options.made(value) : value;
    if (made === undefined) return isEmpty(value) ? undefined : 'the vendor accepts no such values';
    const other = into[as];
    const isFree = other === undefined || !Object.hasOwn(into, as);
    if (isFree) into[as] = made;
    return isFree || other === made ? undefined : 'another member has the same name';
  }

  private learn(name: string): Known {
    const as = this.options.name ? this.options.name(name) : name;
    const takers = this.takers.get(name);
    const isReachedInto = takers?.some(({ inner }) => inner !== undefined) ?? false;
    return { as, reason: this.reasonFor(as), takers, isReachedInto };
  }

  private reasonFor(name: string): string | undefined {
    if (trimText(name) === '' || name === '__proto__') return 'their names cannot be sent';
    const reserved = this.options.isReserved?.(name) ?? false;
    if (typeof reserved === 'string') return reserved;
    return reserved || this.own.has(name) ? 'the vendor reserves these names' : undefined;
  }
}

/** Whether a field that is mapped from it reads the value as none: `$direct` is not a referrer. */
function readsAsNothing(value: unknown, takers: readonly Taker[] = []): boolean {
  return takers.some(({ inner, kind }) => inner === undefined && kind.read(value) === undefined);
}

/** The names of members that are not copied, by reason. */
type LeftOut = Map<string, string[]>;

function withNames(leftOut: LeftOut | undefined, reason: string, names: readonly string[]): LeftOut {
  const all = leftOut ?? new Map<string, string[]>();
  const known = all.get(reason) ?? [];
  for (const name of names) known.push(name);
  return all.set(reason, known);
}

function namesWithin(name: string, members: object): string[] {
  return Object.keys(members).map((inner) => `${name}.${inner}`);
}

/** Whether it is an object or a list that says nothing, and so is not missed. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  for (const _ in value) return false;
  return true;
}

/** Whether a field has sent the value, or noted that it could not be read. */
function isTaken(value: unknown, takers: readonly Taker[], sent: Sent): boolean {
  if (isSent(value, takers, sent, undefined)) return true;
  for (const { slot, inner } of takers) if (inner === undefined && sent.read[slot] === unreadable) return true;
  return false;
}

/** Whether a value has a meaningful form in JSON. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'function' && typeof value !== 'symbol';
}

/** The members that fields have not sent, from an object that their paths lead into. */
function membersLeft(from: Readonly<Made>, takers: readonly Taker[], sent: Sent): Made | undefined {
  let left: Made | undefined;
  for (const name in from) {
    const value = from[name];
    if (value === undefined || value === null || value === '' || isSent(value, takers, sent, name)) continue;
    (left ??= {})[name] = value;
  }
  return left;
}

/** Whether one of these fields has sent exactly this value. */
function isSent(value: unknown, takers: readonly Taker[], { given, read }: Sent, within: string | undefined): boolean {
  for (const { slot, isVerbatim, inner } of takers) {
    const sent = read[slot];
    if (inner !== within || sent === undefined || sent === unreadable) continue;
    if (!isVerbatim || sent === value || given[slot] === value) return true;
    const one = onlyOf(value);
    const other = onlyOf(given[slot]);
    if (typeof one !== 'object' && typeof other !== 'object' && String(one) === String(other)) return true;
  }
  return false;
}

/** Validation turns a number, or a list with one item, into a text. */
function onlyOf(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}
