import type { Kind, Reading } from '../kinds/kind';

/**
 * Where a value comes from. A bare name is a member of what the table is about: the event's properties, or one line of an order.
 * Text that begins with `$.` is a path from the event. Anything else is a directive of the mapping language.
 */
export type Source = string | { readonly [directive: `@${string}`]: unknown };

/** The options of every row. `V` is the type that its kind reads, `W` the type that is sent. */
export interface RowOptions<V = unknown, W = V> {
  readonly label?: string;
  readonly description?: string;
  /** The sources, the first readable one of which is used. By default the row's own name. */
  readonly from?: Source | readonly Source[];
  /** Without a readable value the event is refused; in a line, only the line is left out. */
  readonly required?: boolean;
  /** When other fields make this one required. Segment then refuses an event without it. */
  readonly requiredWhen?: FieldConditions;
  /** When other fields give this one a meaning: Segment’s mapping screen shows it only then. It is always read. */
  readonly dependsOn?: FieldConditions;
  /**
   * A value that cannot be read refuses the event: an order that lost its time would count as today's. So does a list without
   * any line left: a refund without lines may mean the whole order.
   */
  readonly isStrict?: boolean;
  /** The vendor's name, if two tables of an action have the same one and the keys of their fields must differ. */
  readonly as?: string;
  /** What is sent if nothing could be read, or a function of the settings and of whether there was an unreadable value. */
  readonly otherwise?: W | ((settings: never, isUnreadable: boolean) => W | undefined);
  /** A note for when nothing could be read: what that means for the event. Or a function of the settings. */
  readonly withoutIt?: string | ((settings: never) => string | false);
  /**
   * Turns a value that was read into what the vendor wants, perhaps by the settings: another spelling, a word of its own, nothing.
   * The settings are those without passwords.
   */
  made?(value: V, settings: object, note: (text: string) => void): Reading<W>;
}
/** Conditions on other fields of the action, in Segment's terms. Without a value: whether the field has one. */
export interface FieldConditions {
  readonly match?: 'all' | 'any';
  readonly conditions: readonly {
    readonly fieldKey: string;
    readonly operator: 'is' | 'is_not';
    readonly value?: string | number | boolean;
  }[];
}
/** Options of a required row. */
export interface RequiredOptions<V = unknown, W = V> extends RowOptions<V, W> {
  readonly required: true;
}
interface OtherwiseOptions<V, W> extends RowOptions<V, W> {
  readonly otherwise: W;
}
/** Options with which the vendor object always has the member. */
export type SureOptions<V = unknown, W = V> = RequiredOptions<V, W> | OtherwiseOptions<V, W>;
/** Options that send a different type than the kind reads, such as a word for true. */
interface Made<V, W> {
  made(value: V, settings: object, note: (text: string) => void): Reading<W>;
}

/** How members without a row of their own are sent. */
export interface RestOptions {
  /** The name under which a member is sent. By default its own. */
  readonly name?: (name: string) => string;
  /**
   * Names that the vendor reserves, in addition to those of the table: such members are left out with a note. If it returns a text, that
   * completes "Left out, because …".
   */
  readonly isReserved?: (name: string) => boolean | string;
  /**
   * Turns a member's value into what the vendor wants. If it returns undefined, the member is left out, with a note unless it is an
   * empty object or list.
   */
  readonly made?: (value: unknown) => unknown;
}

/**
 * One member of a vendor's object: what it is, how it is described to users, and where it comes from. Becomes one field. `S` says
 * whether the object always has it.
 */
export interface Row<V = unknown, S extends boolean = boolean> extends Pick<
  RowOptions<V>,
  'requiredWhen' | 'dependsOn' | 'isStrict' | 'as' | 'otherwise' | 'withoutIt' | 'made'
