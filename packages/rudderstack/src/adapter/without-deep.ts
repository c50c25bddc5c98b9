import { isTooDeep } from '@sluice/kit/host';

type Members = Readonly<Record<string, unknown>>;

/** The same object, or a copy without the members that are nested too deeply to be repeated in an answer. */
export function withoutDeep(object: Members): Members {
  if (!isTooDeep(object)) return object;
  return Object.fromEntries(Object.entries(object).filter(([, member]) => !isTooDeep(member)));
}
