import { type Action, fixed, type ObjectOf, type Row, type Rows } from '@sluice/kit';
import { connection, type Context } from './connection';
import { type About, type frame, frames } from './frame';
import { type Amounts, completeCurrency, sumOfItems } from './amounts';
import { keepItems, listProduct, nestProducts, oneProduct } from './item';
import { record, type Recorded, root } from './record';

interface StandardEvent<T extends Rows> extends Pick<Action, 'title' | 'description' | 'defaultSubscription'> {
  /** Its own properties, from the vendor's table. */
  readonly properties?: T;
  readonly about?: About;
  /** What no table can say: called one after the other, before items are nested. */
  readonly complete?: readonly ((event: ObjectOf<T> & { event_name: string }, context: Context) => void)[];
}

/** For an action that records one event only. */
export function named(name: string): Row<string, true> {
  return fixed('Event name', 'Commanders Act’s name for it.', name);
}

/** The action for an event: https://doc.commandersact.com/developers/tracking/events-reference has a table for each. */
export function standardEvent<const T extends Rows>(
  event_name: Row<string, true>,
  { properties = {} as T, about = 'anything', complete = [], ...words }: StandardEvent<T>, // -- T is empty then
): Action<{ readonly [K in 'event_name' | (keyof T & string) | keyof typeof root | keyof typeof frame]: unknown }> {
  const hasItems = 'items' in properties;
  const isOwn = properties.items === oneProduct.items;
  return connection.action({
    ...words,
    tables: { event: { event_name, ...root, ...properties }, frame: frames[about] },
    items: (given) => {
      const context = given as unknown as Recorded; // -- the tables are those of `frames`; the event's are generic here
      const event = given.event as unknown as ObjectOf<T> & { event_name: string }; // -- made by the table above
      const shopped = given.event as unknown as Amounts; // -- where it has such members
      if (!hasItems) keepItems(event, context);
      if ('single_item' in properties) listProduct(shopped, isOwn, context);
      if ('value' in properties && !('revenue' in properties)) shopped.value ??= sumOfItems(shopped);
      for (const step of complete) step(event, context);
      completeCurrency(shopped, context);
      if (hasItems) nestProducts(shopped, context);
      return [record(event, context)];
    },
  });
}
