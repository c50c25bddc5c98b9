import { listOf } from './list-of';

/**
 * The pairs of a list such as "Analytics=2, Advertising=3", with names and values trimmed, or what is wrong with the list. For a
 * repeated name, the last value counts.
 */
export function pairsOf(text: string | undefined): {
  readonly pairs: ReadonlyMap<string, string>;
  readonly problem?: string;
} {
  const pairs = new Map<string, string>();
  for (const entry of listOf(text)) {
    const at = entry.indexOf('=');
    const [name, value] = [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
    if (at < 1 || name === '' || value === '') {
      return { pairs, problem: 'must be a comma-separated list of pairs, as in "Analytics=2, Advertising=3".' };
    }
    pairs.set(name, value);
  }
  return { pairs };
}
