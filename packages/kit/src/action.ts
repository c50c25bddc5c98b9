import type { Item } from './channel';
import type { ExactFields, FieldDefinitions, PayloadOf } from './fields';
import type { RawSettings } from './settings';
import type { SegmentPerform, SegmentPerformBatch } from './segment';

/** The mapped fields of one event, before their type is known. */
export type Payload = Readonly<Record<string, unknown>>;

/** What `items` is given. */
export interface ItemsContext<P, V> {
  readonly payload: P;
  /** Defaults filled in; without passwords. */
  readonly settings: V;
  /** Makes the error to throw where the vendor would not take this event: names the field and says what is wrong. */
  readonly refuse: (field: keyof P & string, reason: string) => Refusal;
  /** Adds something the sender may want to know to the outcome of a delivered event; or why there is nothing to send. */
  readonly note: (text: string) => void;
}

/** One feature of the vendor, named as its users name it. */
export interface ActionDefinition<F extends FieldDefinitions, V> {
  readonly title: string;
  readonly description: string;
  /** FQL: the events this action is for when a user adds it by hand. */
  readonly defaultSubscription?: string;
  readonly fields: F & ExactFields<F>;
  /** The vendor objects that one payload becomes; none is fine: the event is then skipped. Pure. */
  readonly items: (context: ItemsContext<PayloadOf<F>, V>) => readonly Item[];
}

/** An action as hosts see it. `fields` is plain data in Segment's words; `F` is kept for the types of presets only. */
export interface Action<F = unknown> {
  readonly title: string;
  readonly description: string;
  readonly defaultSubscription?: string;
  readonly fields: Record<string, InputField>;
  readonly items: (context: ItemsContext<Payload, RawSettings>) => readonly Item[];
  readonly perform: SegmentPerform;
  readonly performBatch: SegmentPerformBatch;
  /** Never there at run time. */
  readonly '~fields'?: F;
}

/** Thrown by `items` to reject an event before anything is sent. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${field}: ${reason}`);
  }
}

/** A condition in Segment's words. */
export interface InputConditions {
  match?: 'all' | 'any';
  conditions: { fieldKey: string; operator: 'is' | 'is_not'; value: string | number | boolean | undefined }[];
}

/** A field in Segment's words: choices are all `{ value, label }`. */
export interface InputField {
  type: 'string' | 'text' | 'number' | 'integer' | 'boolean' | 'datetime' | 'object';
  label: string;
  description: string;
  required?: boolean | InputConditions;
  multiple?: boolean;
  allowNull?: boolean;
  choices?: { value: string | number; label: string }[];
  default?: string | number | boolean | object;
  properties?: Record<string, InputField>;
  additionalProperties?: boolean;
  format?: 'date' | 'date-time' | 'email' | 'hostname' | 'ipv4' | 'ipv6' | 'uri' | 'uri-reference' | 'uuid';
  minimum?: number;
  maximum?: number;
  category?: 'identifier' | 'data' | 'internal' | 'config' | 'sync' | 'hashedPII';
  placeholder?: string;
  defaultObjectUI?: 'keyvalue' | 'object' | 'keyvalue:only' | 'object:only' | 'arrayeditor';
  displayMode?: 'expanded' | 'normal' | 'collapsed';
  depends_on?: InputConditions;
}
