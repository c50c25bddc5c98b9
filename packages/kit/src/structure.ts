import { type Kind, type Reading, unreadable } from './kinds/kind';
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
    // PHP writes an empty object as an empty list.
    if (Array.isArray(given)) return given.length === 0 ? undefined : unreadable;
    return given as Readonly<Record<string, unknown>>;
  },
};

/** What the lines of an order or cart may say of themselves. */
export interface LinesOptions<V = unknown> extends RowOptions<V> {
  /** How members of a line without a row of their own arrive: under their own names unless given, not at all where `false`. */
  readonly rest?: RestOptions | false;
  /** An empty list arrives as one: the cart is empty. Else it is taken for none. */
  readonly keepsEmpty?: boolean;
}

/**
 * The lines of an order or cart, each made by a table. What no object is, is left out with a note; what else a line holds
 * is kept.
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

/** Members that stand together, in the vendor's object and on a mapping screen. */
export function group<const T extends Rows>(
  label: string,
  description: string,
  table: T,
): Row<Partial<ObjectOf<T>>, false> {
  return makeRow(members as unknown as Kind<Partial<ObjectOf<T>>>, label, description, { table }); // -- made by the table
}

/** An object whose members are the sender's own. `category: 'identifier'` where each is an ID of the event's person. */
export function keyValues(
  label: string,
  description: string,
  options: RowOptions<Readonly<Record<string, unknown>>> & { readonly category?: 'identifier' } = {},
): Row<Readonly<Record<string, unknown>>, false> {
  return makeRow(members, label, description, options);
}

/** A list of values of one kind. A single value is a list of one; what cannot be read is left out with a note. */
export function several<V>(
  kind: Kind<V>,
  label: string,
  description: string,
  options: RowOptions<readonly V[]> = {},
): Row<readonly V[], false> {
  const read = (given: unknown): Reading<readonly V[]> => {
    const all = (Array.isArray(given) ? given : [given]).map((one) => kind.read(one));
    const values = all.filter((one): one is V => one !== undefined && one !== unreadable);
    if (values.length > 0) return values;
    return all.includes(unreadable) ? unreadable : undefined;
  };
  const list: Kind<readonly V[]> = { name: kind.name, wanted: `a list, each ${kind.wanted}`, read };
  return makeRow(list, label, description, { ...options, isSeveral: true });
}

/** What the action's code sets. It has no field; the table names it so that types and READMEs know it. */
export function computed<V>(label: string, description: string): Row<V, false> & { readonly isComputed: true } {
  const nothing: Kind<V> = { name: 'computed', wanted: 'set by code', read: () => undefined };
  return { ...makeRow<V, false>(nothing, label, description), isComputed: true };
}

/** What else the event holds: everything that no other field has sent. `from` names the objects; later ones win. */
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
    description = 'What else the event holds. What other fields have sent is left out.',
    ...own
  } = options;
  return { ...makeRow<never, false>(members as Kind<never>, label, description, { from }), rest: own, isRest: true };
}
