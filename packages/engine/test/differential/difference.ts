import { inspect, types } from 'node:util';

/** The first place where two values differ, kinds and the order of keys included; undefined where there is none. */
export function difference(expected: unknown, actual: unknown, place = 'payload'): string | undefined {
  if (Object.is(expected, actual)) return undefined;
  const kind = kindOf(expected);
  const said = `${place}: ${inspect(expected)} and ${inspect(actual)}`;
  if (kind !== kindOf(actual) || kind === 'scalar') return said;
  if (kind === 'date') return Object.is(Number(expected), Number(actual)) ? undefined : said;
  const expectedKeys = Object.keys(expected as object); // -- not a scalar
  const actualKeys = Object.keys(actual as object); // -- of the same kind
  if (expectedKeys.join('\n') !== actualKeys.join('\n')) return said;
  for (const key of expectedKeys) {
    const found = difference(memberOf(expected, key), memberOf(actual, key), `${place}.${key}`);
    if (found) return found;
  }
  return undefined;
}

function kindOf(value: unknown): 'list' | 'object' | 'date' | 'scalar' {
  if (Array.isArray(value)) return 'list';
  if (types.isDate(value)) return 'date';
  return typeof value === 'object' && value !== null ? 'object' : 'scalar';
}

function memberOf(value: unknown, key: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[key]; // -- one of its own keys
}
