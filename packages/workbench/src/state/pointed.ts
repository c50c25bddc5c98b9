import { computed, signal } from '@preact/signals';
import { previews } from './planning';

/** A value of the event, or of one of an entry's requests. */
export interface Pointed {
  readonly pointer: string;
  readonly entry?: number;
  readonly request?: number;
}

/** The value under the pointer or with the focus. */
export const pointed = signal<Pointed | undefined>(undefined);

/** The values of the event to highlight. */
export const litInEvent = computed((): ReadonlySet<string> => {
  const at = pointed.value;
  if (!at) return new Set();
  if (at.entry === undefined) return new Set([at.pointer]);
  const origins = previews.value[at.entry]?.requests[at.request ?? 0]?.origins ?? [];
  return new Set(origins.find((origin) => origin.at === at.pointer)?.from);
});

/** The values of requests to highlight, by the places of entry and request. */
export const litInRequests = computed((): ReadonlyMap<string, ReadonlySet<string>> => {
  const at = pointed.value;
  const lit = new Map<string, Set<string>>();
  if (!at) return lit;
  const add = (entry: number, request: number, pointer: string) => {
    const key = `${entry}.${request}`;
    lit.set(key, (lit.get(key) ?? new Set()).add(pointer));
  };
  if (at.entry !== undefined) add(at.entry, at.request ?? 0, at.pointer);
  else {
    for (const [entry, preview] of previews.value.entries()) {
      for (const [request, { origins }] of preview?.requests.entries() ?? []) {
        for (const origin of origins) if (origin.from.includes(at.pointer)) add(entry, request, origin.at);
      }
    }
  }
  return lit;
});
