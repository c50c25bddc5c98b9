/**
 * The first place where two values differ as JSON, in words; undefined if they are equal. An undefined member counts as absent,
 * and prototypes do not matter.
 */
export function findDifference(actual: unknown, expected: unknown, place = ''): string | undefined {
  if (typeof actual === 'object' && actual !== null && typeof expected === 'object' && expected !== null) {
    if (Array.isArray(actual) !== Array.isArray(expected)) return say(actual, expected, place);
    const one = new Map(Object.entries(actual));
    const other = new Map(Object.entries(expected));
    for (const key of new Set([...one.keys(), ...other.keys()])) {
      const difference = findDifference(one.get(key), other.get(key), place === '' ? key : `${place}.${key}`);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  return Object.is(actual, expected) ? undefined : say(actual, expected, place);
}

function say(actual: unknown, expected: unknown, place: string): string {
  return `${place === '' ? 'it' : place} is ${show(actual)} instead of ${show(expected)}`;
}

const longest = 120;

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
