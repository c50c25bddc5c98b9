import type { AnswerTo, Verdicts } from '../definition/channel';
import { isObject } from '../values/is-object';
import { type Verdict, worst } from '../outcome/outcome';

/** How a result names its item, and what happened to items without a result. */
type Naming = (
  | {
      /** The member of a result with the place of its item, from 0. */
      readonly place: string;
    }
  | {
      /** The member of a result, and of its item, with an ID. */
      readonly id: string;
    }
) & {
  /** The verdict of items without a result. By default they were not understood. */
  readonly others?: Verdict;
};

type ReadAnswer = (answer: Pick<AnswerTo<unknown>, 'json' | 'items'>) => Verdicts;

/**
 * Reads an answer that has results under one name: one for each item in order, or results that name their items. If a result
 * belongs to none of the items, the whole answer was not understood.
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
