import { isObject } from '../is-object';
import { splitList } from '../split-list';
import type { Account } from '../vendor-simulator';

export interface Id {
  readonly type: string;
  readonly value: string;
}

/** EN-id: each project chooses its own types of IDs. A hard ID has one value per customer, a soft ID many. */
export interface IdTypes {
  readonly hard: ReadonlySet<string>;
  readonly soft: ReadonlySet<string>;
}

export function readIdTypes({ hardIds, softIds, userIdName, anonymousIdName }: Account): IdTypes {
  return {
    hard: new Set([...splitList(hardIds), ...splitList(userIdName)]),
    soft: new Set([...splitList(softIds), ...splitList(anonymousIdName)]),
  };
}

/** The IDs by which the vendor finds the customer. */
export function readIds(ids: unknown, types: IdTypes): Id[] {
  return entriesOf(ids).flatMap(([type, value]) => (isKnown(type, types) && isValid(value) ? [{ type, value }] : []));
}

/** What is wrong with the IDs, provided that at least one is valid. */
export function findIgnoredIds(ids: unknown, types: IdTypes): string[] {
  return entriesOf(ids).flatMap(([type, value]) => {
    // EN-id: "IDs of undefined types". Assumed: they are ignored if another ID is valid.
    if (!isKnown(type, types)) return [`The project has no ID named ${type}: it is ignored`];
    // EN-err, BR-sup: an invalid ID does not count.
    if (!isValid(value)) return [`The id ${type} is not valid and is ignored`];
    return findDoubtful(type, value);
  });
}

const nilUuid = '00000000-0000-0000-0000-000000000000';

// EN-id: everyone with the same ID is one customer, and merges are permanent; IDs that differ in case are two customers.
function findDoubtful(type: string, value: string): string[] {
  if (value === nilUuid) return [`The id ${type} is nobody’s: all who have it become one customer`];
  if (!/e-?mail/i.test(type)) return [];
  if (!/^[^@\s]+@[^@\s]+$/.test(value)) {
    return [`The id ${type} is not an email address: all who have it become one customer`];
  }
  return value === value.toLowerCase() ? [] : [`The id ${type} has capitals: without them it is another customer`];
}

// BR-sup: a valid ID contains a letter or a digit and is neither "null" nor "undefined". EN-id: IDs are text.
function isValid(value: unknown): value is string {
  return typeof value === 'string' && /[\p{L}\p{N}]/u.test(value) && value !== 'null' && value !== 'undefined';
}

function isKnown(type: string, { hard, soft }: IdTypes): boolean {
  return hard.has(type) || soft.has(type);
}

function entriesOf(ids: unknown): [string, unknown][] {
  return Object.entries(isObject(ids) ? ids : {});
}
