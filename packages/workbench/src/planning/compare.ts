import type { Request } from '@sluice/kit/host';
import type { OpenEntry } from './open-entry';
import type { Change, Comparison, Status } from './planner';
import { keysOf, leavesOf } from './pointer';

const step = 50;
const mostShown = 200;

/** What an edit changes over many events; undefined stands for a destination that is not there. Gives way after each few of them. */
export function* compare(
  before: OpenEntry | undefined,
  after: OpenEntry | undefined,
  events: readonly unknown[],
  now: number,
): Generator<number, Comparison, undefined> {
  const changes: Change[] = [];
  const places = new Map<string, number>();
  const outcomes = new Map<string, Comparison['outcomes'][number]>();
  let changed = 0;
  for (const [event, value] of events.entries()) {
    const change = changeOf(event, planOf(before, value, now), planOf(after, value, now));
    if (change) {
      changed += 1;
      if (changes.length < mostShown) changes.push(change);
      if (change.before !== change.after) {
        const key = `${change.before} ${change.after}`;
        const known = outcomes.get(key) ?? { before: change.before, after: change.after, events: 0 };
        outcomes.set(key, { ...known, events: known.events + 1 });
      }
      const kinds = isSent(change) ? new Set(change.values.map(({ at }) => placeOf(at))) : [];
      for (const kind of kinds) places.set(kind, (places.get(kind) ?? 0) + 1);
    }
    if (event % step === step - 1) yield event + 1;
  }
  const sorted = [...places].map(([at, count]) => ({ at, events: count })).toSorted((a, b) => b.events - a.events);
  const turned = [...outcomes.values()];
  return { events: events.length, changed, changes, outcomes: turned, places: sorted };
}

/** Whether there is something to compare: what was not sent before is new as a whole. */
function isSent({ before, after }: Change): boolean {
  return before === 'planned' && after === 'planned';
}

interface Planned {
  readonly status: Status;
  readonly requests: readonly Request[];
}

function planOf(entry: OpenEntry | undefined, event: unknown, now: number): Planned {
  if (!entry) return { status: 'skipped', requests: [] };
  const plan = entry.pipeline.plan([event], { now });
  return {
    status: plan.outcomes[0]?.status ?? 'planned',
    requests: plan.drafts.map(({ request }) => request),
  };
}

function changeOf(event: number, before: Planned, after: Planned): Change | undefined {
  const old = new Map(leavesOf(before.requests).map(({ pointer, value }) => [pointer, value]));
  const values: { at: string; before: unknown; after: unknown }[] = [];
  for (const { pointer: at, value } of leavesOf(after.requests)) {
    if (at === '') continue;
    if (old.get(at) !== value && JSON.stringify(old.get(at)) !== JSON.stringify(value)) {
      values.push({ at, before: old.get(at), after: value });
    }
    old.delete(at);
  }
  for (const [at, value] of old) if (at !== '') values.push({ at, before: value, after: undefined });
  if (values.length === 0 && before.status === after.status) return undefined;
  return { event, before: before.status, after: after.status, values };
}

/** The place whatever the number of the request or of an item in a list: `json/commands/*` . */
function placeOf(pointer: string): string {
  return keysOf(pointer)
    .slice(1)
    .map((key) => `/${/^\d+$/.test(key) ? '*' : key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