> {
  readonly kind: Kind<V>;
  readonly label: string;
  readonly description: string;
  readonly from?: readonly Source[];
  readonly required: boolean;
  /** The default of the field, sent unless a mapping gives another value. */
  readonly value?: V;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** `identifier`: events that share a value here are of one person and keep their order. */
  readonly category?: 'identifier';
  /** The members of a group, or of each line of a list. */
  readonly table?: Rows;
  readonly isList?: boolean;
  /** Whether an empty list is sent, because the cart is empty. By default it counts as none. */
  readonly keepsEmpty?: boolean;
  /** Whether the value is a list, rather than a list of candidates for a value. */
  readonly isSeveral?: boolean;
  /** How members without a row are sent, in a line or in the whole event. */
  readonly rest?: RestOptions;
  /** Set by the action's code, so it has no field. */
  readonly isComputed?: boolean;
  /** Of a computed member: whether the rest of the event may have set it before. */
  readonly keepsGiven?: boolean;
  /** The keys of the rows of which an event needs one, including this one. Without any of them, it is refused. */
  readonly oneOf?: readonly string[];
  /** Why the vendor would not accept a value that was read, and the fix. The event is then refused. */
  refusal?(value: V): string | undefined;
  /** Exists in types only. */
  readonly '~isSure'?: S;
}

/** The members of one vendor object, under the vendor's own names. */
export type Rows = Readonly<Record<string, Row>>;

/** Everything else in the event: a row in the table, but not a member of the vendor's object. */
export interface Rest extends Row<never, false> {
  readonly rest: RestOptions;
  readonly isRest: true;
}

type Simplify<T> = { [K in keyof T]: T[K] };
type ValueOf<T> = T extends Row<infer V> ? V : never;
type NameOf<T, K> = T extends { readonly as: infer N extends string } ? N : K;
type Members<T> = { [K in keyof T as T[K] extends Rest ? never : NameOf<T[K], K>]: T[K] };

/**
 * The vendor object that a table describes. `items` may change it: set computed members, and set others to undefined to leave them
 * out.
 */
export type ObjectOf<T> = Simplify<
  {
    -readonly [K in keyof Members<T> as Members<T>[K] extends Row<unknown, true> ? K : never]: ValueOf<Members<T>[K]>;
  } & {
    -readonly [K in keyof Members<T> as Members<T>[K] extends Row<unknown, true> ? never : K]?:
      | ValueOf<Members<T>[K]>
      | undefined;
  }
>;

/** The members of a row that its constructor sets. */
export type RowWords = Partial<Omit<Row, keyof RowOptions | 'kind'>>;

/** Makes a row of a kind. */
export function makeRow<V, S extends boolean>(
  kind: Kind<V>,
  label: string,
  description: string,
  { from, required = false, ...words }: RowOptions<NoInfer<V>> & RowWords = {},
): Row<V, S> {
  const made: Row = {
    ...words,
    kind,
    label: words.label ?? label,
    description: words.description ?? description,
    ...(from !== undefined && { from: Array.isArray(from) ? (from as readonly Source[]) : [from as Source] }),
    required,
  };
  return made as Row<V, S>; // -- as the options say
}

/**
 * Makes a row whose label, description and sources are known. Overloaded, not generic: a type parameter for whether the member is
 * always there would be widened to `boolean` inside a table, and required members would be optional.
 */
export interface KnownRow<V> {
  <W>(options: SureOptions<V, W> & Made<V, W>): Row<W, true>;
  <W>(options: RowOptions<V, W> & Made<V, W>): Row<W, false>;
  (options: SureOptions<V>): Row<V, true>;
  (options?: RowOptions<V>): Row<V, false>;
}

/** Makes the constructor of a row whose label, description and sources are known. */
export function known<V>(
  kind: Kind<V>,
  label: string,
  description: string,
  from: readonly Source[],
  words: RowWords = {},
): KnownRow<V> {
  const make = (options: RowOptions<V> = {}) => makeRow(kind, label, description, { ...words, from, ...options });
  return make as KnownRow<V>; // -- as the options say
}

/** Makes a row with a label and description from the table. */
export interface NamedRow<V> {
  <W>(label: string, description: string, options: SureOptions<V, W> & Made<V, W>): Row<W, true>;
  <W>(label: string, description: string, options: RowOptions<V, W> & Made<V, W>): Row<W, false>;
  (label: string, description: string, options: SureOptions<V>): Row<V, true>;
  (label: string, description: string, options?: RowOptions<V>): Row<V, false>;
}

/** Makes the constructor of a row whose label and description the table gives. */
export function named<V>(kind: Kind<V>, words: RowWords = {}): NamedRow<V> {
  const make = (label: string, description: string, options: RowOptions<V> = {}) =>
    makeRow(kind, label, description, { ...words, ...options });
  return make as NamedRow<V>; // -- as the options say
}
