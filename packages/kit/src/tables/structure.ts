import { identifier } from '../kinds/identifier';
import { type Kind, type Reading, unreadable } from '../kinds/kind';
import {
  makeRow,
  type ObjectOf,
  type RequiredOptions,
  type Rest,
  type RestOptions,
  type Row,
  type RowOptions,
  type Rows,
  type Source,
} from './row';

const members: Kind<Readonly<Record<string, unknown>>> = {
  name: 'object',
  wanted: 'an object',
  read: (given) => {
    if (given === undefined || given === null || given === '') return undefined;
    if (typeof given !== 'object') return unreadable;
    // PHP writes an empty object as an empty array.
    if (Object.keys(given).length === 0) return undefined;
    return Array.isArray(given) ? unreadable : (given as Readonly<Record<string, unknown>>);
  },
};

/** The options for the lines of an order or cart. */
export interface LinesOptions<V = unknown> extends RowOptions<V> {
  /** How members without a row of their own are sent. By default under their own names; not at all if `false`. */
  readonly rest?: RestOptions | false;
  /** Whether an empty list is sent, because the cart is empty. By default it counts as none. */
  readonly keepsEmpty?: boolean;
}

/**
 * The lines of an order or cart, each described by a table. Entries that are not objects are left out with a note; other members of
 * a line are kept.
 */
export function productLines<const T extends Rows>(
  table: T,
  options: LinesOptions<ObjectOf<T>[]> & RequiredOptions,
): Row<ObjectOf<T>[], true>;
export function productLines<const T extends Rows>(
  table: T,
  options?: LinesOptions<ObjectOf<T>[]>,
): Row<ObjectOf<T>[], false>;
export function productLines(table: Rows, { rest: others = {}, ...options }: LinesOptions = {}): Row {
  const words = { from: 'products', table, isList: true, ...(others && { rest: others }), ...options };
  return makeRow<unknown, boolean>(members, 'Products', 'The lines of the order or cart.', words);
}

/** Members that belong together, in the vendor's object and on a mapping screen. */
export function group<const T extends Rows>(
  label: string,
  description: string,
  table: T,
): Row<Partial<ObjectOf<T>>, false> {
  return makeRow(members as unknown as Kind<Partial<ObjectOf<T>>>, label, description, { table }); // -- made by the table
}

/** An object with arbitrary members. */
export function keyValues(
  label: string,
  description: string,
  options: RowOptions<Readonly<Record<string, unknown>>> = {},
): Row<Readonly<Record<string, unknown>>, false> {
  return makeRow(members, label, description, options);
}

const ids: Kind<Readonly<Record<string, string>>> = {
  name: 'object',
  wanted: 'an object whose members are IDs',
  read: (given) => {
    const read = members.read(given);
    if (read === undefined || read === unreadable) return read;
    const entries = Object.entries(read).map(([name, id]) => [name, identifier.read(id)] as const);
    const found = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
    return sumUp(Object.fromEntries(found));
  },
};

/** Nothing if there is nothing, unreadable if nothing can be read; otherwise `all`, from which the row removes unreadable values. */
function sumUp<T extends object>(all: T): Reading<T> {
  const values: unknown[] = Object.values(all);
  if (values.length === 0) return undefined;
  return values.every((one) => one === unreadable) ? unreadable : all;
}

/** An object whose members are IDs of the event's person, under names that the sender chooses. */
export function identifiers(
  label: string,
  description: string,
  options: Omit<RowOptions<Readonly<Record<string, string>>>, 'made'> = {},
): Row<Readonly<Record<string, string>>, false> {
  const made: RowOptions<Readonly<Record<string, string>>>['made'] = (all, _, note) => {
    const entries = Object.entries(all).filter(([, id]) => typeof id === 'string');
    if (entries.length === Object.keys(all).length) return all;
    note(`${label} left out in part: each must be ${identifier.wanted}.`);
    return Object.fromEntries(entries);
  };
  return makeRow(ids, label, description, { ...options, made, category: 'identifier' });
}

/** A list of values of one kind. A single value becomes a list of one; what cannot be read is left out with a note. */
export function several<V>(
  kind: Kind<V>,
  label: string,
  description: string,
  options: Omit<RowOptions<readonly V[]>, 'made'> = {},
): Row<readonly V[], false> {
  const read = (given: unknown): Reading<readonly V[]> => {
    const all = (Array.isArray(given) ? given : [given]).map((one) => kind.read(one));
    return sumUp(all.filter((one): one is V => one !== undefined));
  };
  const made: RowOptions<readonly V[]>['made'] = (all, _, note) => {
    const values = all.filter((one) => one !== unreadable);
    if (values.length === all.length) return all;
    note(`${label} left out in part: each must be ${kind.wanted}.`);
    return values;
  };
  const list: Kind<readonly V[]> = { name: kind.name, wanted: `a list, each ${kind.wanted}`, read };
  return makeRow(list, label, description, { ...options, made, isSeveral: true });
}

/** The options of `needsOne`. */
interface NeedsOneOptions {
  /** Whether `items` decides about an event without any. Then this is only declared to mapping screens. */
  readonly isForItems?: boolean;
}

/**
 * Rows of which an event must have at least one, such as the IDs of a customer: otherwise it is refused. Each is declared as required
 * if the others are missing, so that a mapping screen shows it.
 */
export function needsOne<const T extends Rows>(rows: T, { isForItems = false }: NeedsOneOptions = {}): T {
  const keys = Object.keys(rows);
  const made = Object.entries(rows).map(([key, row]) => {
    const conditions = keys.filter((other) => other !== key).map((fieldKey) => ({ fieldKey, operator: 'is' as const }));
    return [key, { ...row, requiredWhen: { conditions }, ...(!isForItems && { oneOf: keys }) }];
  });
  return Object.fromEntries(made) as T; // -- the same rows
}

/** A member that the action's code sets. It has no field; it is in the table for types and READMEs. */
export function computed<V>(label: string, description: string): Row<V, false> & { readonly isComputed: true } {
  const nothing: Kind<V> = { name: 'computed', wanted: 'set by code', read: () => undefined };
  return { ...makeRow<V, false>(nothing, label, description), isComputed: true };
}

/** The same, but the event may already have it under the vendor's name, whatever its type: then it is there before the code runs. */
export function givenOrComputed<V>(label: string, description: string): ReturnType<typeof computed<V>> {
  return { ...computed<V>(label, description), keepsGiven: true };
}

/** Everything in the event that no other field has sent. `from` names the objects; later ones win. */
export function rest(
  options: RestOptions & {
    readonly from?: readonly Source[];
    readonly label?: string;
    readonly description?: string;
  } = {},
): Rest {
  const {
    from = ['$.properties'],
    label = 'Further properties',
    description = 'Everything else in the event, except what other fields have sent.',
    ...own
  } = options;
  return { ...makeRow<never, false>(members as Kind<never>, label, description, { from }), rest: own, isRest: true };
}
