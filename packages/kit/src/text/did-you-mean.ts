/** For error messages: suggests the known word closest to what was written, or says `otherwise` if none is close. */
export function didYouMean(written: unknown, known: readonly string[], otherwise = ''): string {
  const near = nearest(String(written), known);
  if (near === undefined) return otherwise && ` ${otherwise}`;
  return ` Did you mean ${/\s/.test(near) ? `"${near}"` : near}?`;
}

/** The same; if no known word is close, all are listed: " It has: a, b." */
export function didYouMeanOneOf(written: unknown, known: readonly string[], lead = 'It has'): string {
  return didYouMean(written, known, `${lead}: ${known.join(', ') || 'none'}.`);
}

/** The known word closest to what was written, with at most `most` letters changed: by default two, or a third of them if that is more. */
export function nearest(written: string, known: readonly string[], most?: number): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const word of known) {
    const distance = distanceBetween(written.toLowerCase(), word.toLowerCase());
    if (distance >= least || distance > (most ?? Math.max(2, word.length / 3))) continue;
    best = word;
    least = distance;
  }
  return best;
}

/** The Levenshtein distance: how many letters must be added, removed or replaced. */
function distanceBetween(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const [row, letter] of Array.from(one).entries()) {
    const current = [row + 1];
    for (const [column, otherLetter] of Array.from(other).entries()) {
      const replaced = (previous[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[other.length] ?? one.length;
}
