import { isObject } from '@sluice/kit/host';
import type { Features } from '../protocol/features';

/**
 * Merges the features of the transformer behind us with ours for the destinations we own. Flags apply to all destinations, so the
 * transformer's are used: a flag must be true for both, and ours are all true.
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
