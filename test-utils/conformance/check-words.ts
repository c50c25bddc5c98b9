import { isObject, type Outcome } from '@sluice/kit/host';
import { nameEvent } from './name-event';
import { allSamples } from './sample-events';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';

/** What no vendor, kind or rule can read: a text and a number that occur nowhere else. */
const markedText = 'Zq7 marked <value>';
const markedNumber = 907_215.613;

const mostValues = 150;

/** What each value of an event is replaced with in turn. */
const spoils: readonly ((value: unknown) => unknown)[] = [
  () => markedText,
  () => markedNumber,
  () => [markedText],
  () => ({ [markedText]: markedText }),
  () => undefined,
];

/**
 * Whether no message or note contains a value of the event: each value of the sample events is made odd or removed in turn, and
 * each list and object removed, so that everything refused, left out or noted shows.
 */
export function checkWords(subject: Subject): string[] {
  const [{ pipeline }] = settingVariants(subject);
  const problems = new Set<string>();
  const judge = (event: Readonly<Record<string, unknown>>): void => {
    const { outcomes, events } = pipeline.plan([event]);
    const values = [...personalIn(event), markedText, String(markedNumber)];
    for (const text of textsOf(outcomes[0], events[0])) {
      const found = values.find((value) => text.toLowerCase().includes(value.toLowerCase()));
      // Not the value: it may be personal.
      if (found !== undefined) problems.add(`What is said of ${nameEvent(event)} holds a value of it.`);
    }
  };
  for (const event of allSamples) {
    judge(event);
    const paths = leavesOf(event);
    // A long order repeats the same values many times.
    for (const path of paths.length > mostValues ? [] : paths) {
      for (const spoil of spoils) judge(withAt(event, path, spoil) as Readonly<Record<string, unknown>>);
    }
    for (const path of branchesOf(event)) {
      judge(withAt(event, path, () => undefined) as Readonly<Record<string, unknown>>);
    }
  }
  return [...problems];
}

function textsOf(outcome: Outcome | undefined, planned: unknown): string[] {
  const notes = isObject(planned) && Array.isArray(planned.notes) ? planned.notes : [];
  const own =
    outcome && 'message' in outcome ? [outcome.message] : ((outcome as { notes?: string[] } | undefined)?.notes ?? []);
  return [...own, ...notes].filter((text) => typeof text === 'string');
}

/** Keys whose values say who somebody is, or what they did: no message has any use for them. */
const personal =
  /^(?:userId|anonymousId|previousId|groupId|messageId|email|phone|ip|token|id|url|order_id|first_?name|last_?name|street)$/i;

function personalIn(value: unknown, key = ''): string[] {
  // Of an address, the part before the @ says who it is.
  if (typeof value === 'string')
    return personal.test(key) ? value.split('@', 1).filter(({ length }) => length >= 5) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([own, member]) => personalIn(member, Array.isArray(value) ? key : own));
}

type Path = readonly (string | number)[];

/** The names of events are not secret: a message may well repeat one. */
const told = new Set(['event', 'type', 'name', 'integrations']);

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length === 1 && told.has(String(path[0])) ? [] : [path];
  return Object.entries(value).flatMap(([key, member]) =>
    path.length === 0 && told.has(key) ? [] : leavesOf(member, [...path, key]),
  );
}

/** Lists and objects that are removed as a whole, such as the lines of an order. */
function branchesOf({ properties = {}, ...event }: { readonly properties?: object }): Path[] {
  const isBranch = ([, member]: [string, unknown]) => typeof member === 'object' && member !== null;
  return [
    ...Object.entries(event)
      .filter(isBranch)
      .map(([key]) => [key]),
    ...Object.entries(properties)
      .filter(isBranch)
      .map(([key]) => ['properties', key]),
  ];
}

function withAt(value: unknown, [key, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = withAt(copy[key], rest, change);
  return copy;
}
