import type { Action } from './action';
import type { ExactMapping, Mapping, MappingData, Problem } from './mapping';
import { spellingsOf } from './standard-events';

/** The calls of the common spec. */
export const messageTypes = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const;
type MessageType = (typeof messageTypes)[number];

/** Whether it is the type of a call. */
export function isMessageType(type: unknown): type is MessageType {
  return (messageTypes as readonly unknown[]).includes(type);
}

/**
 * The events of a preset: message types; track events by name, in all spellings of the specs; or all track events that no other
 * preset names.
 */
export type Trigger = readonly MessageType[] | { readonly track: readonly [string, ...string[]] | 'others' };

type FieldsOf<A> = A extends Action<infer F> ? F : never;

/** A subscription that comes with the destination: an action, its events, and changes to its default mapping. */
export type PresetDefinition<A> = {
  [K in keyof A & string]: {
    readonly name: string;
    readonly partnerAction: K;
    readonly on: Trigger;
    readonly mapping?: { readonly [F in keyof FieldsOf<A[K]>]?: Mapping };
  };
}[keyof A & string];

/**
 * By place, `unknown` if a preset's mapping is right; otherwise a problem that names the misspelt field or directive. Not a tuple: as
 * one, it would differ from `P` in its methods.
 */
export type ExactPresets<A, P> = {
  readonly [I in keyof P & `${number}`]: P[I] extends { partnerAction: infer K extends keyof A; mapping: infer M }
    ? {
        readonly mapping: {
          readonly [N in keyof M]: N extends keyof FieldsOf<A[K]>
            ? ExactMapping<M[N]>
            : Problem<`"${N & string}" is not a field of this action`>;
        };
      }
    : unknown;
};

/** A preset in Segment's terms. A type, not an interface, to be assignable to Segment's `JSONObject`. */
export type Preset = {
  name: string;
  type: 'automatic';
  partnerAction: string;
  /** FQL. */
  subscribe: string;
  mapping: Record<string, MappingData>;
};

/** A text in FQL, which has no escapes: a backslash stands for itself, and a double quote cannot be written. */
function quote(text: string): string {
  if (text.includes('"')) throw new Error(`No preset can be for ${text}: FQL has no way to write a double quote.`);
  return `"${text}"`;
}

const anyOf = (terms: readonly string[]) => (terms.length === 1 ? `${terms[0]}` : `(${terms.join(' or ')})`);

/** The FQL of a trigger; `others` are the events that other presets name. */
export function subscribeOf(trigger: Trigger, others: readonly string[]): string {
  if (!('track' in trigger)) {
    return trigger.map((type) => `type = ${quote(type)}`).join(' or ');
  }
  const events =
    trigger.track === 'others'
      ? others.map((event) => `event != ${quote(event)}`)
      : [anyOf(eventsOf(trigger.track).map((event) => `event = ${quote(event)}`))];
  return ['type = "track"', ...events].join(' and ');
}

/** Events in all their spellings, without repeats. */
function eventsOf(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => spellingsOf(name)))];
}

/** The track events that the presets name, in all their spellings. Throws if two presets have the same event. */
export function eventsNamedBy(triggers: readonly Trigger[]): string[] {
  const named = triggers.flatMap((trigger) =>
    'track' in trigger && trigger.track !== 'others' ? eventsOf(trigger.track) : [],
  );
  const twice = firstTwice(named);
  if (twice !== undefined) throw new Error(`Two presets are for the event "${twice}". One preset per event.`);
  const types = triggers.flatMap((trigger) => ('track' in trigger ? [] : trigger));
  const typeTwice = firstTwice(types);
  if (typeTwice !== undefined) throw new Error(`Two presets are for every ${typeTwice} call. One preset per call.`);
  const others = triggers.filter((trigger) => 'track' in trigger && trigger.track === 'others');
  if (others.length > 1) throw new Error('Two presets are for all others of the track events. One preset per event.');
  if (types.includes('track') && triggers.some((trigger) => 'track' in trigger)) {
    throw new Error('One preset is for every track call and another for some of them. Say { track: "others" }.');
  }
  return named;
}

/** The first value that is there twice. */
export function firstTwice<T>(values: readonly T[]): T | undefined {
  return values.find((value, index) => values.indexOf(value) !== index);
}
