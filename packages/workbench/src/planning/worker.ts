import { catalog } from '@sluice/catalog';
import { eventMatrix, type Subscription } from '@sluice/engine';
import { samplesOf } from '@sluice/events';
import { batchOf } from './batch-of';
import { compare } from './compare';
import type { Entry } from './entry';
import { definitionOf } from './definition-of';
import { type OpenEntry, openEntry } from './open-entry';
import { previewOf } from './preview-of';
import { serveCalls } from './calls';

/** What is planned for, as it was sent last; where its subscriptions cannot work, as they last did. */
let open: (OpenEntry | undefined)[] = [];
let saved: (OpenEntry | undefined)[] = [];
let events: unknown[] = [];

/** Does all planning, away from the page: lets it answer at once, and alone may make functions out of texts. */
export const planner = {
  definitions: () => Object.values(catalog).map(definitionOf),

  /** Takes the destinations as they are edited, and as they are in the file. */
  configure(entries: readonly Entry[], savedEntries: readonly Entry[]) {
    const openings = entries.map((entry) => openEntry(entry));
    open = openings.map((opening, place) => opening.open ?? open[place]);
    saved = savedEntries.map((entry) => openEntry(entry).open);
    return openings.map(({ problems, standIns }, place) => {
      const { subscriptions = [] } = open[place] ?? {};
      return { problems, standIns, subscriptions };
    });
  },

  /** Takes the events that `batch` and `compare` are about. */
  load(loaded: unknown[]) {
    events = loaded;
  },

  replace(place: number, event: unknown) {
    events[place] = event;
  },

  /** What one event becomes at each destination, at once. */
  preview(event: unknown) {
    return open.map((entry) => entry && previewOf(entry, event, Date.now()));
  },

  /** The same of one destination and with what comes from where, which takes as long as some hundred plans. */
  explain(place: number, event: unknown) {
    return open[place]?.pipeline.explain(event, { now: Date.now() });
  },

  /** The same with subscriptions that are being edited. Throws where they cannot work. */
  tryOut(entry: Entry, event: unknown, subscriptions: readonly Subscription[]) {
    const { open: opened, problems } = openEntry({ ...entry, subscriptions });
    if (opened) return opened.pipeline.explain(event, { now: Date.now() });
    throw new Error(problems.map(({ place, message }) => `${place}: ${message}`).join('\n'));
  },

  /** What each event of the common specs becomes at each destination. */
  matrix() {
    return eventMatrix(
      open.flatMap((entry) => entry?.pipeline ?? []),
      samplesOf,
    );
  },

  async *batch(place: number) {
    const entry = open[place];
    return entry && (yield* batchOf(entry, events, Date.now()));
  },

  async *compare(place: number) {
    return yield* compare(saved[place], open[place], events, Date.now());
  },
};

serveCalls(planner);
