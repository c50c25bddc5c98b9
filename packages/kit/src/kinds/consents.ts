import { isKeyedList } from '../is-keyed-list';
import { isObject } from '../is-object';
import { listOf } from '../list-of';
import { type Kind, unreadable } from './kind';

/** What somebody said to one category of their consent tool, and where the event has it: notes tell places, not values. */
export interface Consent {
  /** True is only what is surely a yes; undefined is neither a yes nor a no. */
  readonly isGiven: boolean | undefined;
  readonly place: string;
}

/** By category; by its place what is neither a yes nor a no. */
export type Consents = ReadonlyMap<string, Consent>;

const refusals = new Set<unknown>([false, 0, 'false', '0', 'no', 'denied']);

/**
 * What somebody agreed to, as either host has it: `categoryPreferences`, whose members are true or false, and the lists
 * `allowedConsentIds` and `deniedConsentIds`; or such members alone. A no anywhere is a no.
 */
export const consents: Kind<Consents> = {
  name: 'object',
  wanted: 'an object whose members are true or false',
  read: (given) => {
    if (!isObject(given)) return isNothing(given) ? undefined : unreadable;
    const { categoryPreferences, allowedConsentIds, deniedConsentIds } = given;
    const isOfHost = ['categoryPreferences', 'allowedConsentIds', 'deniedConsentIds'].some((name) => name in given);
    const all = isOfHost
      ? [
          ...answersIn(categoryPreferences, 'categoryPreferences'),
          ...idsIn(allowedConsentIds, 'allowedConsentIds', true),
          ...idsIn(deniedConsentIds, 'deniedConsentIds', false),
        ]
      : answersIn(given);
    const read = new Map<string, Consent>();
    for (const [category, consent] of all) if (read.get(category)?.isGiven !== false) read.set(category, consent);
    return read;
  },
};

type Entry = readonly [category: string, consent: Consent];

function answersIn(given: unknown, within?: string): Entry[] {
  if (!isObject(given) || isKeyedList(given)) return isNothing(given) ? [] : [unclear(within ?? 'the event’s consent')];
  return Object.entries(given).flatMap(([name, answer]): Entry[] => {
    const place = within === undefined ? name : `${within}.${name}`;
    if (isNothing(answer)) return [];
    if (answer === true || refusals.has(answer)) return [[name.trim(), { isGiven: answer === true, place }]];
    return [unclear(place)];
  });
}

/** A list, PHP's list with keys, a comma-separated text, or an object that has the IDs as its keys. */
function idsIn(given: unknown, within: string, isGiven: boolean): Entry[] {
  if (isObject(given) && !isKeyedList(given)) {
    const named = Object.entries(given).filter(([, answer]) => !isNothing(answer) && !refusals.has(answer));
    return named.map(([id]) => [id.trim(), { isGiven, place: `${within}.${id}` }]);
  }
  const list: readonly unknown[] =
    typeof given === 'string' ? listOf(given) : typeof given === 'object' ? Object.values(given ?? {}) : [given];
  return list.flatMap((id, index): Entry[] => {
    const place = `${within}[${index}]`;
    if (isNothing(id)) return [];
    const isId = typeof id === 'string' || typeof id === 'number';
    return [isId ? [String(id).trim(), { isGiven, place }] : unclear(place)];
  });
}

function unclear(place: string): Entry {
  return [place, { isGiven: undefined, place }];
}

function isNothing(given: unknown): boolean {
  if (typeof given === 'string') return given.trim() === '';
  return given === undefined || given === null || (Array.isArray(given) && given.length === 0);
}
