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
import { changedIn, isAlike, keysOf, type Leaves, leavesOf, withValueAt } from './leaves';
import type { MatchedRoute } from './matched-route';
import { otherValues } from './other-values';
import { sentOf } from './sent-of';

/** Where the values of an event's requests come from. */
export interface Origins {
  /** By the request's place, one origin for each of its leaves. */
  readonly ofRequests: readonly (readonly Origin[])[];
  readonly taken: readonly Taken[];
}

/** A value of a payload, and what comes of it. */
export interface Taken {
  /** The subscription's place among all. */
  readonly subscription: number;
  readonly field: string;
  /** Values of the event. */
  readonly from: readonly string[];
  /** Leaves of the requests that change with it. */
  readonly reaches: ReadonlySet<string>;
  /** Those of them that are what was read of it, as it is. */
  readonly arrives: ReadonlySet<string>;
  /** Whether anything would be otherwise without it. */
  readonly isUsed: boolean;
}

/**
 * Finds out by asking: each value of the payloads, and of the settings, is changed in turn, and what changes in the requests depends on
 * it. So it holds for whatever code stands between the two, and planning itself keeps no account.
 */
export function findOrigins(
  routes: readonly MatchedRoute[],
  settings: PreparedSettings,
  definitions: Readonly<Record<string, GlobalSetting>>,
): Origins {
  const made = routes.map((route) => route.made);
  const base = requestLeaves(made, settings) ?? new Map<string, unknown>();
  const taken = routes.flatMap((route, place) => {
    const plan = (payload: Payload) => route.plan(payload, settings);
    const requestsOf = (one: EventItems | Outcome) => requestLeaves(made.with(place, one), settings);
    return [...route.leaves.keys()].map((pointer) => takenAt(pointer, route, base, plan, requestsOf));
  });
  const bySetting = settingsBehind(routes, settings, definitions, base);
  const ofRequests: Origin[][] = [];
  for (const pointer of base.keys()) {
    const [place = ''] = keysOf(pointer);
    (ofRequests[Number(place)] ??= []).push(originOf(pointer, taken, bySetting));
  }
  return { ofRequests, taken };
}

function originOf(
  pointer: string,
  taken: readonly Taken[],
  bySetting: ReadonlyMap<string, ReadonlySet<string>>,
): Origin {
  const behind = taken.filter(({ reaches }) => reaches.has(pointer));
  const row = behind.find(({ arrives }) => arrives.has(pointer));
  const sorted = row ? [row, ...behind.filter((one) => one !== row)] : behind;
  const settings = [...bySetting].filter(([, reached]) => reached.has(pointer)).map(([key]) => key);
  const fields = new Map(
    sorted.map(({ subscription, field }) => [`${subscription} ${field}`, { subscription, field }]),
  );
  return {
    at: pointer.replace(/^\/\d+/, ''),
    kind: row
      ? 'row'
      : behind.length === 1
        ? 'changed'
        : behind.length === 0 && settings.length > 0
          ? 'setting'
          : 'computed',
    fields: [...fields.values()],
    from: [...new Set(sorted.flatMap(({ from }) => from))],
    ...(settings.length > 0 && { settings }),
  };
}

/** By pointer, the first key of which is the request's place; undefined where there is none. */
function requestLeaves(made: readonly (EventItems | Outcome)[], settings: PreparedSettings): Leaves | undefined {
  if (made.some((one) => 'status' in one && one.status !== 'skipped')) return undefined;
  const items = made.filter((one) => 'items' in one);
  const { drafts } = assemble(items.length > 0 ? [items.reduce(join)] : [], settings);
  return drafts.length > 0 ? leavesOf(drafts.map(({ request }) => sentOf(request))) : undefined;
}

/** What another value changes. */
interface Effect {
  readonly reached: ReadonlySet<string>;
  readonly arrived: ReadonlySet<string>;
  /** Whether nothing came or went by it: it made another value, and not another kind of event. */
  readonly isClean: boolean;
}

function takenAt(
  pointer: string,
  route: MatchedRoute,
  base: Leaves,
  plan: (payload: Payload) => EventItems | Outcome,
  requestsOf: (made: EventItems | Outcome) => Leaves | undefined,
): Taken {
  const keys = keysOf(pointer);
  const value = route.leaves.get(pointer);
  const read = leavesOf(route.reading.values);
  const effects = otherValues(value, route.choicesAt(pointer)).flatMap((other): Effect[] => {
    const payload = withValueAt(route.payload, keys, other);
    const after = requestsOf(plan(payload));
    if (!after) return [];
    const readAfter = leavesOf(route.read(payload).values);
    const reached = changedIn(base, after);
    // What was read, and what is handed on as it is.
    const pairs = [[value, other], ...[...changedIn(read, readAfter)].map((at) => [read.get(at), readAfter.get(at)])];
    const arrived = [...reached].filter((at) =>
      pairs.some(([was, is]) => Object.is(base.get(at), was) && Object.is(after.get(at), is)),
    );
    return [{ reached, arrived: new Set(arrived), isClean: isAlike(base, after) && isAlike(read, readAfter) }];
  });
  const effective = effects.filter(({ reached }) => reached.size > 0);
  const clean = effective.filter(({ isClean }) => isClean);
  const best = clean.length > 0 ? clean : effective.slice(0, 1);
  const reaches = new Set(best.flatMap(({ reached }) => [...reached]));
  const arrives = [...reaches].filter((at) =>
    best.every(({ reached, arrived }) => !reached.has(at) || arrived.has(at)),
  );
  const isMissed = () => {
    const made = plan(withValueAt(route.payload, keys, undefined));
    const after = requestsOf(made);
    return !after || changedIn(base, after).size > 0 || notesOf(made) !== notesOf(route.made);
  };
  return {
    subscription: route.place,
    field: keys[0] ?? '',
    from: route.sourcesOf(pointer),
    reaches,
    arrives: new Set(arrives),
    isUsed: reaches.size > 0 || isMissed(),
  };
}

function notesOf(made: EventItems | Outcome): string {
  return 'items' in made ? made.notes.join('\n') : '';
}

/** By the setting's key, the leaves of the requests that change with it. */
function settingsBehind(
  routes: readonly MatchedRoute[],
  settings: PreparedSettings,
  definitions: Readonly<Record<string, GlobalSetting>>,
  base: Leaves,
): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const [key, value] of Object.entries(settings.all)) {
    const choices = definitions[key]?.choices?.map((choice) => choice.value);
    for (const other of choices ?? otherValues(value)) {
      const all = { ...settings.all, [key]: other };
      const changed = {
        all,
        visible: key in settings.visible ? { ...settings.visible, [key]: other } : settings.visible,
      };
      const made = routes.map((route) => route.plan(route.payload, changed));
      const after = requestLeaves(made, changed);
      // Where another setting makes other requests, nothing of these comes from it.
      const reached = after && isAlike(base, after) ? changedIn(base, after) : new Set<string>();
      if (reached.size === 0) continue;
      found.set(key, reached);
      break;
    }
  }
  return found;
}
