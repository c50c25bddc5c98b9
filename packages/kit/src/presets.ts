import type { Action } from './action';
import type { ExactMapping, Mapping, MappingData, Problem } from './mapping';

export type MessageType = 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';

/** The events a preset is for: message types, track events by name, or every track event that no other preset names. */
export type Trigger = readonly MessageType[] | { readonly track: readonly [string, ...string[]] | 'others' };

type FieldsOf<A> = A extends Action<infer F> ? F : never;

/** A subscription that comes with the destination: an action, its events, and what differs from its default mapping. */
export type PresetDefinition<A> = {
  [K in keyof A & string]: {
    readonly name: string;
    readonly partnerAction: K;
    readonly on: Trigger;
    readonly mapping?: { readonly [F in keyof FieldsOf<A[K]>]?: Mapping };
  };
}[keyof A & string];

/** `unknown` where the presets' mappings are right; else a problem that names the misspelt field or directive. */
export type ExactPresets<A, P> = {
  readonly [I in keyof P]: P[I] extends { partnerAction: infer K extends keyof A; mapping: infer M }
    ? {
        readonly mapping: {
          readonly [N in keyof M]: N extends keyof FieldsOf<A[K]>
            ? ExactMapping<M[N]>
            : Problem<`"${N & string}" is not a field of this action`>;
        };
      }
    : unknown;
};

/** A preset in Segment's words. */
export interface Preset {
  name: string;
  type: 'automatic';
  partnerAction: string;
  /** FQL. */
  subscribe: string;
  mapping: Record<string, MappingData>;
}

const quote = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;
const anyOf = (terms: readonly string[]) => (terms.length === 1 ? `${terms[0]}` : `(${terms.join(' or ')})`);

/** The FQL of a trigger; `others` are the events that other presets name. */
export function subscribeOf(trigger: Trigger, others: readonly string[]): string {
  if (!('track' in trigger)) {
    return trigger.map((type) => `type = ${quote(type)}`).join(' or ');
  }
  const events =
    trigger.track === 'others'
      ? others.map((event) => `event != ${quote(event)}`)
      : [anyOf(trigger.track.map((event) => `event = ${quote(event)}`))];
  return ['type = "track"', ...events].join(' and ');
}

/** The track events that the presets name, each once; throws where two presets name the same one. */
export function eventsNamedBy(triggers: readonly Trigger[]): string[] {
  const named = triggers.flatMap((trigger) => ('track' in trigger && trigger.track !== 'others' ? trigger.track : []));
  const twice = named.find((event, index) => named.indexOf(event) !== index);
  if (twice !== undefined) throw new Error(`Two presets are for the event "${twice}". One preset per event.`);
  const types = triggers.flatMap((trigger) => ('track' in trigger ? [] : trigger));
  const typeTwice = types.find((type, index) => types.indexOf(type) !== index);
  if (typeTwice !== undefined) throw new Error(`Two presets are for every ${typeTwice} call. One preset per call.`);
  return named;
}
