import { isKeyedList } from '../values/is-keyed-list';
import { isObject } from '../values/is-object';
import { listOf } from '../settings/list-of';
import { type Kind, unreadable } from './kind';

/** Somebody's choice about one category of a consent tool, and its place in the event, for notes. */
interface Consent {
  /** True only for what is certainly a yes; undefined for neither yes nor no. */
  readonly isGiven: boolean | undefined;
  readonly place: string;
}

/** Consents by category; what is neither yes nor no, by its place. */
export type Consents = ReadonlyMap<string, Consent>;

const refusals = new Set<unknown>([false, 0, 'false', '0', 'no', 'denied']);

/**
 * Consents, in either host's form: `categoryPreferences`, whose members are true or false, or the lists `allowedConsentIds` and
 * `deniedConsentIds`; or just such members. A no anywhere means no.
 */
export const consents: Kind<Consents> = {
  name: 'object',
  wanted: 'an object whose members are true or false',
  read: (given) => {
    if (!isObject(given)) return isNothing(given) ? undefined : unreadable;
    const read = new Map<string, Consent>();
    const add: Add = (category, isGiven, place) => {
      if (read.get(category)?.isGiven !== false) read.set(category, { isGiven, place });
    };
    const { categoryPreferences, allowedConsentIds, deniedConsentIds } = given;
    const isOfHost = ['categoryPreferences', 'allowedConsentIds', 'deniedConsentIds'].some((name) => name in given);
    if (!isOfHost) addAnswers(given, '', add);
    else {
      addAnswers(categoryPreferences, 'categoryPreferences', add);
      addIds(allowedConsentIds, 'allowedConsentIds', (id, place) => add(id, true, place), add);
      addIds(deniedConsentIds, 'deniedConsentIds', (id, place) => add(id, false, place), add);
    }
    return read;
  },
};

type Add = (category: string, isGiven: boolean | undefined, place: string) => void;

function addAnswers(given: unknown, within: string, add: Add): void {
  const whole = within || 'the event’s consent';
  if (isNothing(given)) return;
  if (!isObject(given) || isKeyedList(given)) return add(whole, undefined, whole);
  for (const name of Object.keys(given)) {
    const answer = given[name];
    const place = within ? `${within}.${name}` : name;
    if (answer === true || refusals.has(answer)) add(name.trim(), answer === true, place);
    else if (!isNothing(answer)) add(name.trim(), undefined, place);
  }
}

/** Reads IDs from a list, a PHP list with keys, a comma-separated text, or the keys of an object. */
function addIds(given: unknown, within: string, addId: (id: string, place: string) => void, add: Add): void {
  if (isNothing(given)) return;
  if (isObject(given) && !isKeyedList(given)) {
    for (const [id, answer] of Object.entries(given))
      if (!isNothing(answer) && !refusals.has(answer)) addId(id.trim(), `${within}.${id}`);
    return;
  }
  const list =
    typeof given === 'string' ? listOf(given) : typeof given === 'object' ? Object.values(given ?? {}) : [given];
  for (const [index, id] of list.entries()) {
    const place = `${within}[${index}]`;
    if (typeof id === 'number' || (typeof id === 'string' && id.trim() !== '')) addId(String(id).trim(), place);
    else if (!isNothing(id)) add(place, undefined, place);
  }
}

function isNothing(given: unknown): boolean {
  if (typeof given === 'string') return given.trim() === '';
  return given === undefined || given === null || (Array.isArray(given) && given.length === 0);
}
