import {
  assemble,
  type EventItems,
  type GlobalSetting,
  type Outcome,
  type Payload,
  type PreparedSettings,
} from '@sluice/kit/host';
import { join } from '../route';
import type { Origin } from './explanation';
import { distanceOf, firstAlike, furtherOn, kindAt, lastAlike, withOthersAlike } from './alike';
import { differenceOf, keysOf, leavesOf, withValueAt } from './leaves';
import type { MatchedRoute } from './matched-route';
import { otherValues } from './other-values';
import { type Sent, sentOf } from './sent-of';

/** Where the values of an event's requests come from. */
export interface Origins {
  /** For each request, in order, one origin for each of its leaves. */
  readonly ofRequests: readonly (readonly Origin[])[];
  readonly taken: readonly Taken[];
}

/** A value of a payload, and what it leads to. */
export interface Taken {
  /** The subscription's place among all. */
  readonly subscription: number;
  readonly field: string;
  /** Its place in the payload. */
  readonly keys: readonly string[];
  /** The values of the event that it is made from, as JSON pointers. */
  readonly from: readonly string[];
  /** The ones behind one leaf that it reaches: if it is made from several, each may lead to something else. */
  readonly fromAt: (leaf: string) => readonly string[];
  /** Leaves of the requests that change with it. */
  readonly reaches: ReadonlySet<string>;
  /** The ones that receive it exactly as it was read. */
  readonly arrives: ReadonlySet<string>;
  /** Whether anything would be different without it. */
  readonly isUsed: boolean;
}

/**
 * Finds out by trying: each value of the payloads, and of the settings, is changed in turn, and whatever then changes in the requests
 * depends on it. So it works for any code between the two, and planning itself records nothing. In long lists only the first items are
 * tried; the others are assumed to be like them.
 */
export function findOrigins(
  value: unknown,
  routes: readonly MatchedRoute[],
  settings: PreparedSettings,
  definitions: Readonly<Record<string, GlobalSetting>>,
): Origins {
  const made = routes.map((route) => route.made);
  const base = requestsOf(made, settings);
  if (!base) return { ofRequests: [], taken: [] };
  const taken = routes.flatMap((route, place) =>
    takenBy(route, (payload) => {
      const remade = route.plan(payload, settings);
      const requests = requestsOf(made.with(place, remade), settings);
      return { payload, made: remade, difference: requests && differenceOf(base, requests) };
    }),
  );
  const bySetting = settingsBehind(routes, settings, definitions, base);
  const reached = new Set(taken.flatMap(({ reaches }) => [...reaches]));
  const places = [...leavesOf(value).keys()];
  const ofRequests = base.map((request, place) => {
    const own = [...leavesOf(request).keys()];
    const isReached = (at: string) => reached.has(`/${place}${at}`);
    const like = lastAlike(request, own, new Set(own.filter(isReached)));
    return own.map((at): Origin => {
      const asked = isReached(at) ? at : (like.get(kindAt(request, at)) ?? at);
      const origin = originOf(`/${place}${asked}`, taken, bySetting);
      const distance = distanceOf(request, at, asked);
      const from = origin.from.map((source) => furtherOn(value, source, distance));
      return { at, ...origin, from: withOthersAlike(value, from, places) };
    });
  });
  return { ofRequests, taken };
}

/** Plans a route's event once more, with another payload. */
type Remake = (payload: Payload) => Remade;

/** What a payload with another value in it leads to; without a difference if it makes no request. */
interface Remade {
  readonly payload: Payload;
  readonly made: EventItems | Outcome;
  readonly difference: ReturnType<typeof differenceOf> | undefined;
}

/** The values of a route's payload, each with what it leads to. */
function takenBy(route: MatchedRoute, remake: Remake): Taken[] {
  const isMissed = (keys: readonly string[]) => {
    const { made, difference } = remake(withValueAt(route.payload, keys, undefined));
    return !difference || difference.changed.size > 0 || notesOf(made) !== notesOf(route.made);
  };
  const reachedBySource = new Map<string, ReadonlySet<string>>();
  const reachedBy = (source: string): ReadonlySet<string> => {
    const known = reachedBySource.get(source) ?? leavesReached([...route.payloadsBy(source)].map(remake));
    reachedBySource.set(source, known);
    return known;
  };
  const idle = route.membersOfRest().filter((pointer) => !isMissed(keysOf(pointer)));
  return firstAlike(route.payload, route.leaves.keys()).map((pointer): Taken => {
    const keys = keysOf(pointer);
    const isIdle = idle.some((member) => pointer === member || pointer.startsWith(`${member}/`));
    const { reaches, arrives } = isIdle ? nothing : effectsAt(pointer, route, remake);
    const isUsed = reaches.size > 0 || (!isIdle && isMissed(keys));
    const from = route.sourcesOf(pointer);
    const fromAt = (leaf: string) => {
      const behind = from.length > 1 ? from.filter((source) => reachedBy(source).has(leaf)) : from;
      return behind.length > 0 ? behind : from;
    };
    return { subscription: route.place, field: keys[0] ?? '', keys, from, fromAt, reaches, arrives, isUsed };
  });
}

