import { isObject } from '@sluice/kit/host';
import type { Features } from '../protocol/features';

/**
 * What the transformer behind us says it can, and what we can for the destinations we own. A flag holds for all
 * destinations, so it is the transformer's: it must be true of both, and ours are all true.
 */
export function mergeFeatures(ours: Features, upstream: unknown, owns: (name: string) => boolean): object {
  if (!isObject(upstream)) return ours;
  const { routerTransform, regulations } = upstream;
  const foreign = Object.entries(isObject(routerTransform) ? routerTransform : {}).filter(([name]) => !owns(name));
  const asked = (Array.isArray(regulations) ? (regulations as unknown[]) : []).filter((name) => !owns(String(name)));
  return {
    ...upstream,
    routerTransform: { ...Object.fromEntries(foreign), ...ours.routerTransform },
    regulations: [...asked, ...ours.regulations],
  };
}
