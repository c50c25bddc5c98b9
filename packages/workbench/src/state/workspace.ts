import { computed, signal } from '@preact/signals';
import { titleOf } from '@sluice/kit/host';
import type { Entry } from '../planning/entry';
import type { Definition, Opening } from '../planning/planner';

/** The entries of the config file as edited. */
export const entries = signal<readonly Entry[]>([]);
/** The entries as they are in the file. */
export const savedEntries = signal<readonly Entry[]>([]);
/** All destinations of the catalog, once the planner has listed them. */
export const definitions = signal<readonly Definition[]>([]);
/** What the planner says about each entry, by its place. */
export const openings = signal<readonly Opening[]>([]);
/** The place of the entry that the views are about. */
export const chosen = signal(0);

/** Whether there are unsaved edits. */
export const isChanged = computed(() => JSON.stringify(entries.value) !== JSON.stringify(savedEntries.value));
/** The entry that the views are about. */
export const chosenEntry = computed(() => entries.value[chosen.value] ?? entries.value[0]);

/** The destination of this slug. */
export function definitionOf(slug: string | undefined): Definition | undefined {
  return definitions.value.find((one) => one.slug === slug);
}

/** An entry's name: its vendor's, with a number if there are several of one vendor. */
export function nameOf(entry: Entry): string {
  const alike = entries.value.filter(({ destination }) => destination === entry.destination);
  const definition = definitionOf(entry.destination);
  const title = definition ? titleOf(definition) : entry.destination;
  return alike.length > 1 ? `${title} ${alike.indexOf(entry) + 1}` : title;
}

/** Replaces an entry. */
export function changeEntry(place: number, entry: Entry): void {
  entries.value = entries.value.map((one, at) => (at === place ? entry : one));
}

/** Adds an entry for a destination, and chooses it. */
export function addEntry(slug: string): void {
  entries.value = [...entries.value, { destination: slug, settings: {} }];
  chosen.value = entries.value.length - 1;
}

/** Removes an entry; `undo` restores it. */
export function removeEntry(place: number): void {
  const removed = entries.value[place];
  if (!removed) return;
  const rest = entries.value.filter((_, at) => at !== place);
  takeAway(`${nameOf(removed)} is removed.`, rest);
  chosen.value = Math.min(place, rest.length - 1);
}

/** Discards all edits. */
export function revert(): void {
  takeAway('The edits are gone.', savedEntries.value);
}

interface Removal {
  readonly text: string;
  readonly before: readonly Entry[];
  readonly after: readonly Entry[];
}
const removal = signal<Removal | undefined>(undefined);

function takeAway(text: string, after: readonly Entry[]): void {
  removal.value = { text, before: entries.value, after };
  entries.value = after;
}

/** What `undo` restores: the last removal, until something else is edited. */
export const undoable = computed(() => (removal.value?.after === entries.value ? removal.value : undefined));

/** Restores what was removed last. */
export function undo(): void {
  if (undoable.value) entries.value = undoable.value.before;
}
