import { isTooDeep } from '@sluice/kit/host';

type Members = Readonly<Record<string, unknown>>;

/** The same object, or one without the members that hold lists and objects so deep that no answer could repeat them. */
export function withoutDeep(object: Members): Members {
  if (!isTooDeep(object)) return object;
  return Object.fromEntries(Object.entries(object).filter(([, member]) => !isTooDeep(member)));
}
