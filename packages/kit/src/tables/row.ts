import type { Kind, Reading } from '../kinds/kind';

/**
 * Where a value comes from. A bare name is a member of what the table is about: the event's properties, or one line of an
 * order. What begins with `$.` is a path from the event. A directive of the mapping language stands as it is.
 */
export type Source = string | { readonly [directive: `@${string}`]: unknown };

/** What every row may say of itself. `V` is what its kind reads, `W` what the vendor gets. */
export interface RowOptions<V = unknown, W = V> {
  readonly label?: string;
  readonly description?: string;
  /** Of several, the first that can be read is taken. The row's own name unless given. */
  readonly from?: Source | readonly Source[];
  /** Where there is none that can be read, the event is refused; of a line, the line is left out. */
  readonly required?: boolean;
  /** When other fields make this one required; told to Segment, which then refuses the event. */
  readonly requiredWhen?: FieldConditions;
  /** When other fields make this one mean anything: Segment’s mapping screen shows it only then. It is read all the same. */
  readonly dependsOn?: FieldConditions;
  /**
   * Where there is one that cannot be read, the event is refused: an order whose time is lost would count for today. So it is
   * where there are lines and none is left: a refund without lines may be of the whole order.
   */
  readonly isStrict?: boolean;
  /** The vendor's name, where two tables of one action have the same and their fields must not. */
  readonly as?: string;
  /** What is sent where nothing could be read; or what says it by the settings, and by whether there was something. */
  readonly otherwise?: W | ((settings: never, isUnreadable: boolean) => W | undefined);
  /** A note for where nothing could be read: what becomes of the event without it; or what says it by the settings. */
  readonly withoutIt?: string | ((settings: never) => string | false);
  /**
   * What the vendor wants instead of a value that was read, in whole or by the settings: another spelling, a word of its own, nothing.
   * Settings are those without passwords.
   */
  made?(value: V, settings: object, note: (text: string) => void): Reading<W>;
}
/** Conditions on other fields of the action, in Segment's words; without a value, on whether there is one. */
export interface FieldConditions {
  readonly match?: 'all' | 'any';
  readonly conditions: readonly {
    readonly fieldKey: string;
    readonly operator: 'is' | 'is_not';
    readonly value?: string | number | boolean;
  }[];
}
export interface RequiredOptions<V = unknown, W = V> extends RowOptions<V, W> {
  readonly required: true;
}
interface OtherwiseOptions<V, W> extends RowOptions<V, W> {
  readonly otherwise: W;
}
/** Options by which the vendor object surely has the member. */
export type SureOptions<V = unknown, W = V> = RequiredOptions<V, W> | OtherwiseOptions<V, W>;
/** Options by which the vendor gets something else than the kind reads, such as a word for true. */
interface Made<V, W> {
  made(value: V, settings: object, note: (text: string) => void): Reading<W>;
}

/** How members without a row of their own arrive. */
export interface RestOptions {
  /** The name under which a member arrives; its own unless given. */
  readonly name?: (name: string) => string;
  /**
   * Names that the vendor uses itself, besides those of the table: such members are left out with a note. A text completes
   * "Left out, because …".
   */
  readonly isReserved?: (name: string) => boolean | string;
  /** What the vendor wants instead of a member's value; undefined where it takes none such: left out with a note. */
  readonly made?: (value: unknown) => unknown;
}

/**
 * One member of a vendor's object: what it is, what a user reads of it, and where it comes from. Becomes one field. `S` says whether
 * the object surely has it.
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
  /** What is sent unless a mapping says otherwise; the default of the field. */
  readonly value?: V;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** `identifier`: events that share a value here are of one person and keep their order. */
  readonly category?: 'identifier';
  /** The members of a group, or of each line of a list. */
  readonly table?: Rows;
  readonly isList?: boolean;
  /** An empty list arrives as one: the cart is empty. Else it is taken for none. */
  readonly keepsEmpty?: boolean;
  /** The value is a list: what the sources lead to is not a choice of candidates. */
  readonly isSeveral?: boolean;
  /** How members without a row arrive: of a line, or of the whole event. */
  readonly rest?: RestOptions;
  /** Set by the action's code: no field. */
  readonly isComputed?: boolean;
  /** The keys of the rows of which an event needs one, this one among them: without any, it is refused. */
  readonly oneOf?: readonly string[];
  /** Why the vendor would not take a value that was read, and the fix: the event is then refused. */
  refusal?(value: V): string | undefined;
  /** Never there at run time. */
  readonly '~isSure'?: S;
}

/** The members of one vendor object, a row each, under the vendor's own names. */
export type Rows = Readonly<Record<string, Row>>;

/** What else the event holds: in a table it has a row, but no member of its own in the vendor's object. */
export interface Rest extends Row<never, false> {
  readonly rest: RestOptions;
  readonly isRest: true;
}

type Simplify<T> = { [K in keyof T]: T[K] };
type ValueOf<T> = T extends Row<infer V> ? V : never;
type NameOf<T, K> = T extends { readonly as: infer N extends string } ? N : K;
type Members<T> = { [K in keyof T as T[K] extends Rest ? never : NameOf<T[K], K>]: T[K] };

/**
 * The vendor object that a table makes. `items` may change it: fill in what the table says code sets, and set a member to
 * undefined to leave it out.
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

/** What a constructor of rows may say besides its options. */
export type RowWords = Partial<Omit<Row, keyof RowOptions | 'kind'>>;

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
 * Makes a row of a kind that says by itself what it is and where it comes from. Overloaded, not generic: a type parameter
 * for what is sure would be widened to `boolean` inside a table, and required members would be optional.
 */
export interface KnownRow<V> {
  <W>(options: SureOptions<V, W> & Made<V, W>): Row<W, true>;
  <W>(options: RowOptions<V, W> & Made<V, W>): Row<W, false>;
  (options: SureOptions<V>): Row<V, true>;
  (options?: RowOptions<V>): Row<V, false>;
}
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

/** Makes a row of a kind for which the table has the words. */
export interface NamedRow<V> {
  <W>(label: string, description: string, options: SureOptions<V, W> & Made<V, W>): Row<W, true>;
  <W>(label: string, description: string, options: RowOptions<V, W> & Made<V, W>): Row<W, false>;
  (label: string, description: string, options: SureOptions<V>): Row<V, true>;
  (label: string, description: string, options?: RowOptions<V>): Row<V, false>;
}
export function named<V>(kind: Kind<V>, words: RowWords = {}): NamedRow<V> {
  const make = (label: string, description: string, options: RowOptions<V> = {}) =>
    makeRow(kind, label, description, { ...words, ...options });
  return make as NamedRow<V>; // -- as the options say
}
