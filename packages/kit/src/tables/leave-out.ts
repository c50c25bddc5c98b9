/**
 * Removes members from a vendor object, with a note that names those it had. `reason` completes "Left out, because …". Returns
 * whether there were any.
 */
export function leaveOut(
  from: object,
  names: readonly string[],
  reason: string,
  note: (text: string) => void,
): boolean {
  const members = from as Record<string, unknown>;
  const found = names.filter((name) => members[name] !== undefined);
  for (const name of found) members[name] = undefined;
  if (found.length > 0) note(`Left out, because ${reason}: ${found.join(', ')}.`);
  return found.length > 0;
}
