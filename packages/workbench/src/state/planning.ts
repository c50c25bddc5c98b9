import { effect, signal } from '@preact/signals';
import type { EventMatrixRow, Explanation, Subscription } from '@sluice/engine';
import type { Comparison, Configuration, Flow } from '@sluice/mapping-editor/preview';
import type { Entry } from '../planning/entry';
import type { Opening } from '../planning/planner';
import { events, selectedEvent } from './events';
import { startPlanner } from './planner';
import { definitions, entries, openings, savedEntries } from './workspace';

/** How many events the work in progress has finished. */
export const done = signal(0);
/** What happens to the event, by the entry's place. */
export const previews = signal<readonly (Explanation | undefined)[]>([]);
/** What happens to all events, by the entry's place; absent until a view asks for it, and after a change. */
export const flows = signal<Readonly<Record<number, Flow>>>({});
/** What the edits change, in the same way. */
export const comparisons = signal<Readonly<Record<number, Comparison>>>({});
/** What happens to each event of the common specs; absent until a view asks for it. */
export const matrix = signal<readonly EventMatrixRow[] | undefined>(undefined);
/** Counts the changes passed to the planner, so that views ask again. */
export const revision = signal(0);
/** Why the planner does not work. */
export const plannerFailure = signal<string | undefined>(undefined);
/** The places of the entries for which the view wants origins. */
export const wanted = signal<readonly number[]>([]);
/** To be called by views when the user leaves them. */
export function forgetWanted(): void {
  wanted.value = [];
}

const fail = (message: string) => (plannerFailure.value = message);
const planner = startPlanner('planner', fail);
/** A separate Worker, because explanations take long and previews must not wait for them. */
const explainer = startPlanner('explainer', fail);

/** The configurations to plan with, by the entry's place: the previous one if the entry's subscriptions cannot work. */
const configurations = signal<readonly (Configuration | undefined)[]>([]);
/** Whether it is known that nothing can be planned for an entry. */
export function isUnplanned(place: number): boolean {
  return openings.value[place] !== undefined && configurations.value[place] === undefined;
}

let saved: readonly (Configuration | undefined)[] = [];
/** Stops outdated work. */
let working = new AbortController();

/** Starts the planning, which continues as long as the page is open: edits go to the planner, and results to the views. */
export async function startPlanning(): Promise<void> {
  definitions.value = await planner.own.definitions();
  let sent: readonly unknown[] = [];
  effect(() => {
    void configure(entries.value, savedEntries.value);
  });
  effect(() => {
    const now = events.value;
    const changed =
      now.length === sent.length ? [...now.keys()].filter((place) => now[place] !== sent[place]) : undefined;
    if (changed && changed.length < 10) for (const place of changed) void planner.replace(place, now[place]);
    else void planner.load(now);
    sent = now;
    forget();
  });
  effect(() => {
    void preview(selectedEvent.value, configurations.value);
  });
  effect(() => {
    void explain(planned.value, wanted.value);
  });
}

/** Each entry's opening, requested once: an edited entry is another object. */
const asked = new WeakMap<Entry, Promise<Opening>>();

function openOnce(entry: Entry): Promise<Opening> {
  const opening = asked.get(entry) ?? planner.own.open(entry);
  asked.set(entry, opening);
  return opening;
}

async function configure(now: typeof entries.value, file: typeof savedEntries.value): Promise<void> {
  const open = (one: typeof now) => Promise.all(one.map(openOnce));
  const [opened, ofFile] = await Promise.all([open(now), open(file)]);
  if (now !== entries.peek()) return;
  openings.value = opened;
  const before = configurations.peek();
  configurations.value = opened.map(({ configuration }, place) => {
    const isSame = before[place]?.destination === now[place]?.destination;
    return configuration ?? (isSame ? before[place] : undefined);
  });
  saved = ofFile.map(({ configuration }) => configuration);
  forget();
}

/** Discards all results about all events. */
function forget(): void {
  working.abort();
  working = new AbortController();
  flows.value = {};
  comparisons.value = {};
  matrix.value = undefined;
  revision.value = revision.peek() + 1;
}

/** The event and the configurations that a preview is for. */
const planned = signal<{ readonly event: unknown; readonly with: readonly (Configuration | undefined)[] }>({
  event: undefined,
  with: [],
});

let rounds = 0;
async function preview(value: unknown, all: typeof configurations.value): Promise<void> {
  const own = (rounds += 1);
  const known = planned.peek();
  const previewOne = async (configuration: Configuration | undefined, place: number) => {
    const isKnown = known.event === value && known.with[place] === configuration;
    return configuration && ((isKnown && previews.peek()[place]) || planner.own.preview(configuration, value));
  };
  const made = value === undefined ? [] : await Promise.all(all.map(previewOne));
  if (own !== rounds) return;
  previews.value = made;
  planned.value = { event: value, with: all };
}

/** Adds origins to the previews, one destination after the other, until there is a newer preview. */
async function explain(of: typeof planned.value, places: readonly number[]): Promise<void> {
  for (const place of places) {
    const isOutdated = () => of !== planned.peek() || places !== wanted.peek();
    const configuration = of.with[place];
    if (isOutdated() || of.event === undefined || !configuration) return;
    if ((previews.peek()[place]?.requests ?? []).some(({ origins }) => origins.length > 0)) continue;
    const explanation = await explainer.explain(configuration, of.event);
    if (isOutdated()) return;
    previews.value = previews.peek().map((one, at) => (at === place ? explanation : one));
  }
}

/** What happens to an event at an entry's destination with subscriptions that are being edited. */
export async function tryOut(
  place: number,
  value: unknown,
  subscriptions: readonly Subscription[],
): Promise<Explanation> {
  const configuration = configurations.peek()[place];
  if (!configuration) {
    const { problems = [] } = openings.peek()[place] ?? {};
    throw new Error(problems.map(({ message }) => message).join(' '));
  }
  return explainer.explain({ ...configuration, subscriptions }, value);
}

/** Finds out what happens to the events of the common specs. */
export async function findMatrix(): Promise<void> {
  const own = revision.peek();
  const rows = await explainer.own.matrix(configurations.peek().filter((one) => one !== undefined));
  if (own === revision.peek()) matrix.value = rows;
}

/** Finds out what happens to all events at one destination, once. */
export async function findFlow(place: number): Promise<void> {
  const configuration = configurations.peek()[place];
  if (!configuration || flows.peek()[place]) return;
  const flow = await planner.flow(configuration, watched()).catch(() => undefined);
  if (flow) flows.value = { ...flows.peek(), [place]: flow };
}

/** Finds out what the edits change for all events at one destination, once. */
export async function findComparison(place: number): Promise<void> {
  const after = configurations.peek()[place];
  if (!after || comparisons.peek()[place]) return;
  // A destination that is not in the file yet receives nothing so far.
  const isKnown = savedEntries.peek()[place]?.destination === after.destination;
  const before = (isKnown ? saved[place] : undefined) ?? { ...after, subscriptions: [] };
  const comparison = await planner.compare(before, after, watched()).catch(() => undefined);
  if (comparison) comparisons.value = { ...comparisons.peek(), [place]: comparison };
}

/** Rejects after a change: later results are out of date. */
function watched() {
  done.value = 0;
  return { signal: working.signal, onProgress: (at: { readonly done: number }) => void (done.value = at.done) };
}
