/** Removes the members beyond the first `most`, with a note of how many. `reason` completes "Left out 3 of 258 properties, because …". */
export function keepFirst(from: object, most: number, reason: string, note: (text: string) => void): void {
  const members = from as Record<string, unknown>;
  let count = 0;
  for (const name in members) if (members[name] !== undefined && (count += 1) > most) members[name] = undefined;
  if (count > most) note(`Left out ${count - most} of ${count} properties, because ${reason}.`);
}
