import * as fc from 'fast-check';
import { specEvents } from '@sluice/events';

type Path = readonly string[];
interface Mutation {
  /** Picks the place. */
  readonly at: number;
  readonly value: unknown;
}

/** Values that go wrong more often than others: in headers, in numbers, as member names, or because they are almost empty. */
export const oddities: readonly unknown[] = [
  '',
  ' ',
  null,
  0,
  -1,
  1e308,
  -1e21,
  0.1,
  true,
  '9'.repeat(30),
  'null',
  'undefined',
  'NaN',
  '0x1F',
  'line\r\nX-Injected: yes',
  '\u0000',
  '\ud800',
  '🧵'.repeat(30),
  'a,b;c=d',
  '{{properties.email}}',
  '$.userId',
  '../../etc',
  '2014-14-11',
  '1970-01-01',
  [],
  [[]],
  [null],
  {},
  { '': '' },
  { '@path': '$.userId' },
  JSON.parse('{"__proto__":{"a":1},"constructor":null}') as unknown,
  // Names that JavaScript looks for when it converts an object.
  { toString: '', valueOf: 1, toJSON: 'x', then: 'x', length: 'x', hasOwnProperty: 1 },
  [{ toString: null }],
  'x'.repeat(5_000),
];

/** Any JSON; anything with a type; and, most often, one of the spec's events with some of its values replaced. */
export function fuzzedEvent(): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...oddities) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
  const mutation = fc.record({ at: fc.nat(), value });
  const types = fc.constantFrom('track', 'identify', 'page', 'screen', 'group', 'alias', 'Track', '');
  const typed = fc
    .tuple(types, fc.dictionary(fc.constantFrom('event', 'userId', 'properties', 'traits', 'context'), value))
    .map(([type, members]): unknown => ({ ...members, type }));
  const mutated = fc
    .tuple(fc.constantFrom(...specEvents), fc.array(mutation, { minLength: 1, maxLength: 6 }))
    .map(([event, mutations]) => mutate(event, mutations));
  return fc.oneof(
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 2, arbitrary: typed },
    { weight: 6, arbitrary: mutated },
  );
}

function mutate(event: object, mutations: readonly Mutation[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(event));
  for (const { at, value } of mutations) {
    // Half of them near the top: it has few places, and the most important ones.
    const all = pathsIn(copy);
    const places = at % 2 === 0 ? all : all.filter((path) => path.length === 1);
    const place = places[Math.floor(at / 4) % places.length];
    // Every other time a null becomes no value at all: an absent member is not the same.
    const isRemoval = value === null && at % 4 > 1;
    if (place) replaceAt(copy, place, isRemoval ? undefined : JSON.parse(JSON.stringify(value)));
  }
  return JSON.parse(JSON.stringify(copy)) as unknown; // -- without what is undefined
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [[...path, key], ...pathsIn(member, [...path, key])]);
}

function replaceAt(value: unknown, [key = '', ...rest]: Path, replacement: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (rest.length > 0) replaceAt(Reflect.get(value, key), rest, replacement);
  else Object.defineProperty(value, key, { value: replacement, enumerable: true, configurable: true, writable: true });
}
