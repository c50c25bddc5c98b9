import { computed, signal } from '@preact/signals';
import { titleOf } from '@sluice/kit/host';
import type { Entry } from '../planning/entry';
import type { Definition, Opening } from '../planning/planner';

/** The destinations of the file as they are edited. */
export const entries = signal<readonly Entry[]>([]);
/** The same as they are in the file. */
export const savedEntries = signal<readonly Entry[]>([]);
/** Every destination there is, once the planner has said so. */
export const definitions = signal<readonly Definition[]>([]);
/** By the entry's place. */
export const openings = signal<readonly Opening[]>([]);
/** The place of the entry that the views are about. */
export const chosen = signal(0);

export const isChanged = computed(() => JSON.stringify(entries.value) !== JSON.stringify(savedEntries.value));
export const chosenEntry = computed(() => entries.value[chosen.value] ?? entries.value[0]);

export function definitionOf(slug: string | undefined): Definition | undefined {
  return definitions.value.find((one) => one.slug === slug);
}

/** What an entry is called: by its vendor, and its number where there are several of one. */
export function nameOf(entry: Entry): string {
  const alike = entries.value.filter(({ destination }) => destination === entry.destination);
  const definition = definitionOf(entry.destination);
  const title = definition ? titleOf(definition) : entry.destination;
  return alike.length > 1 ? `${title} ${alike.indexOf(entry) + 1}` : title;
}

/** Puts an entry in the place of the one that is there. */
export function changeEntry(place: number, entry: Entry): void {
  entries.value = entries.value.map((one, at) => (at === place ? entry : one));
}

export function addEntry(slug: string): void {
  entries.value = [...entries.value, { destination: slug, settings: {} }];
  chosen.value = entries.value.length - 1;
}

export function removeEntry(place: number): void {
  const removed = entries.value[place];
  if (!removed) return;
  const rest = entries.value.filter((_, at) => at !== place);
  takeAway(`${nameOf(removed)} is removed.`, rest);
  chosen.value = Math.min(place, rest.length - 1);
}

/** Gives up all edits. */
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

/** What was taken away at one stroke, as long as nothing else was edited: it can be put back. */
export const undoable = computed(() => (removal.value?.after === entries.value ? removal.value : undefined));

export function undo(): void {
  if (undoable.value) entries.value = undoable.value.before;
}
