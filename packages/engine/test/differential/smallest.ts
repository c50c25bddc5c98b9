import { isObject } from '../../src/mapping/is-object';

/** What a case cannot do without. */
const kept = ['fields', 'mapped', 'type', 'label', 'description', 'fieldKey', 'operator'];

/** The least of a case that is still as it was: members and items are left out one by one. */
export async function smallest<T>(value: T, isStill: (candidate: T) => Promise<boolean>): Promise<T> {
  let least = value;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const candidate of withOneLess(least)) {
      if (!(await isStill(candidate as T))) continue; // -- the same but for one member
      least = candidate as T; // -- as above
      isSmaller = true;
      break;
    }
  }
  return least;
}

/** Greatest omissions first. */
function* withOneLess(value: unknown): Generator {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries()) for (const less of withOneLess(item)) yield value.with(index, less);
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      if (kept.includes(key)) continue;
      const { [key]: _, ...rest } = value;
      yield rest;
    }
    for (const [key, member] of Object.entries(value)) {
      for (const less of withOneLess(member)) yield { ...value, [key]: less };
    }
  }
}
