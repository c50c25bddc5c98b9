import { messageTypes, nearMissOf, rememberNames } from '@sluice/kit/host';
import type { Trigger } from './compile-trigger';
import type { Event } from './event';

/** The subscriptions that may be for the events of one type and name. */
export interface Dispatch<R> {
  readonly routes: readonly R[];
  /** Their actions. */
  readonly actions: readonly string[];
  /** The standard event whose name is nearly the same, if it would have matched other subscriptions. */
  readonly nearMiss: string | undefined;
}

interface Known<R> extends Dispatch<R> {
  readonly looksFurther: boolean;
}

/**
 * Finds the subscriptions for an event. Triggers that depend on type and name alone are evaluated once for each type and name; those
 * that look further, for each event.
 */
export function dispatchRoutes<R extends { readonly key: string; readonly trigger: Trigger }>(
  all: readonly R[],
): (event: Event) => Dispatch<R> {
  const candidatesFor = (event: Event) => all.filter(({ trigger }) => trigger.looksFurther || trigger.isFor(event));
  const learn = (type: string, event?: unknown): Known<R> => {
    const routes = candidatesFor({ type, event });
    const standard = type === 'track' && typeof event === 'string' ? nearMissOf(event) : undefined;
    const others = standard === undefined ? [] : candidatesFor({ type, event: standard });
    const isMissed = others.length > 0 && !isSame(others, routes);
    const looksFurther = routes.some(({ trigger }) => trigger.looksFurther);
    return { routes, actions: actionsOf(routes), nearMiss: isMissed ? standard : undefined, looksFurther };
  };
  const known = new Map<string, { readonly nameless: Known<R>; readonly named: (name: string) => Known<R> }>(
    messageTypes.map((type) => [type, { nameless: learn(type), named: rememberNames((name) => learn(type, name)) }]),
  );
  const find = ({ type, event: name }: Event): Known<R> => {
    const ofType = known.get(type);
    if (ofType && typeof name === 'string') return ofType.named(name);
    // A name that is not a string is not cached: it may be of any size.
    return ofType && name === undefined ? ofType.nameless : learn(type, name);
  };
  return (event) => {
    const found = find(event);
    if (!found.looksFurther) return found;
    const routes = found.routes.filter(({ trigger }) => !trigger.looksFurther || trigger.isFor(event));
    return { routes, actions: actionsOf(routes), nearMiss: found.nearMiss };
  };
}

function actionsOf(routes: readonly { readonly key: string }[]): string[] {
  return routes.map(({ key }) => key);
}

function isSame<R>(first: readonly R[], second: readonly R[]): boolean {
  return first.length === second.length && first.every((route, index) => route === second[index]);
}
