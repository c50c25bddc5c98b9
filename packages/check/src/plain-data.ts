import type { Definition } from './definition';
import { type Finding, wrong } from './finding';

/** Whether everything but functions is plain data, because a mapping screen gets the definition as JSON. */
export function plainData(definition: Definition): Finding[] {
  return findUnplain(definition, '');
}

function findUnplain(value: unknown, place: string, around: readonly unknown[] = []): Finding[] {
  const problem = problemOf(value, around);
  if (problem !== undefined)
    return [wrong(place, problem, 'Use only text, numbers, true, false, null, lists and plain objects.')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    findUnplain(member, place === '' ? key : `${place}.${key}`, [...around, value]),
  );
}

function problemOf(value: unknown, around: readonly unknown[]): string | undefined {
  if (typeof value === 'bigint' || typeof value === 'symbol') return `It is a ${typeof value}, not JSON.`;
  if (typeof value === 'number' && !Number.isFinite(value)) return `It is ${value}, which JSON cannot hold.`;
  if (typeof value !== 'object' || value === null) return undefined;
  if (around.includes(value)) return 'It contains a reference to itself.';
  return Array.isArray(value) || isPlain(value)
    ? undefined
    : `It is an instance of ${value.constructor.name}, not a plain object.`;
}

/** In any realm, because Jest has two. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
}
