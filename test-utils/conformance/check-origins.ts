import type { Explanation, Pipeline } from '@sluice/engine';
import { keysOf, pointerTo } from '@sluice/engine/language';
import { nameEvent } from './name-event';
import { allSamples } from './sample-events';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';

/** Under other settings only every nth sample is checked: most of the code is the same. */
const step = 30;

/** The first sample of each name, and the largest of all. */
const tried = new Set([
  ...new Map(allSamples.toReversed().map((event) => [`${event.type} ${event.event}`, event])).values(),
  ...allSamples.toSorted((first, second) => sizeOf(second) - sizeOf(first)).slice(0, 1),
]);

function sizeOf(event: object): number {
  return JSON.stringify(event).length;
}

/**
 * Whether `explain` shows the requests that `plan` makes and knows where each of their values comes from: what changes in the
 * requests when the event changes must be what is said to come from there, and the other way round.
 */
export function checkOrigins(subject: Subject): string[] {
  return settingVariants(subject).flatMap(({ name, pipeline }, index) => {
    const events = index === 0 ? allSamples : allSamples.filter((_, place) => place % step === index % step);
    return events.flatMap((event) =>
      problemsOf(pipeline, event, tried.has(event)).map(
        (problem) => `With ${name}, of ${nameEvent(event)}: ${problem}`,
      ),
    );
  });
}

function problemsOf(pipeline: Pipeline, event: object, isTried: boolean): string[] {
  const explanation = pipeline.explain(event);
  const shown = explanation.requests.map(({ origins: _origins, ...request }) => request);
  const planned = requestsOf(pipeline, event);
  if (JSON.stringify(shown) !== JSON.stringify(planned)) return ['explain shows other requests than plan makes.'];
  const leaves = leavesOf(planned);
  const origins = originsOf(explanation);
  return [
    ...[...leaves.keys()].filter((at) => !origins.has(at)).map((at) => `nothing is said of ${at}.`),
    ...[...origins.keys()]
      .filter((at) => !leaves.has(at))
      .map((at) => `there is no ${at}, of which something is said.`),
    ...fromNowhere(leaves, origins, event),
    ...(isTried ? wronglyFrom(pipeline, event, planned, origins) : []),
  ];
}

type Origins = ReadonlyMap<string, Explanation['requests'][number]['origins'][number]>;

function originsOf({ requests }: Explanation): Origins {
  return new Map(requests.flatMap(({ origins }, place) => origins.map((origin) => [`/${place}${origin.at}`, origin])));
}

/** A value that the event contains cannot be the vendor's own. */
function fromNowhere(leaves: Leaves, origins: Origins, event: object): string[] {
  const held = new Set([...leavesOf(event).values()].filter((value) => typeof value === 'string' && value.length > 8));
  return [...leaves]
    .filter(
      ([at, value]) => origins.get(at)?.kind === 'computed' && origins.get(at)?.from.length === 0 && held.has(value),
    )
    .map(([at]) => `${at} is said to be computed, and the event holds it.`);
}

function wronglyFrom(pipeline: Pipeline, event: object, planned: readonly unknown[], origins: Origins): string[] {
  const problems: string[] = [];
  const leaves = leavesOf(planned);
  const text = JSON.stringify(planned);
  for (const [pointer, value] of leavesOf(event)) {
    // Another name makes it another kind of event.
    if (pointer === '/type' || pointer === '/event') continue;
    const changed = new Set<string>();
    for (const other of othersOf(value)) {
      const made = requestsOf(pipeline, withValueAt(event, pointer, other));
      if (JSON.stringify(made) === text) continue;
      const after = leavesOf(made);
      const isAlike = after.size === leaves.size && [...leaves.keys()].every((at) => after.has(at));
      for (const [at, was] of leaves) {
        if (after.get(at) === was || JSON.stringify(after.get(at)) === JSON.stringify(was)) continue;
        changed.add(at);
        const isTold = !isAlike || (origins.get(at)?.from.includes(pointer) ?? false);
        if (!isTold) problems.push(`${at} comes from ${pointer}, which is not said.`);
      }
    }
    for (const [at, { from }] of origins) {
      if (from.includes(pointer) && !changed.has(at)) problems.push(`${at} does not come from ${pointer}.`);
    }
  }
  return [...new Set(problems)];
}

type Leaves = ReadonlyMap<string, unknown>;

function requestsOf(pipeline: Pipeline, event: unknown): unknown[] {
  return pipeline.plan([event]).drafts.map(({ request }) => request);
}

function leavesOf(value: unknown, at = '', into = new Map<string, unknown>()): Map<string, unknown> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0 && value !== undefined && at !== '') into.set(at, value);
  for (const [key, member] of entries) {
    leavesOf(member, pointerTo(at, key), into);
  }
  return into;
}

function withValueAt(event: object, pointer: string, value: unknown): unknown {
  const copy = structuredClone(event) as Record<string, unknown>;
  const keys = keysOf(pointer);
  const last = keys.pop() ?? '';
  const owner = keys.reduce((inner, key) => inner[key] as Record<string, unknown>, copy);
  owner[last] = value;
  return copy;
}

/** Values other than those that `explain` tries itself, changed in every part of a text. */
function othersOf(value: unknown): unknown[] {
  if (typeof value === 'number') return [value + 7, value + 90_000];
  if (typeof value === 'boolean') return [!value];
  if (typeof value !== 'string' || value === '') return [];
  if (/^\d{4}-\d\d-\d\d/.test(value)) {
    return [`2024${value.slice(4)}`].concat(
      ...['03', '04'].map((part) => [value.replace(/(?<=^.{5})\d\d/, part), value.replace(/(?<=^.{8})\d\d/, part)]),
    );
  }
  // Another number may belong to a neighbour.
  const ends = [...value.matchAll(isHexadecimal.test(value) ? /[a-z\d](?![a-z\d])/gi : /[a-z](?![a-z\d])/gi)].map(
    ({ index }) => index,
  );
  return [
    ...[...ends.slice(0, 2), ...ends.slice(2).slice(-1)].map(
      (index) => `${value.slice(0, index)}${turned(value.charAt(index))}${value.slice(index + 1)}`,
    ),
    ...words.flatMap((group) => (group.includes(value.toLowerCase()) ? group : [])),
    `${value}y`,
    `${value}44`,
  ];
}

/** Such as IDs and IP addresses. */
const isHexadecimal = /^[\da-f:.-]{7,}$/i;

const words = [
  ['female', 'male', 'f', 'm'],
  ['usd', 'eur'],
  ['ios', 'android'],
  ['phone', 'tablet', 'desktop', 'mobile'],
];

/** The digit or letter after next. */
function turned(sign: string): string {
  const all = /\d/.test(sign) ? '0123456789' : /[a-f]/.test(sign) ? 'abcdef' : 'abcdefghijklmnopqrstuvwxyz';
  const place = all.indexOf(sign.toLowerCase());
  const found = all.charAt((place + 2) % all.length);
  return sign === sign.toLowerCase() ? found : found.toUpperCase();
}
