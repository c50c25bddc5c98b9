import { nearMissOf } from '@sluice/kit/host';
import type { Trigger } from './compile-trigger';
import type { Event } from './event';

const types = new Set(['track', 'identify', 'page', 'screen', 'group', 'alias']);
/** Names come from events, without end: beyond this many the memory of them starts again. */
const mostNames = 10_000;
const longestName = 200;

/** The subscriptions that may be for the events of one type and name. */
export interface Dispatch<R> {
  readonly routes: readonly R[];
  /** The standard event whose name this one nearly is, where that would have gone another way. */
  readonly nearMiss: string | undefined;
}

interface Known<R> extends Dispatch<R> {
  readonly looksFurther: boolean;
}

/**
 * Finds the subscriptions for an event. What depends on an event's type and name alone is looked at once for each type and name;
 * what looks further is asked for each event.
 */
export function dispatchRoutes<R extends { readonly trigger: Trigger }>(
  all: readonly R[],
): (event: Event) => Dispatch<R> {
  const known = new Map<string, Map<unknown, Known<R>>>();
  const candidatesFor = (event: Event) => all.filter(({ trigger }) => trigger.looksFurther || trigger.isFor(event));
  const learn = (event: Event): Known<R> => {
    const routes = candidatesFor(event);
    const standard = event.type === 'track' && typeof event.event === 'string' ? nearMissOf(event.event) : undefined;
    const others = standard === undefined ? [] : candidatesFor({ type: 'track', event: standard });
    const isMissed = others.length > 0 && !isSame(others, routes);
    const looksFurther = routes.some(({ trigger }) => trigger.looksFurther);
    return { routes, nearMiss: isMissed ? standard : undefined, looksFurther };
  };
  return (event) => {
    const { type, event: name } = event;
    let named = known.get(type);
    if (!named) {
      named = new Map<unknown, Known<R>>();
      if (types.has(type)) known.set(type, named);
    }
    let found = named.get(name);
    if (!found) {
      found = learn(event);
      if (named.size >= mostNames) named.clear();
      // What is no text is nobody's name, and may be as large as one likes.
      if (name === undefined || (typeof name === 'string' && name.length <= longestName)) named.set(name, found);
    }
    if (!found.looksFurther) return found;
    const routes = found.routes.filter(({ trigger }) => !trigger.looksFurther || trigger.isFor(event));
    return { routes, nearMiss: found.nearMiss };
  };
}

function isSame<R>(first: readonly R[], second: readonly R[]): boolean {
  return first.length === second.length && first.every((route, index) => route === second[index]);
}
