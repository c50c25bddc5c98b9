import type { AnswerTo, Verdicts } from './channel';
import { isObject } from './is-object';
import { type Verdict, worst } from './outcome';

/** How a result says which item it is of, and what became of the items that no result is of. */
type Naming = (
  | {
      /** The member of a result that holds the place of its item, from 0. */
      readonly place: string;
    }
  | {
      /** The member of a result, and of its item, that holds an ID. */
      readonly id: string;
    }
) & {
  /** Not understood unless given. */
  readonly others?: Verdict;
};

type ReadAnswer = (answer: Pick<AnswerTo<unknown>, 'json' | 'items'>) => Verdicts;

/**
 * Reads an answer that lists under one name what became of the items: a result for each in their order, or results that say whose they
 * are. Where a result is of none of the items, the whole answer was not understood.
 */
export function verdictsUnder(name: string, read: (result: unknown) => Verdict): ReadAnswer;
export function verdictsUnder(
  name: string,
  read: (result: Readonly<Record<string, unknown>>) => Verdict,
  naming: Naming,
): ReadAnswer;
export function verdictsUnder(name: string, read: (result: never) => Verdict, naming?: Naming): ReadAnswer {
  const judge = read as (result: unknown) => Verdict; // -- as the overloads say
  return ({ json, items }) => {
    const results: unknown = isObject(json) ? json[name] : undefined;
    if (!Array.isArray(results)) return undefined;
    if (naming === undefined) return results.length === items.length ? results.map(judge) : undefined;
    const isByPlace = 'place' in naming;
    const member = isByPlace ? naming.place : naming.id;
    const verdicts = new Map<string | undefined, Verdict[]>();
    const keys = items.map((item, index) => keyIn(isByPlace ? { [member]: index } : item, member));
    for (const key of keys) verdicts.set(key, []);
    for (const result of results) {
      const key = keyIn(result, member);
      const own = key === undefined ? undefined : verdicts.get(key);
      if (own === undefined) return undefined;
      own.push(judge(result));
    }
    return keys.map((key) => {
      const own = verdicts.get(key) ?? [];
      return own.length > 0 ? (worst(own) as Verdict) : naming.others; // -- the worst of verdicts
    });
  };
}

function keyIn(of: unknown, member: string): string | undefined {
  const key = isObject(of) ? of[member] : undefined;
  return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
}
