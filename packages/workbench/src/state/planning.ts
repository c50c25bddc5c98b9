import { effect, signal } from '@preact/signals';
import { callWorker } from '../planning/calls';
import type { EventMatrixRow, Explanation, Subscription } from '@sluice/engine';
import type { Batch, Comparison } from '../planning/planner';
import type { planner as methods } from '../planning/worker';
import { selectedEvent, events } from './events';
import { definitions, entries, entryStates, savedEntries } from './workspace';

/** What a long work is at: how many of the events are done. */
export const progress = signal<Readonly<Record<string, number>>>({});
/** What the event becomes, by the entry's place. */
export const previews = signal<readonly (Explanation | undefined)[]>([]);
/** How long it took from the last edit to the preview: milliseconds. */
export const previewMilliseconds = signal(0);
/** By the entry's place; absent until it was asked for, and once something has changed. */
export const batches = signal<Readonly<Record<number, Batch>>>({});
export const comparisons = signal<Readonly<Record<number, Comparison>>>({});
/** What each event of the common specs becomes; absent until it was asked for. */
export const matrix = signal<readonly EventMatrixRow[] | undefined>(undefined);
/** Counts what the planner was told, so that views ask again. */
export const revision = signal(0);
export const plannerFailure = signal<string | undefined>(undefined);

/** The places of the entries of which the view wants to know what comes from where. */
export const wanted = signal<readonly number[]>([]);

function startWorker(name: string): Worker {
  const worker = new Worker(new URL('../planning/worker.ts', import.meta.url), { type: 'module', name });
  worker.addEventListener(
    'error',
    ({ message }) => (plannerFailure.value = message || 'The planner could not be loaded.'),
  );
  return worker;
}

const planner = callWorker<typeof methods>(startWorker('planner'), (method, [place], done) => {
  progress.value = { ...progress.value, [`${method} ${String(place)}`]: done };
});
/** Apart, for an explanation takes long: a preview does not wait for it. */
const explainer = callWorker<typeof methods>(startWorker('explainer'), () => {});

/** Starts what goes on as long as the page is open: every edit reaches the planner, and what it makes of it the views. */
export async function startPlanning(): Promise<void> {
  definitions.value = await planner.definitions();
  let sent: readonly unknown[] = [];
  effect(() => {
    void configure(entries.value, savedEntries.value);
  });
  effect(() => {
    const now = events.value;
    const changed =
      now.length === sent.length ? now.flatMap((one, place) => (one === sent[place] ? [] : [place])) : [...now.keys()];
    if (now.length === sent.length && changed.length < 10)
      for (const place of changed) void planner.replace(place, now[place]);
    else void planner.load([...now]);
    sent = now;
    forget();
  });
  effect(() => {
    void preview(selectedEvent.value, revision.value);
  });
  effect(() => {
    void explain(planned.value, wanted.value);
  });
}

async function configure(now: typeof entries.value, saved: typeof savedEntries.value): Promise<void> {
  const [states] = await Promise.all([planner.configure(now, saved), explainer.configure(now, saved)]);
  entryStates.value = states;
  forget();
}

/** What was found out about all events holds no longer. */
function forget(): void {
  batches.value = {};
  comparisons.value = {};
  matrix.value = undefined;
  revision.value = revision.peek() + 1;
}

/** The event that the previews are of, anew for each preview. */
const planned = signal<{ readonly event: unknown }>({ event: undefined });

let asked = 0;
async function preview(value: unknown, _revision: number): Promise<void> {
  const own = (asked += 1);
  const from = performance.now();
  const made = value === undefined ? [] : await planner.preview(value);
  if (own !== asked) return;
  previews.value = made;
  previewMilliseconds.value = performance.now() - from;
  planned.value = { event: value };
}

/** Adds to the previews what comes from where, one destination after the other, until there is a newer preview. */
async function explain(of: { readonly event: unknown }, places: readonly number[]): Promise<void> {
  for (const place of places) {
    const isOutdated = () => of !== planned.peek() || places !== wanted.peek();
    if (isOutdated() || of.event === undefined) return;
    if ((previews.peek()[place]?.requests ?? []).some(({ origins }) => origins.length > 0)) continue;
    const explanation = await explainer.explain(place, of.event);
    if (isOutdated()) return;
    previews.value = previews.peek().map((one, at) => (at === place ? explanation : one));
  }
}

/** What an event becomes at an entry's destination with subscriptions that are being edited. */
export async function tryOut(
  place: number,
  value: unknown,
  subscriptions: readonly Subscription[],
): Promise<Explanation> {
  const entry = entries.peek()[place];
  if (!entry) throw new Error('The destination is gone.');
  return explainer.tryOut(entry, value, subscriptions);
}

/** Finds out what becomes of the events of the common specs. */
export async function findMatrix(): Promise<void> {
  const own = revision.peek();
  const rows = await explainer.matrix();
  if (own === revision.peek()) matrix.value = rows;
}

/** Finds out what becomes of all events at one destination, once. */
export async function findBatch(place: number): Promise<void> {
  if (batches.peek()[place]) return;
  const own = revision.peek();
  const batch = await planner.batch(place).catch(() => undefined);
  if (batch && own === revision.peek()) batches.value = { ...batches.peek(), [place]: batch };
}

/** Finds out what the edits change for all events at one destination, once. */
export async function findComparison(place: number): Promise<void> {
  if (comparisons.peek()[place]) return;
  const own = revision.peek();
  const comparison = await planner.compare(place).catch(() => undefined);
  if (comparison && own === revision.peek()) comparisons.value = { ...comparisons.peek(), [place]: comparison };
}