function originOf(
  pointer: string,
  taken: readonly Taken[],
  bySetting: ReadonlyMap<string, ReadonlySet<string>>,
): Omit<Origin, 'at'> {
  const behind = taken.filter(({ reaches }) => reaches.has(pointer));
  const row = behind.find(({ arrives }) => arrives.has(pointer));
  const sorted = row ? [row, ...behind.filter((one) => one !== row)] : behind;
  const settings = [...bySetting].filter(([, reached]) => reached.has(pointer)).map(([key]) => key);
  const fields = new Map(
    sorted.map(({ subscription, field }) => [`${subscription} ${field}`, { subscription, field }]),
  );
  return {
    kind: row ? 'row' : kindOf(behind.length, settings.length),
    fields: [...fields.values()],
    from: [...new Set(sorted.flatMap(({ fromAt }) => fromAt(pointer)))],
    ...(settings.length > 0 && { settings }),
  };
}

function kindOf(values: number, settings: number): Origin['kind'] {
  if (values === 1) return 'changed';
  return values === 0 && settings > 0 ? 'setting' : 'computed';
}

/** Undefined if there are none. */
function requestsOf(made: readonly (EventItems | Outcome)[], settings: PreparedSettings): readonly Sent[] | undefined {
  if (made.some((one) => 'status' in one && one.status !== 'skipped')) return undefined;
  const items = made.filter((one) => 'items' in one);
  const { drafts } = assemble(items.length > 0 ? [items.reduce(join)] : [], settings);
  return drafts.length > 0 ? drafts.map(({ request }) => sentOf(request)) : undefined;
}

function leavesReached(all: readonly Remade[]): Set<string> {
  return new Set(all.flatMap(({ difference }) => [...(difference?.changed.keys() ?? [])]));
}

function notesOf(made: EventItems | Outcome): string {
  return 'items' in made ? made.notes.join('\n') : '';
}

type Effects = Pick<Taken, 'reaches' | 'arrives'>;

const nothing: Effects = { reaches: new Set(), arrives: new Set() };

/** At most this many replacements of a whole value are tried if none has an effect. */
const mostTries = 4;

function effectsAt(pointer: string, route: MatchedRoute, remake: Remake): Effects {
  const value = route.leaves.get(pointer);
  const clean: (readonly string[])[] = [];
  const rough: (readonly string[])[] = [];
  const arrives = new Set<string>();
  for (const [tries, { other, isPart }] of otherValues(value, route.choicesAt(pointer)).entries()) {
    if (!isPart && (clean.length > 0 || tries >= mostTries)) continue;
    const { payload, difference } = remake(route.payloadWith(pointer, other));
    if (!difference || difference.changed.size === 0) continue;
    const read = differenceOf(route.reading.values, route.read(payload).values);
    // If something appeared or disappeared, it made another kind of event, and not just another value.
    const isClean = difference.isAlike && read.isAlike;
    (isClean ? clean : rough).push([...difference.changed.keys()]);
    // What was read, or what is passed on unchanged.
    const values = [...read.changed.values(), [value, other] as const];
    for (const [at, [was, is]] of difference.changed) {
      if (values.some((one) => Object.is(one[0], was) && Object.is(one[1], is))) arrives.add(at);
    }
  }
  return { reaches: new Set((clean.length > 0 ? clean : rough.slice(0, 1)).flat()), arrives };
}

/** By setting key, the leaves of the requests that change with it. */
function settingsBehind(
  routes: readonly MatchedRoute[],
  settings: PreparedSettings,
  definitions: Readonly<Record<string, GlobalSetting>>,
  base: readonly Sent[],
): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const [key, value] of Object.entries(settings.all)) {
    const choices = definitions[key]?.choices?.map((choice) => choice.value);
    for (const { other } of otherValues(value, choices)) {
      const changed = {
        all: { ...settings.all, [key]: other },
        visible: key in settings.visible ? { ...settings.visible, [key]: other } : settings.visible,
      };
      const made = routes.map((route) => route.plan(route.payload, changed));
      const requests = requestsOf(made, changed);
      const difference = requests && differenceOf(base, requests);
      // If another setting makes different requests, nothing in these comes from it.
      if (!difference?.isAlike || difference.changed.size === 0) continue;
      found.set(key, new Set(difference.changed.keys()));
      break;
    }
  }
  return found;
}
