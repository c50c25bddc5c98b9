import { type Kind, unreadable } from '../kinds/kind';
import { trimText } from '../kinds/trim-text';
import { isObject } from '../is-object';
import { rememberNames } from '../remember';
import type { RestOptions, Row } from './row';

/** Tells something of the event; of a value that could not be read, what row it was for. */
export type Note = (text: string, unread?: Row) => void;
/** A vendor object in the making. */
export type Made = Record<string, unknown>;

/** By slot, what a field was given and what was read of it: written anew with every event. */
export interface Sent {
  readonly given: unknown[];
  readonly read: unknown[];
}

export function emptySent(slots: number): Sent {
  return { given: Array.from({ length: slots }), read: Array.from({ length: slots }) };
}

/** A field that is mapped from a member: where it tells what it sent. */
export interface Taker {
  readonly slot: number;
  /** Whether the field is given what stands there, unchanged. */
  readonly isVerbatim: boolean;
  /** The member of the member, where the field's path leads into it. */
  readonly inner: string | undefined;
  /** What the field is. */
  readonly kind: Kind<unknown>;
}

/** Members by name, and the fields that are mapped from them. */
export type Takers = Map<string, Taker[]>;

export function addTaker(takers: Takers, name: string, taker: Taker): void {
  const known = takers.get(name);
  if (known) known.push(taker);
  else takers.set(name, [taker]);
}

interface Known {
  /** Under which name it arrives. */
  readonly as: string;
  /** Why it is left out; undefined where the name is free. */
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

  copy(from: Readonly<Record<string, unknown>>, into: Made, sent: Sent, note: Note): void {
    let leftOut: Map<string, string[]> | undefined;
    // Twice as fast as by `Object.keys`; what is inherited is asked for only where it would be copied.
    for (const name in from) {
      const value = from[name];
      if (value === undefined || value === null || value === '') continue;
      const known = this.known(name);
      if (known.takers !== undefined && isTaken(value, known.takers, sent)) continue;
      if (!Object.hasOwn(from, name)) continue;
      if (known.takers !== undefined && known.isReachedInto && isObject(value)) {
        const left = membersLeft(value, known.takers, sent);
        if (left && known.reason === undefined) into[known.as] = left;
        else if (left)
          for (const inner of Object.keys(left)) leftOut = leave(leftOut, known.reason, `${name}.${inner}`);
      } else if (known.reason === undefined && isPlain(value)) {
        const other = into[known.as];
        if (other === undefined || !Object.hasOwn(into, known.as)) into[known.as] = value;
        else if (other !== value) leftOut = leave(leftOut, 'another member arrives under the same name', name);
        // What agrees with the vendor's own member, or says nothing, is not lost.
      } else if (into[known.as] !== value && !isNothing(value, known.takers)) {
        leftOut = leave(leftOut, known.reason, name);
      }
    }
    if (leftOut)
      for (const [reason, names] of leftOut)
        note(`Left out, because ${reason}: ${names.map((name) => name || '""').join(', ')}.`);
  }

  private learn(name: string): Known {
    const as = this.options.name ? this.options.name(name) : name;
    const takers = this.takers.get(name);
    const isReachedInto = takers?.some(({ inner }) => inner !== undefined) ?? false;
    return { as, reason: this.reasonFor(as), takers, isReachedInto };
  }

  private reasonFor(name: string): string | undefined {
    if (trimText(name) === '' || name === '__proto__') return 'they have no name that could be sent';
    const reserved = this.options.isReserved?.(name) ?? false;
    if (typeof reserved === 'string') return reserved;
    return reserved || this.own.has(name) ? 'the vendor uses these names itself' : undefined;
  }
}

/** Whether a field that is mapped from it takes a value for none: `$direct` is no referrer. */
function isNothing(value: unknown, takers: readonly Taker[] = []): boolean {
  return takers.some(({ inner, kind }) => inner === undefined && kind.read(value) === undefined);
}

function leave(
  leftOut: Map<string, string[]> | undefined,
  reason = 'JSON cannot hold their values',
  name: string,
): Map<string, string[]> {
  const all = leftOut ?? new Map<string, string[]>();
  const names = all.get(reason);
  if (names) names.push(name);
  else all.set(reason, [name]);
  return all;
}

/** Whether a field has sent the value, or has said in a note that it could not be read. */
function isTaken(value: unknown, takers: readonly Taker[], sent: Sent): boolean {
  if (isSent(value, takers, sent, undefined)) return true;
  for (const { slot, inner } of takers) if (inner === undefined && sent.read[slot] === unreadable) return true;
  return false;
}

/** Whether a value has a form in JSON that says what it is. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'function' && typeof value !== 'symbol' && typeof value !== 'bigint';
}

/** Of an object into which fields reach, the members that they have not sent. */
function membersLeft(from: Readonly<Made>, takers: readonly Taker[], sent: Sent): Made | undefined {
  let left: Made | undefined;
  for (const name in from) {
    const value = from[name];
    if (value === undefined || value === null || value === '' || isSent(value, takers, sent, name)) continue;
    (left ??= {})[name] = value;
  }
  return left;
}

/** Whether one of these fields has sent this very value. */
function isSent(value: unknown, takers: readonly Taker[], { given, read }: Sent, within: string | undefined): boolean {
  for (const { slot, isVerbatim, inner } of takers) {
    const sent = read[slot];
    if (inner !== within || sent === undefined || sent === unreadable) continue;
    if (!isVerbatim || sent === value || given[slot] === value) return true;
    const [one, other] = [onlyOf(value), onlyOf(given[slot])];
    if (typeof one !== 'object' && typeof other !== 'object' && String(one) === String(other)) return true;
  }
  return false;
}

/** Validation makes a text of a number, and of a list of one. */
function onlyOf(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}
