import type { ErrorObject } from 'ajv';
import { compileSchema } from '../compile-schema';
import { isObject } from '../is-object';
import { eventSchemas } from './event-schemas';
import { frame } from './frame-schema';

type Members = Readonly<Record<string, unknown>>;

const validateFrame = compileSchema(frame);
const validators = new Map([...eventSchemas].map(([name, schema]) => [name, compileSchema(schema)]));

/** What is wrong with an event to which the vendor answers 200 although it, or a part of it, ends up where nobody sees it. */
export function findLosses(event: unknown): string[] {
  if (!isObject(event)) return ['The event is not an object'];
  // V2: the first form has been off since the end of 2023.
  const isOld = isObject(event.properties) || Object.hasOwn(event, 'event');
  if (isOld && !Object.hasOwn(event, 'event_name'))
    return ['The event has its first form, with properties in "properties"'];
  return [
    ...wordsOf(validateFrame(event)),
    ...wordsOf(validators.get(String(event.event_name))?.(event) ?? []),
    ...(isObject(event.user) ? findUserTraps(event.user) : []),
    ...findItemTraps(event),
    // REF: "one currency per event only".
    ...(hasTwoCurrencies(event) ? ['The event has two currencies'] : []),
  ];
}

function findUserTraps(user: Members): string[] {
  const misspelt = ['first_name', 'last_name', 'firstName', 'lastName', 'postal_code', 'zip'];
  return [
    // REF: the names of a user's members have no underscore; any other key is the sender's own.
    ...misspelt.filter((name) => Object.hasOwn(user, name)).map((name) => `The vendor knows no user.${name}`),
    // S: "a unique identifier for a user": a placeholder in its place makes everyone who has it one person.
    ...['consistent_anonymous_id', 'id', 'email']
      .filter((name) => isPlaceholder(user[name]))
      .map((name) => `user.${name} is nobody’s: all who have it become one person`),
    // REF: "if no plain value, send both".
    ...['email', 'phone']
      .filter((name) => !(name in user) && `${name}_md5` in user !== `${name}_sha256` in user)
      .map((name) => `user.${name} is not there: both of its hashes are wanted`),
  ];
}

/** REF: members of an item's product. In the item itself they are the sender's own, and no destination reads them. */
const ofProduct = ['name', 'brand', 'colors', 'category_1', 'category_2', 'category_3', 'category_4', 'category_5'];

function findItemTraps({ items }: Members): string[] {
  const all = (Array.isArray(items) ? items : []).filter(isObject);
  const misplaced = ofProduct.filter((name) => all.some((item) => Object.hasOwn(item, name)));
  return misplaced.map((name) => `items: ${name} belongs in the product of an item`);
}

function isPlaceholder(value: unknown): boolean {
  return (
    typeof value === 'string' && /^\s*(null|undefined|none|n\/?a|nan|anonymous|unknown|0+(-0+)*|-+)?\s*$/i.test(value)
  );
}

function hasTwoCurrencies({ currency, items }: Members): boolean {
  const own = (Array.isArray(items) ? items : []).flatMap((item: unknown) => {
    const product = isObject(item) ? item.product : undefined;
    return isObject(product) && typeof product.currency === 'string' ? [product.currency] : [];
  });
  return new Set([...own, ...(typeof currency === 'string' ? [currency] : [])]).size > 1;
}

function wordsOf(errors: readonly ErrorObject[]): string[] {
  return [
    ...new Set(
      errors
        .filter(({ keyword }) => keyword !== 'anyOf')
        .map(({ instancePath, message }) => `${instancePath.slice(1) || 'The event'} ${message}`),
    ),
  ];
}
